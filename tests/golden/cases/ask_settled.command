# it stops when nothing can change the answer any more, says why, and offers to go on
printf 'answers: {platform: beos}\n' >beos.yaml
printf 'b\nn\n' | whichstack ask --answers beos.yaml >asked
echo "status $?"
printf 'answers: {typing: required, storage: rows}\n' >two.yaml
printf 'plan9\nmaybe\ny\ngo\n' | whichstack ask --answers two.yaml >asked
echo "status $?"
