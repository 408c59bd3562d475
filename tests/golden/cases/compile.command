whichstack compile "$CATALOG" -o one.db --depfile one.d || exit
whichstack list --catalog one.db --columns id --format csv
sed "s#$CATALOG#DATA#" one.d
whichstack compile "$CATALOG" -o one.db && echo "replaced without --force"
cp -r "$CATALOG" 'a folder'
sed 's/^name: Alpha/name: Alpha Two/' "$CATALOG/frameworks/alpha.md" >'a folder/frameworks/alpha.md'
whichstack compile 'a folder' -o one.db --depfile one.d && grep -c 'a\\ folder/frameworks/alpha.md' one.d
whichstack list --catalog one.db --columns name --format csv
