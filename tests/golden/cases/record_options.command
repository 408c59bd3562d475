whichstack recommend language=go typing=indifferent --format markdown --title 'Use <b>Go</b> | `x`' --number 7 \
    --date 2026-01-31 --status accepted --decider "$(printf 'Ann\n# Bob\342\200\256')" | head -12
# the first screenful alone
whichstack recommend language=go typing=indifferent --brief -o brief.md || exit
grep '^#\|^<' brief.md
whichstack verify brief.md
sed 's/^Chosen: /Chosen by all: /' brief.md | whichstack verify -
whichstack recommend language=go --brief --format html
echo "status $?"
# what only a record has a place for
for option in --title --number --date --status --decider --supersedes; do
    whichstack recommend language=go $option 2026-01-31
    echo "status $?"
done
for format in text json csv; do
    whichstack recommend language=go --title Go --format $format -o go.$format
    echo "status $?"
done
whichstack recommend language=go --title Go --brief | head -1
ls go.* 2>note || echo "nothing was written"
# a change after which none is left puts no other one first
whichstack recommend platform=plan9 typing=required --format markdown | sed -n '/^## What would change it/,/^## Weights/p'
