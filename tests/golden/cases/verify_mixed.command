# a folder with plain decisions, records and one that was tampered with: verify itself, the hook for pre-commit, the action
# for GitHub and the job for GitLab, each as it stands in the project
project=$(realpath "$CATALOG/../../..")
export WHICHSTACK_CATALOG="$PWD/small.db"
try() {
    "$@"
    echo "status $?"
}
mkdir -p docs/adr/old docs/adr/.hidden
whichstack recommend language=js typing=required --number 1 -o docs/adr/0001-backend.md || exit
printf '# 2. Use tabs\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n' >docs/adr/0002-use-tabs.md
printf '# 3. Use blanks\n\nWe ran `whichstack recommend`.\n' >docs/adr/old/0003-use-blanks.md
whichstack recommend language=go -o docs/adr/old/0004-go.md || exit
echo text >docs/adr/notes.txt
echo '# hidden' >docs/adr/.hidden/0005.md
ln -s .. docs/adr/loop
try whichstack verify docs/adr
try whichstack verify docs/adr/0002-use-tabs.md
try whichstack verify --strict docs/adr
try whichstack verify docs
try whichstack verify docs/nowhere
whichstack verify --json docs/adr | grep '"verdict"\|"status"\|"file"'

entry=$(sed -n 's/^  entry: //p' "$project/.pre-commit-hooks.yaml")
action() { # action NAME=VALUE...: the step with these inputs
    env "$@" sh "$project/.github/actions/verify/verify.sh"
}
job() { # the lines of the script, in one shell
    awk '/^decisions:/ { here = 1 } here && /^    - / { sub("^    - ", ""); print } here && /^  artifacts/ { exit }' \
        "$project/docs/records.md" >script
    sh -e script
}
all() {
    echo "-- pre-commit: $entry"
    try $entry docs/adr/*.md docs/adr/old/*.md
    echo "-- action"
    try action RECORDS=docs/adr
    echo "-- job"
    try job
}
all
grep -o 'RECORDS\|CATALOG_FILE\|FAIL_ON\|STRICT' "$project/.github/actions/verify/action.yml" | sort -u | paste -sd ' '
try action RECORDS=docs/adr STRICT=true

sed -i 's/^Chosen option: "none yet"/Chosen option: "Gamma"/' docs/adr/old/0004-go.md
all
rm docs/adr/old/0004-go.md

# a newer catalog
cp -r "$CATALOG" changed && chmod -R u+w changed
sed -i 's/^version: .*/version: "1.3"/; s/level: 1/level: 3/' changed/catalog.yaml changed/frameworks/alpha.md
whichstack compile changed -o new.db || exit
try whichstack verify --catalog new.db --github docs/adr
try whichstack verify --catalog new.db --ignore-catalog docs/adr
try whichstack verify --catalog new.db --format markdown docs/adr
try action RECORDS=docs/adr CATALOG_FILE=new.db FAIL_ON=overturned
try whichstack verify --format markdown docs/adr

# names are text
mkdir odd
cp docs/adr/0001-backend.md 'odd/a,b: 100% *c*.md'
sed -i 's/^Chosen: /Chosen by all: /' odd/*.md
try whichstack verify --github odd
try whichstack verify --format markdown odd

# what cannot be read as a record, one sentence each
sed 's/"format": 3/"format": 5/' docs/adr/0001-backend.md >newer.md
sed 's/^## Notes$/## Remarks/' docs/adr/0001-backend.md >without-notes.md
cat docs/adr/0001-backend.md docs/adr/0001-backend.md >two.md
{ cat docs/adr/0001-backend.md && head -c 4200000 /dev/zero | tr '\0' x; } >long.md
sed '/^```whichstack-decision$/,/^```$/d' docs/adr/0001-backend.md >without-block.md
for file in newer without-notes two long without-block; do
    try whichstack verify $file.md
done
head -n 60 docs/adr/0001-backend.md >cut.md
try whichstack verify cut.md
try whichstack verify docs/adr/0001-backend.md --catalog nowhere.db
