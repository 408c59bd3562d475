whichstack check
echo "status $?"
whichstack check missing.db
echo "status $?"
whichstack check team.yaml
echo "status $?"
cp -r "$CATALOG" data
chmod -R u+w data
sed -i 's/^short: Storage/shirt: Storage/' data/questions/03-storage.md
whichstack check data
echo "status $?"
ls -A home
TMPDIR=/nowhere whichstack check "$CATALOG"
