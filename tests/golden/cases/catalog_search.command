# beside the program, then the data folders of XDG
unset WHICHSTACK_CATALOG
mkdir -p app/data home/whichstack dirs/whichstack
cp "$PROGRAM" app/whichstack
one() { app/whichstack list --columns id --format csv 2>&1 | tail -1 | sed "s#$PWD#HERE#g; s#, [^ ]*/whichstack/catalog.db\$#, INSTALLED#"; }
export XDG_DATA_DIRS="relative:$PWD/dirs"
one
cp small.db dirs/whichstack/catalog.db
one
mkdir extra extra/frameworks
sed 's/^order: 1/order: 4/; s/^name: Alpha/name: Home/' "$CATALOG/frameworks/alpha.md" >extra/frameworks/home.md
whichstack compile "$CATALOG" extra -o home/whichstack/catalog.db || exit
one
mv extra/frameworks/home.md extra/frameworks/beside.md
whichstack compile "$CATALOG" extra -o app/data/catalog.db || exit
one
WHICHSTACK_CATALOG=small.db one
# an installation that was moved as a whole
mkdir -p moved/bin moved/share/whichstack none
cp "$PROGRAM" moved/bin/whichstack
cp small.db moved/share/whichstack/catalog.db
XDG_DATA_HOME=$PWD/none XDG_DATA_DIRS=$PWD/none moved/bin/whichstack list --columns id --format csv | tail -1
