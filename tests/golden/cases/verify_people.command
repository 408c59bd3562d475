# what people and their tools do to a record: one sentence that says what to undo
try() {
    whichstack verify "$1"
    echo "status $?"
}
whichstack recommend language=js typing=required -o record.md || exit
whichstack recommend language=js typing=required --format madr -o madr.md || exit
# a site generator adds front matter, or takes it for its own
{ printf -- '---\nlayout: decision\n---\n\n' && cat record.md; } >front.md
try front.md
sed '1,/^---$/{1d}; 1,/^---$/d' madr.md >bare.md
try bare.md
# a merge that was not finished: in the status, in the text, in the block, between two blocks
sed '0,/^proposed$/s//<<<<<<< HEAD\nproposed\n=======\naccepted\n>>>>>>> main/' record.md >status.md
try status.md
sed 's/^## Decision$/<<<<<<< HEAD\n&\n=======\n&\n>>>>>>> main/' record.md >text.md
try text.md
sed 's/^  "seed": 1,$/<<<<<<< HEAD\n&\n=======\n  "seed": 2,\n>>>>>>> main/' record.md >block.md
try block.md
# such lines in Notes are the reader's own
sed 's/^Room for your own notes: .*/```\n<<<<<<< HEAD\n```/' record.md >notes.md
try notes.md
# another word for a status, and something below it
sed 's/^- Status: proposed$/- Status: done/; s/^proposed$/done on Monday/' record.md >done.md
try done.md
# without its block, but with the fold that held it
sed '/^```whichstack-decision$/,$d' record.md >without.md
grep -n 'What whichstack verify' without.md
try without.md
# another catalog of the same name, version and date
cp -r "$CATALOG" changed && chmod -R u+w changed
sed -i '/^ratings:/,/^pairings:/s/value: 4/value: 3/' changed/frameworks/gamma.md
whichstack compile changed -o new.db || exit
whichstack verify --catalog new.db --format markdown record.md
echo "status $?"
# blanks at the ends of lines, which nobody sees; two of them break a line inside a paragraph
sed '/^```whichstack-decision$/,/^```$/!s/$/ /' record.md >blanks.md
try blanks.md
sed '/^---$/,/^---$/!{/^```whichstack-decision$/,/^```$/!s/$/\t /}' madr.md >tabs.md
try tabs.md
sed 's/^<details>$/<details open>/' record.md >open.md
try open.md
