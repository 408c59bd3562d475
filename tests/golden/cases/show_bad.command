whichstack show
echo "status $?"
whichstack show alfa
echo "status $?"
whichstack show redsi
echo "status $?"
whichstack show "$(printf '\033[31m\377')"
echo "status $?"
whichstack show alpha --width wide
echo "status $?"
whichstack show alpha beta
