# answers of a former catalog: one that is another answer today, one that is several, one that is nothing, and
# a question that is gone; on the command line, in a file, in a record, and between two catalogs
whichstack recommend language=js typing=required storage=rows -o record.md || exit
cp -r "$CATALOG" changed
chmod -R u+w changed
cd changed/questions
sed -i 's/id: required/id: checked/; s/^options:/retired:\n  - id: required\n    means: [typing=checked]\n  - id: never\n    means: []\noptions:/' 02-typing.md
sed -i 's/id: rows/id: tables/; s/^options:/retired:\n  - id: rows\n    means: [storage=tables, typing=checked]\noptions:/' 03-storage.md
rm 04-platform.md
printf '%s\n' --- retired: '  - id: plan9' '    means: []' --- 'No longer asked.' >90-platform.md
cd ../..
whichstack check changed && whichstack compile changed -o now.db || exit
now() { whichstack --catalog now.db "$@"; }
given() { now recommend --format json "$@" | sed -n '/"answers": {/,/}/p'; }
given language=js typing=required
given storage=rows
echo 'what is said today goes first, in either order'
given typing=indifferent storage=rows
given storage=rows typing=indifferent
given language=js platform=plan9 typing=never
given --answers team.yaml
now recommend platform=plan10
echo "status $?"
now verify record.md
echo "status $?"
printf 'answers:\n  typing: required\n  platform: plan9\n' >old.yaml
whichstack diff "$WHICHSTACK_CATALOG" now.db --answers old.yaml | sed -n '/old.yaml/,$p'
sed -i 's/typing=checked\]/typing=chequed]/' changed/questions/02-typing.md
sed -i 's/id: never/id: indifferent/' changed/questions/02-typing.md
whichstack check changed
echo "status $?"
