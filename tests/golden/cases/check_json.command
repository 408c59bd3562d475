# check for programs: a good catalog, sources with errors, nothing there
whichstack check "$CATALOG" --json | grep -v '"program"\|"file"\|sha256'
cp -r "$CATALOG" wrong
chmod -R u+w wrong
sed -i 's/^language: .*/language: Klingon/; s/level: 1/level: 9/' wrong/frameworks/alpha.md
whichstack check wrong --json | grep -v '"program"'
whichstack check nothing.db --json | grep -v '"program"'
