whichstack list --filter cobol
echo "status $?"
whichstack list --filter cobol --json
echo "status $?"
whichstack list --filter cobol --format csv
