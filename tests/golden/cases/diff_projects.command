# the published projects on the frozen catalog, before and after facts of it are changed: those that diff
# says get another answer are those that recommend gives another one
root=$CATALOG/../../..
awk '/^   "id":/ { gsub(/[",]/, "", $2); file = $2 ".json"; print "{" >file }
     /^   "answers": *\{/ { inside = 1 }
     inside { line = $0; if (line ~ /^   \}/) { line = "   }"; inside = 0 }; print line >file; if (!inside) print "}" >file }' \
    "$root/tests/personas.json"
ls p*.json r*.json | wc -l
frozen=$root/tests/catalogs/frozen
cp -r "$frozen" changed && chmod -R u+w changed
for file in django laravel; do
    awk '/^  [a-z-]+:$/ { level = 1 } level && /^    level: / { $0 = "    level: 0"; level = 0 } { print }' \
        "changed/frameworks/$file.md" >new && mv new "changed/frameworks/$file.md"
done
whichstack compile "$frozen" -o old.db 2>/dev/null && whichstack compile changed -o new.db 2>/dev/null
first() { whichstack --catalog "$1" recommend --answers "$2" --format csv | sed -n 2p | cut -d, -f2; }
for file in p*.json r*.json; do
    old=$(first old.db "$file") new=$(first new.db "$file")
    [ "$old" = "$new" ] || echo "${file%.json}: $old, now $new"
done >expected
set --
for file in p*.json r*.json; do set -- "$@" --answers "$file"; done
whichstack diff old.db new.db "$@" >told
echo "status $?"
sed -n 's/^  \(.*\)\.json: \(.*\) was first, \(.*\) is$/\1: \2, now \3/p' told >found
diff expected found && echo "the two agree"
test -s expected && echo "some get another answer"
test "$(grep -c 'as before$' told)" -gt 0 && echo "some do not"
