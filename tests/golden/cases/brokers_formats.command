# every format a command knows works with a catalog from another field, and says no word of the shipped one
whichstack compile "$CATALOG/../brokers" -o brokers.db || exit
export WHICHSTACK_CATALOG=brokers.db
answers='cargo=work volume=some history=days keeper=team terms=open first=peace'
formats() {
    whichstack "$1" --help | sed -n '/--format/,/--json/p' | grep -o 'text\|json\|csv\|tsv\|markdown\|madr\|html' | sort -u
}
# the names of JSON's members and of the machine block in a record are those of every catalog
prose() {
    sed '/^ *```* *whichstack-decision/,/^ *```/d; /class="language-whichstack-decision"/,/<\/pre>/d' "$1"
}
strange='framework|language|backend|django|database|python|php|spring|flask|graphql'
try() {
    command=$1
    shift
    for format in $(formats "$command"); do
        whichstack "$command" "$@" --format "$format" >out || echo "$command $format failed"
        [ -s out ] || echo "$command $format is empty"
        [ "$format" = json ] || prose out | grep -inE "$strange" | sed "s/^/$command $format: /"
    done
    echo "$command: $(formats "$command" | grep -c .) formats"
}
try list | sed 's/: [1-9][0-9]* formats/: all formats/'
try show alder | sed 's/: [1-9][0-9]* formats/: all formats/'
try show mould | sed 's/: [1-9][0-9]* formats/: all formats/'
try compare alder cirrus | sed 's/: [1-9][0-9]* formats/: all formats/'
try questions | sed 's/: [1-9][0-9]* formats/: all formats/'
try recommend $answers | sed 's/: [1-9][0-9]* formats/: all formats/'
whichstack recommend $answers -o record.md
whichstack verify record.md --json >out
sed 's/^ *"framework//' out | grep -inE "$strange"
grep '"language"' out
grep -iE "$strange" "$CATALOG"/../../golden/screens-brokers/*.screen | sed 's/^.*screens-brokers/screens-brokers/'
