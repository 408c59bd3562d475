# the commands of docs/adding.md, as they are written there: frameworks of one's own beside the shipped ones
root="$CATALOG/../../.."
mkdir -p tests/catalogs
cp -r "$root/tests/catalogs/frozen" data
cp -r "$root/tests/catalogs/in-house" tests/catalogs
chmod -R u+w data tests
unset WHICHSTACK_CATALOG
sed -n '/^## In-house/,$s/^    \$ //p' "$root/docs/adding.md" >commands
grep -c whichstack commands
grep compile commands | sh -e || exit
grep ' list ' commands | sh -e >list
sed 1d list | grep -c .
tail -1 list
grep ' recommend ' commands | sh -e >result
sed -n '1s/,.*//p; /^Sign-in/p' result
grep ' show ' commands | sh -e | head -3
echo "--- what the first folder has is not replaced"
try() {
    whichstack compile data tests/catalogs/in-house -o theirs.db
    echo "status $?"
    ls theirs.db 2>/dev/null || echo "nothing was written"
}
cp tests/catalogs/in-house/frameworks/loom.md tests/catalogs/in-house/frameworks/django.md
cp tests/catalogs/in-house/components/house-sign-in.md tests/catalogs/in-house/components/redis.md
try
rm tests/catalogs/in-house/frameworks/django.md tests/catalogs/in-house/components/redis.md
cp data/questions/05-frontend.md tests/catalogs/in-house/frontend.md
mkdir tests/catalogs/in-house/questions
cp data/questions/05-frontend.md tests/catalogs/in-house/questions/20-frontend.md
try
rm -r tests/catalogs/in-house/questions
cp data/catalog.yaml tests/catalogs/in-house
try
mv tests/catalogs/in-house/catalog.yaml tests/catalogs/in-house/traits.yaml
try
