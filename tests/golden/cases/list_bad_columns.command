whichstack list --columns id,speeed
echo "status $?"
whichstack list --columns fit
echo "status $?"
whichstack list --sort -nme
echo "status $?"
whichstack list --columns id,
echo "status $?"
whichstack list extra
