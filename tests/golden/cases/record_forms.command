# the record in each of its forms: the same with -o as in a pipe, and one that is verified
for format in markdown madr html; do
    whichstack recommend language=go typing=indifferent --number 7 --date 2026-01-31 --format "$format" -o "record.$format" || exit
    whichstack recommend language=go typing=indifferent --number 7 --date 2026-01-31 --format "$format" | cmp - "record.$format" &&
        echo "the same bytes"
done
head -6 record.madr
grep '^#' record.madr
whichstack verify record.markdown record.madr
sed 's/^status: proposed$/status: accepted/; s/^Room for your own notes: .*/We met./' record.madr >accepted.md
whichstack verify accepted.md
sed 's/^date: .*/date: 2026-02-01/' record.madr >later.md
whichstack verify later.md
echo "status $?"
whichstack recommend --answers record.madr --format csv | head -2
sed -n '/<title>/p; /<h1>/,/<\/ul>/p; /<h2>/p' record.html
whichstack verify record.html
echo "status $?"
# words of a catalog are words as well
cp -r "$CATALOG" hostile
chmod -R u+w hostile
sed -i "s/^name: Beta$/name: 'B | <script>alert(1)<\/script> \`x\` # --- [a](b)'/" hostile/frameworks/beta.md
whichstack compile hostile -o hostile.db || exit
for format in markdown madr html; do
    whichstack recommend language=go typing=indifferent --format "$format" --catalog hostile.db >hostile.out || exit
    whichstack recommend language=go typing=indifferent --format "$format" >harmless.out || exit
    for out in hostile harmless; do
        case $format in
        html) sed '1,/<\/style>/d' $out.out | grep -o '<[^ >]*' ;;
        *) sed 's/^\(#* \).*/\1/; s/^- .*/-/; s/^[0-9]*\. .*/=/; s/^[|].*/|/; s/^[^#|=-].*//' $out.out ;;
        esac >$out.shape
    done
    cmp hostile.shape harmless.shape && echo "$format: the same shape"
done
whichstack recommend language=go typing=indifferent --format madr --catalog hostile.db -o hostile.md
grep '^# \|^Chosen' hostile.md
whichstack verify hostile.md --catalog hostile.db
