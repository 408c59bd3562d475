# a record that takes the place of an older one, which is read and left as it is
whichstack recommend language=go typing=indifferent --number 1 --date 2025-01-31 --status accepted -o 0001-use-beta.md || exit
cp 0001-use-beta.md before.md
whichstack recommend language=js typing=indifferent --number 2 --supersedes 0001-use-beta.md -o 0002-use-alpha.md || exit
cmp 0001-use-beta.md before.md && echo "left as it is"
sed -n '/^## Status/,/^## Decision/p; /^## Links/,/^<details>/p' 0002-use-alpha.md
whichstack verify 0002-use-alpha.md
whichstack recommend language=js typing=indifferent --supersedes 0001-use-beta.md --format madr | sed -n '/^## More/,/^### /p'
whichstack recommend language=js typing=indifferent --supersedes 0001-use-beta.md --format html | grep '<a href="0001'
whichstack recommend language=js typing=indifferent --number 2 --format markdown --supersedes "$PWD/0001-use-beta.md" 2>note |
    cmp - 0002-use-alpha.md && echo "the same, wherever it is read from"
# what the note says to do
sed -i 's/accepted$/superseded by [0002-use-alpha](0002-use-alpha.md)/' 0001-use-beta.md
grep -c 'superseded by' 0001-use-beta.md
whichstack verify 0001-use-beta.md
# a decision that somebody wrote by hand, with a name that is hard on links
printf '# 9. Use [x](y) | *z*\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n' >'0009 by hand.md'
whichstack recommend language=js typing=indifferent --supersedes '0009 by hand.md' --format markdown -o '10 new.md' | head -1
grep '^Supersedes\|- Supersedes' '10 new.md'
# no decision
echo 'no heading' >notes.md
head -c 5000000 /dev/zero >large.md
for file in notes.md nowhere.md home large.md; do
    whichstack recommend language=js typing=indifferent --supersedes $file -o never.md
    echo "status $?"
done
whichstack recommend language=js typing=indifferent --supersedes 0002-use-alpha.md -o ./0002-use-alpha.md --force
echo "status $?"
grep -c '^# 2' 0002-use-alpha.md
whichstack recommend language=js typing=indifferent --supersedes
echo "status $?"
whichstack list --supersedes notes.md
echo "status $?"
ls never.md 2>note || echo "nothing was written"
# a decision that was superseded before, and a file of another name that is replaced
printf '# 11. Use x\n\nDate: 2020-01-01\n\n## Status\n\nSuperseded by 12\n' >0011-use-x.md
echo old >0012-use-y.md
whichstack recommend language=js typing=indifferent --supersedes 0011-use-x.md -o 0012-use-y.md --force
echo "status $?"
head -1 0012-use-y.md
# what a link from the new record cannot reach
mkdir sub
whichstack recommend language=js typing=indifferent --supersedes 0001-use-beta.md -o sub/n.md
echo "status $?"
whichstack recommend language=js typing=indifferent --supersedes sub/../0001-use-beta.md -o sub/n.md
echo "status $?"
whichstack recommend language=js typing=indifferent --supersedes - -o 13.md <0001-use-beta.md
echo "status $?"
cp 0001-use-beta.md "$(printf 'two\nlines.md')"
whichstack recommend language=js typing=indifferent --supersedes "$(printf 'two\nlines.md')" -o 13.md
echo "status $?"
ls sub 13.md 2>note
cp 0001-use-beta.md sub
whichstack recommend language=js typing=indifferent --supersedes sub/0001-use-beta.md -o "$PWD/sub/n.md" && ls sub
whichstack recommend language=js typing=indifferent --supersedes sub/0001-use-beta.md --format html -o - | grep -c "href=.0001-use-beta"
whichstack recommend language=js typing=indifferent --supersedes sub/0001-use-beta.md --format html -o /dev/stdout | grep -c "href=.0001-use-beta"
