# what changed between two catalogs, and for whom that matters
cp -r "$CATALOG" changed
chmod -R u+w changed
sed -i 's/^version: .*/version: "1.3"/' changed/catalog.yaml
sed -i 's/level: 1/level: 3/; s/^Alpha is a router.*/Alpha is a router./' changed/frameworks/alpha.md
sed -i 's/fit: 5/fit: 4/' changed/frameworks/beta.md
sed -i 's/id: nothing/id: none/; s/points: 10/points: 20/' changed/questions/03-storage.md
whichstack compile changed -o changed.db || exit
whichstack diff small.db changed.db
echo "status $?"
whichstack diff small.db small.db
echo "status $?"
whichstack recommend language=go -o record.md || exit
printf 'answers:\n  storage: nothing\n' >nothing.yaml
whichstack diff small.db changed.db --answers team.yaml --answers record.md --answers nothing.yaml |
    sed -n '/^Answers/,$p'
whichstack diff small.db changed.db --answers team.yaml record.md | tail -1
whichstack diff changed.db small.db --json --answers nothing.yaml | sed -n '/"answers"/,/^  \]/p'
whichstack diff small.db changed.db --json | grep -c '"kind"'
