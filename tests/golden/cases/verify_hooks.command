# the hook and the step of docs/records.md, as they stand there, in a repository
block() { # block HEADING: the first code block under it
    awk -v heading="## $1" '$0 == heading { here = 1 } here && code && /^```$/ { exit }
        here && code { print } here && /^```sh$/ { code = 1 }' "$CATALOG/../../../docs/records.md"
}
export WHICHSTACK_CATALOG="$PWD/small.db" GIT_CONFIG_NOSYSTEM=1
mkdir repository && cd repository || exit
git init -q . && git config user.name Ann && git config user.email ann@example.org || exit
block "Before a commit" >.git/hooks/pre-commit
block "In a pipeline" >../step
chmod +x .git/hooks/pre-commit
head -1 .git/hooks/pre-commit ../step
commit() {
    git add -A
    git commit -q -m "$1" && echo "$1: committed" || echo "$1: refused"
}
step() {
    sh ../step
    echo "step: $?"
}
mkdir -p docs/adr
whichstack recommend language=js typing=required -o docs/adr/0001-backend.md || exit
whichstack recommend language=go -o "docs/adr/0002 with blanks.md" || exit
commit "two records"
echo text >README.md
commit "no record"
sed -i 's/^proposed$/accepted/; s/Status: proposed/Status: accepted/' docs/adr/0001-backend.md
commit "accepted"
step
sed -i 's/Good, because/Fine, because/' "docs/adr/0002 with blanks.md"
commit "edited by hand"
# what counts is what is staged
git checkout -q HEAD -- docs
sed -i 's/Good, because/Fine, because/' docs/adr/0001-backend.md
git add -A
git checkout-index -f --stdin </dev/null
git show HEAD:docs/adr/0001-backend.md >docs/adr/0001-backend.md
git commit -q -m "staged" && echo committed || echo "staged: refused"
step
git reset -q --hard
cp -r "$CATALOG" ../changed && chmod -R u+w ../changed
sed -i 's/^version: .*/version: "1.3"/' ../changed/catalog.yaml
whichstack compile ../changed -o "$PWD/../small.db" || exit
echo more >>README.md
sed -i 's/^Room for your own notes: .*/We met./' docs/adr/0001-backend.md
commit "with a newer catalog"
step
sed -i 's/level: 1/level: 3/' ../changed/frameworks/alpha.md
whichstack compile ../changed -o "$PWD/../small.db" || exit
step
grep -c '"verdict": "overturned"' verify.json
