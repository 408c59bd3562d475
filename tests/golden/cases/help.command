# the help of each command that the help lists, and --help wins over everything but an unknown command
whichstack --help | sed -n '/^Commands:/,/^$/p' | awk '/^  [a-z]/ { print $1 }' >commands
for command in $(cat commands); do
    whichstack $command --help >text || echo "$command: status $?"
    grep -q "^Usage: whichstack $command" text || echo "$command: no usage"
    grep -q "^  whichstack $command" text || echo "$command: no example"
    whichstack nonsense --bogus $command -h 2>&1 | grep -q "no command 'nonsense'" || echo "nonsense is a command"
    whichstack $command --bogus --format nonsense --help | cmp - text
done
whichstack --help | awk '{ if (length($0) > 80) print "too wide: " $0 }'
for command in $(cat commands); do
    whichstack $command -h | awk '{ if (length($0) > 80) print "too wide: " $0 }'
done
for command in recommend list show compare questions check compile; do
    grep -cx $command commands
done | paste -sd ' '
