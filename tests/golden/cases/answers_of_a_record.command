whichstack recommend --answers team.yaml storage=rows -o record.md || exit
whichstack recommend --answers record.md --format csv >of_record.csv || exit
whichstack recommend --answers team.yaml storage=rows --format csv >of_answers.csv || exit
cmp of_record.csv of_answers.csv && echo same
whichstack recommend --answers record.md typing=indifferent --format csv | head -2
# pages that are no records, or no longer
try() {
    whichstack list --columns id --answers "$@"
    echo "status $?"
}
printf '# Use tabs\n\nDate: 2026-01-31\n\n## Decision\n\nWe use tabs.\n' >plain.md
try plain.md
printf -- '---\nstatus: accepted\n---\n\n# Use tabs\n\nWe use tabs.\n' >madr.md
try madr.md
sed 's/^```whichstack-decision$/```json whichstack-decision/' record.md >info.md
try info.md
try - <info.md
sed '/^```whichstack-decision$/,$d' record.md >without.md
try without.md
sed 's/^  "answers": {$/&,/' record.md >broken.md
try broken.md
printf 'answers:\n  language: js\n' >yaml.md
try yaml.md | head -2
