# many files: a line each, and the status that counts: the first of 5, 2, 1, 4, 3, 0
whichstack recommend language=js typing=required -o same.md || exit
sed 's/Good, because/Fine, because/' same.md >edited.md
# a liar who makes the hash of the block right again
sed 's/"ranking": \["gamma", "beta"\]/"ranking": ["beta", "gamma"]/' same.md >unsigned.md
old=$(sed -n 's/.*"block_sha256": "\(.*\)".*/\1/p' unsigned.md)
new=$(sed -n '/^```whichstack-decision/,/^```$/p' unsigned.md | sed '1d;$d' |
    sed 's/"block_sha256": ".*"/"block_sha256": ""/' | sha256sum | cut -d ' ' -f 1)
sed "s/$old/$new/" unsigned.md >differs.md
cp -r "$CATALOG" changed
chmod -R u+w changed
sed -i 's/^version: .*/version: "1.3"/' changed/catalog.yaml
whichstack compile changed -o changed.db || exit
sed -i 's/level: 1/level: 3/' changed/frameworks/alpha.md
whichstack compile changed -o first.db || exit

whichstack recommend language=js typing=required -o new.md --catalog first.db || exit
try() {
    whichstack verify "$@" >out
    echo "status $?: $(cut -d ' ' -f 1,2 out | grep '^[a-z]' | paste -sd ' ')"
}
try same.md same.md
try edited.md same.md
try differs.md edited.md same.md
try edited.md differs.md
try missing.md differs.md edited.md same.md
try same.md missing.md
try same.md --catalog changed.db
try same.md new.md --catalog first.db
try same.md edited.md --catalog first.db
try same.md differs.md --catalog first.db
try new.md --catalog first.db
whichstack verify edited.md missing.md differs.md same.md --json | grep '"status"'
