whichstack help list >word && whichstack list --help | cmp - word && echo "the same for a command"
whichstack help >word && whichstack --help | cmp - word && echo "the same for all"
