whichstack list --filter 'minimal speeed>=3'
echo "status $?"
whichstack list --filter 'web ('
echo "status $?"
whichstack list --filter '框架 speeed>=3'
