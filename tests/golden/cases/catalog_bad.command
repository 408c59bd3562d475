try() {
    whichstack list --catalog "$1"
    echo "status $?"
}
try missing.db
: >empty.db
try empty.db
echo text >text.db
try text.db
head -c 20000 small.db >cut.db
try cut.db
try home
{ head -c 60 small.db; printf '\0\0\0\143'; tail -c +65 small.db; } >newer.db
try newer.db
{ head -c 68 small.db; printf 'abcd'; tail -c +73 small.db; } >other.db
try other.db
WHICHSTACK_CATALOG=missing.db whichstack list
