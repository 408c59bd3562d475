whichstack compare alpha
echo "status $?"
whichstack compare alpha alpha
echo "status $?"
whichstack compare alpha bata
echo "status $?"
whichstack compare alpha beta --width 3
