whichstack list >/dev/full
echo "status $?"
whichstack list >&-
echo "status $?"
whichstack recommend --answers - <&-
echo "status $?"
whichstack list --columns id 2>&-
echo "status $?"
whichstack list --filter cobol >/dev/full
echo "status $?"
whichstack show nobody 2>&-
