cp -r "$CATALOG" data
chmod -R u+w data
cp small.db kept.db
sed -i 's/^kind: micro/knd: micro/; s/rating/ratng/' data/frameworks/alpha.md
sed -i 's/^  - slot: database/  - slot: databse/' data/questions/03-storage.md
sed -i 's/        component: pg$/        component: pgg/' data/questions/03-storage.md
whichstack compile data -o kept.db
echo "status $?"
cmp kept.db small.db && echo "the old catalog is as it was"
whichstack compile nowhere -o kept.db
echo "status $?"
whichstack compile home -o kept.db
echo "status $?"
whichstack compile data
echo "status $?"
whichstack compile -o kept.db
echo "status $?"
whichstack compile "$CATALOG" -o nowhere/x.db 2>&1 | sed "s/-[0-9]*'/-PID'/"
whichstack compile "$CATALOG" -o -
echo "status $?"
whichstack compile "$CATALOG" -o x.db --depfile -
echo "status $?"
ls -- - x.db 2>/dev/null || echo "nothing was written"
whichstack compile --help | grep -A1 -e '-o,'
whichstack start --help | grep -A1 -e '-o,'
