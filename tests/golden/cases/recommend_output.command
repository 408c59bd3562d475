whichstack recommend language=go -o out.md || exit
whichstack recommend language=go --format markdown >piped.md || exit
cmp out.md piped.md && echo "the same bytes"
whichstack recommend language=go --format json -o out.json || exit
whichstack recommend language=go --json >piped.json || exit
cmp out.json piped.json && echo "the same bytes"
whichstack recommend language=go -o - | cmp - out.md && echo "the same bytes"
grep -c '"id": "beta"' out.json
whichstack recommend language=js -o out.md
echo "status $?"
cmp out.md piped.md && echo "the old file is as it was"
whichstack recommend language=js -o out.md --force || exit
cmp -s out.md piped.md || echo "replaced"
ls -A | grep -c '^\.'
