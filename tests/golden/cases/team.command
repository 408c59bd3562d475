# what several people's answers come to: what to settle, what needs no discussion, who would have to give in
printf 'name: Ann\nanswers:\n  language: js\n  typing: required\n  storage: rows\n' >ann.yaml
printf 'answers:\n  language: go\n  storage: nothing\n' >ben.yaml
printf 'answers:\n  language: js\n' >cleo.yaml
whichstack team ann.yaml ben.yaml cleo.yaml
echo "status $?"
whichstack team ann.yaml cleo.yaml --format markdown
whichstack team ann.yaml ben.yaml --json | grep -v sha256
