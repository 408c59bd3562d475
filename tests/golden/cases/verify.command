# what verify says and how it exits: the same, another status, edited, another catalog
try() {
    whichstack verify "$@"
    echo "status $?"
}
whichstack recommend language=js typing=required -o record.md || exit
cp -r "$CATALOG" changed
chmod -R u+w changed
sed -i 's/^version: .*/version: "1.3"/' changed/catalog.yaml
whichstack compile changed -o words.db || exit
sed -i '/^ratings:/,/^pairings:/s/value: 4/value: 3/' changed/frameworks/gamma.md
whichstack compile changed -o facts.db || exit
sed -i 's/level: 1/level: 3/' changed/frameworks/alpha.md
whichstack compile changed -o first.db || exit
try record.md
sed 's/^proposed$/accepted/; s/Status: proposed/Status: accepted/; s/^Room for your own notes: .*/We met./' record.md >accepted.md
try accepted.md
try record.md --catalog words.db
try record.md --catalog facts.db
try record.md --catalog first.db
whichstack verify record.md --catalog first.db --json | grep -v 'sha256\|"program"'
