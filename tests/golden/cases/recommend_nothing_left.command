whichstack recommend platform=beos --format csv
echo "status $?"
whichstack recommend platform=beos -o record.md
echo "status $?"
test -s record.md && echo "the record is there all the same"
