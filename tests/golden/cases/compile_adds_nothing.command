# a further folder in which nothing is found is a mistake in its names
try() {
    whichstack compile "$@" -o out.db
    echo "status $?"
}
page=$CATALOG/frameworks/alpha.md
mkdir -p empty ours/ours/frameworks misspelt/framework markdown/frameworks
cp "$page" ours/ours/frameworks/delta.md
cp "$page" misspelt/framework/delta.md
cp "$page" markdown/frameworks/delta.markdown
for folder in empty ours misspelt markdown; do
    try "$CATALOG" $folder
done
try empty "$CATALOG"
try "$CATALOG" "$page" 2>&1 | sed "s:'/.*alpha.md':'.../alpha.md':"
ls out.db
try "$CATALOG" ours/ours
