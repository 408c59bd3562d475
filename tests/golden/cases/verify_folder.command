# of a folder everything is checked, hidden files too; what cannot be looked into is a failure, and the rest goes on
try() {
    whichstack verify "$@"
    echo "status $?"
}
whichstack recommend language=js typing=required -o record.md || exit
mkdir -p all/.adr all/.git all/part
sed 's/Good, because/Fine, because/' record.md >all/.adr/bad.md
sed 's/Good, because/Fine, because/' record.md >all/.hidden.md
sed 's/Good, because/Fine, because/' record.md >all/.git/left-out.md
cp record.md all/part/good.md
try all

# 32 folders deep is read, 33 is not
deep=deep
for i in $(seq 32); do
    deep=$deep/d
done
mkdir -p "$deep"
cp record.md "$deep/"
try deep
mkdir "$deep/e"
cp record.md "$deep/e/"
cp record.md deep/
try deep
whichstack verify --json deep | grep '"file"\|"verdict"\|"message"\|"status"'

# a folder that cannot be opened, here because too many files are open
mkdir -p wide
cp record.md wide/z.md
(
    cd wide
    for i in $(seq 20); do
        mkdir d
        cd d || exit
    done
)
(
    ulimit -n 16
    whichstack verify wide
    echo "status $?"
) 2>&1 | sed 's:wide\(/d\)*:wide/...:g'

# a path that is too long
long=$(printf '%0250d' 0)
mkdir long
cp record.md long/a.md
(
    cd long
    for i in $(seq 17); do
        mkdir "$long"
        cd -P "$long" || exit
    done
)
try long 2>&1 | sed 's:/0[0/]*:/...:g'
