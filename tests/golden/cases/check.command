whichstack check "$CATALOG" | sed "s#$CATALOG#DATA#"
whichstack check small.db
ls -A home
# texts with blanks around them and line ends in them are what they read back as
cp -r "$CATALOG" odd && chmod -R u+w odd
sed -i 's/^\( *\)\(name\|summary\|value\|how\|note\|why\|via\|claim\|evidence\|label\): \([A-Za-z][^"]*\)$/\1\2: " \3 \\n "/' odd/frameworks/*.md
grep -c ' \\n "$' odd/frameworks/alpha.md
whichstack compile odd -o odd.db && whichstack check odd.db
whichstack diff small.db odd.db
sed -i 's/why: .*/why: "one\\nline"/' odd/frameworks/alpha.md
whichstack compile odd -o odd.db && whichstack check odd.db
whichstack diff small.db odd.db
