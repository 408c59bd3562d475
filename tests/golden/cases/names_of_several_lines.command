# a file name with a line end gives no line of its own: a workflow would take it for a command
name=$(printf 'x\n::warning ::y\nz.md: same')
printf 'answers:\n  language: go\n' >"$name.yaml"
whichstack recommend language=go -o good.md
mkdir records "$name"
cp good.md "records/$name.md"
cp good.md "records/a.md"
echo 'no record' >"records/z$name.md"
cp small.db "$name.db"
sed 's/^Chosen/Not chosen/' good.md >"records/b$name.md"
whichstack verify records
whichstack verify records --strict --github
whichstack verify records "missing$name" --format markdown
whichstack verify "missing$name"
cp good.md ::warning::x.md
whichstack verify ::warning::x.md
whichstack verify "records/$name.md" --json | grep '"file"'
whichstack check "$name.db"
whichstack check "$name"
whichstack diff small.db small.db --answers "$name.yaml"
whichstack team "$name.yaml" team.yaml | sed -n '/^Answers of/,/^$/p'
XDG_CONFIG_HOME=$PWD/$name whichstack config --paths | sed "s|$PWD|HERE|" | head -1
XDG_CONFIG_HOME=$PWD/$name whichstack config --check | sed "s|$PWD|HERE|"
mkdir "$name/whichstack"
touch "$name/whichstack/config"
XDG_CONFIG_HOME=$PWD/$name whichstack config --check | sed "s|$PWD|HERE|"
# a depfile is made of lines
whichstack compile "$CATALOG" -o "$name.new.db" --depfile new.d
echo "status $?"
cp -r "$CATALOG" "$name.data"
whichstack compile "$name.data" -o new.db --depfile new.d
echo "status $?"
ls new.d new.db "$name.new.db" 2>note || echo "nothing was written"
whichstack compile "$name.data" -o "$name.new.db" && test -s "$name.new.db" && echo "without a depfile it is"
