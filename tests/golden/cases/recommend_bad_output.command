whichstack recommend language=go -o /dev/full
echo "status $?"
whichstack recommend language=go -o nowhere/out.md
echo "status $?"
whichstack recommend language=go -o home
echo "status $?"
# no room at all: the old file stays and nothing is left beside it
mkdir full && echo old >full/out.md
(ulimit -f 0; whichstack recommend language=go -o full/out.md --force; echo "status $?") 2>&1 | cat
cat full/out.md
ls -A full
