# nothing that moves a cursor and no frames, in no case
printf '?\nplan9\ny\n?\nb\n?\ns\n?\nq\n' | whichstack ask >all 2>&1
grep -c 'Why we ask' all
tr -d '\n -~' <all | tr -d '框架'
grep -q '[|]' all || echo "no bars"
