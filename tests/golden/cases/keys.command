whichstack keys | sed -n '1,8p'
test "$(whichstack keys --json | grep -c '"command"')" -gt 100 && echo "more than a hundred"
mkdir -p home/.config/whichstack
printf 'bind catalog m mark\nbind all q -\nbind all q nothing\n' >home/.config/whichstack/config
whichstack keys --width 200 2>&1 | sed "s|$PWD|HERE|" | grep -E '  mark  |  back  |home'
whichstack keys --json 2>/dev/null | grep -A 5 '"command": "mark"'
whichstack keys more
