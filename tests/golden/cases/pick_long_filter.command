TERM=xterm setsid whichstack pick --filter "$(printf '%512s' orm)"
echo "status $?"
TERM=xterm setsid whichstack pick --filter "$(printf '%511s' orm)"
