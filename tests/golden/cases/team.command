# what several people's answers come to: what to settle, what needs no discussion, who would have to give in
printf 'name: Ann\nanswers:\n  language: js\n  typing: required\n  storage: rows\n' >ann.yaml
printf 'answers:\n  language: go\n  storage: nothing\n' >ben.yaml
printf 'answers:\n  language: js\n' >cleo.yaml
whichstack team ann.yaml ben.yaml cleo.yaml
echo "status $?"
whichstack team ann.yaml cleo.yaml --format markdown
whichstack team ann.yaml ben.yaml --json | grep -v sha256
whichstack recommend --team ann.yaml --team ben.yaml --team cleo.yaml | head -1
echo "status $?"
whichstack recommend --team ann.yaml --team ben.yaml --team cleo.yaml language=js -o record.md
grep -E 'Deciders|Settled' record.md
whichstack verify record.md
whichstack recommend --team ann.yaml --team ben.yaml --team cleo.yaml language=js --format madr | grep -E 'decision-makers|Settled'
sed 's/Ann and cleo, not ben/Ann, ben and cleo/' record.md >changed.md
whichstack verify changed.md
