# a device that never ends a line, and an input that is closed, end the questions with one sentence
whichstack ask </dev/zero 2>&1 >out | tail -1
whichstack ask </dev/zero >/dev/null 2>&1
echo "status $?"
cat out
whichstack ask <&- 2>&1 >out | tail -1
whichstack ask <&- >/dev/null 2>&1
echo "status $?"
