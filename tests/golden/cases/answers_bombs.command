# deep, long and endless: one sentence each, at once
i=0
while [ $i -lt 1000 ]; do
    printf '['
    i=$((i + 1))
done >deep.yaml
whichstack recommend --answers deep.yaml
echo "status $?"
{ printf '{"answers":'; cat deep.yaml; } >deep.json
whichstack recommend --answers deep.json
echo "status $?"
head -c 2000000 /dev/zero >long.yaml
whichstack recommend --answers long.yaml
echo "status $?"
whichstack recommend --answers - </dev/zero
