# the end of the input ends the questions, also within a line and at once
whichstack ask </dev/null 2>said | head -1
tail -1 said
printf 'plan9' | whichstack ask 2>said | head -1
tail -1 said
# Esc leaves, and what was answered is not lost
printf 'plan9\n\033\n' | whichstack ask -o asked.md 2>said
echo "status $?"
tail -1 said
test -e asked.md || echo "nothing was written"
# a line that ends in \r, bytes that are no text, a very long line without an end
printf 'plan9\r\nq\n' | whichstack ask 2>said | head -1
printf '\033[31m\200\000go\nq\n' | whichstack ask 2>&1 >/dev/null | grep "is not an answer"
head -c 100000 /dev/zero | tr '\0' x | whichstack ask 2>&1 >/dev/null | grep "is not an answer"
