whichstack ask language=go
whichstack ask --answers - </dev/null
whichstack ask --answers nowhere.yaml </dev/null
whichstack ask --json </dev/null
whichstack ask --title T </dev/null
whichstack ask -o </dev/null
echo "status $?"
