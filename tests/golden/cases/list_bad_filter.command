whichstack list --filter 'minimal speeed>=3'
echo "status $?"
whichstack list --filter 'web ('
echo "status $?"
whichstack list --filter '框架 speeed>=3'
echo "status $?"
whichstack list --filter "$(head -c 5000 /dev/zero | tr '\0' 'x') $(printf '\377\033')= $(head -c 5000 /dev/zero | tr '\0' 'y')"
echo "status $?"
whichstack list --filter 'web
minimal speeed>=3'
