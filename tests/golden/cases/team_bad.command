# what is not several people's answers
try() {
    whichstack team "$@"
    echo "status $?"
}
printf 'answers:\n  language: js\n' >ann.yaml
printf 'name: ann\nanswers:\n  language: go\n' >other.yaml
printf 'answers:\n  language: cobol\n  colour: red\n' >wrong.yaml
try
try ann.yaml
try ann.yaml other.yaml
try ann.yaml ann.yaml
try ann.yaml wrong.yaml
try ann.yaml nowhere.yaml
whichstack recommend --team ann.yaml
echo "status $?"
whichstack recommend --team ann.yaml --team other.yaml --answers ann.yaml
echo "status $?"
printf 'name: Ben\nanswers:\n  language: go\n' >ben.yaml
whichstack recommend --team ann.yaml --team ben.yaml -o record.md
echo "status $?"
ls record.md
