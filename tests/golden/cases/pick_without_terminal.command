TERM=xterm setsid whichstack pick
echo "status $?"
TERM=dumb whichstack pick
echo "status $?"
whichstack pick orm
