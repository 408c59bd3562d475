# neither the catalog nor the depfile replaces a source or the other of the two
cp -r "$CATALOG" src
chmod -R u+w src
cp -r src before
ln -s src/traits.yaml link.db
cp small.db old.db
try() {
    whichstack compile "$@"
    echo "status $?"
    cp -r before/. src
}
try src -o src/traits.yaml
try src -o ../compile_keeps_sources/src/frameworks/alpha.md
try src -o link.db
try src -o y.db --depfile src/traits.yaml
try src -o y.db --depfile ./src/../src/questions/03-storage.md
try src -o x.db --depfile x.db
try src -o x.db --depfile ./x.db
try src -o old.db --depfile old.db
cmp old.db small.db && echo "the old catalog is as it was"
ls x.db y.db 2>/dev/null || echo "nothing was written"
# other files in the folder are no sources
try src -o src/x.db --depfile src/x.d
try src -o src/x.db --depfile src/x.d
mkdir -p src/starters/none src/samples/alpha
echo text >src/starters/none/file.txt
echo text >src/samples/alpha/file.txt
try src -o src/starters/none/file.txt
try src -o src/samples/alpha/file.txt
