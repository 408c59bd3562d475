whichstack
echo "status $?"
whichstack | cat
echo list | whichstack --fresh
