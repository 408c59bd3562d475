printf 's\ngo\nq\n' | whichstack ask >asked 2>said || exit
whichstack recommend language=go | cmp - asked && echo "the same bytes"
printf 's\ngo\n' | whichstack ask -o asked.md 2>said || exit
whichstack recommend language=go -o - | cmp - asked.md && echo "the same bytes"
printf 's\njs\n' | whichstack ask -o asked.md
echo "status $?"
printf 's\njs\n' | whichstack ask -o asked.md --force 2>said || exit
whichstack recommend language=js -o - | cmp - asked.md && echo "replaced"
printf 'answers: {platform: beos}\n' >beos.yaml
whichstack ask --answers beos.yaml </dev/null >asked
echo "status $?"
whichstack recommend --answers beos.yaml | cmp - asked && echo "the same bytes"
