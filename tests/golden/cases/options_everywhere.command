# global options before and after the command, options after operands
whichstack --json list --columns id | head -2
whichstack list --columns id --json | head -2
whichstack compare alpha --differing beta --format csv | head -2
whichstack --catalog small.db list --columns id
WHICHSTACK_CATALOG=missing.db whichstack list --catalog small.db --columns id
whichstack --catalog missing.db list --format tsv --columns id --catalog small.db
whichstack -- list --columns id
POSIXLY_CORRECT=1 whichstack compare alpha --differing beta
