whichstack list --filter cobol
echo "status $?"
whichstack list --filter cobol --json
echo "status $?"
whichstack list --filter cobol --format csv # a table without rows still has its head
echo "status $?"
whichstack list --filter cobol --format tsv --columns id,orm
echo "status $?"
whichstack list --filter cobol --format markdown
echo "status $?"
