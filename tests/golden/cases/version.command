whichstack --version | grep -cE '^whichstack [0-9]+\.[0-9]+\.[0-9]+$'
whichstack list --version nonsense | grep -c '^whichstack '
