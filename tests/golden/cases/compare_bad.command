whichstack compare alpha
echo "status $?"
whichstack compare alpha alpha
echo "status $?"
whichstack compare alpha bata
echo "status $?"
for id in pg ease released; do
    whichstack show $id >page && whichstack compare alpha $id
    echo "status $?"
done
whichstack compare alpha beta --width 3
