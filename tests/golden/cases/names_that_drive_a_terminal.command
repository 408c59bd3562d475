# names of files are foreign text: no byte of them drives the terminal, and JSON stays valid
title=$(printf 'a\033]0;owned\007b\302\233c\342\200\256d')
invalid=$(printf 'x\377\200y')
whichstack recommend --format madr -o good.md
cp good.md "$title.md"
cp good.md "$invalid.md"
cp small.db "$title.db"
mkdir "$title"
whichstack recommend --format madr -o "$title.md" --force && whichstack verify "$title.md" "$invalid.md" missing"$title"
whichstack verify "$title.md" "$invalid.md" --json | grep '"file"'
whichstack check "$title.db"
whichstack check "$title"
whichstack check "$invalid"
whichstack check "$title.db" --json | grep '"file"'
XDG_CONFIG_HOME=$PWD/$title whichstack config --paths | sed "s|$PWD|HERE|" | head -1
XDG_CONFIG_HOME=$PWD/$title whichstack config --check | sed "s|$PWD|HERE|"
whichstack list --catalog "$title"
whichstack "$title"
whichstack recommend "$title=x"
whichstack recommend --answers "$title"
whichstack compile "$title" -o "$invalid/x.db"
whichstack ask -o "$title" </dev/null
whichstack ask --answers "$invalid"
