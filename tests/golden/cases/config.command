export XDG_CONFIG_HOME="$PWD/home"
try() {
    whichstack config "$@" 2>&1 | sed "s|$PWD|HERE|g; s|^catalog .*|catalog|; s|^sandbox .*|sandbox|"
}
try
try --check
try --paths
mkdir home/whichstack
printf 'set theme dark\nbind catalog m mark\n' >home/whichstack/config
try --check
try --width 100 | head -3
try --paths
printf '# mine\nset theme drak\nbnd x\nbind catalog s mark\n' >home/whichstack/config
try --check
whichstack config --check >/dev/null 2>&1
echo "status $?"
rm home/whichstack/config
mkdir home/whichstack/config
try --check
