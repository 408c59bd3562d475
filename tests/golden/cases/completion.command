# the lists that the scripts ask for, and what else may be typed
for list in entries ids answers; do
    echo "$list:"
    whichstack completion $list | tr '\t' '|' | head -4
done
for shell in bash zsh fish; do
    whichstack completion $shell | grep -c . | awk '{ print ($1 > 100 ? "long enough" : $1 " lines") }'
done
whichstack completion bash | bash -n && echo bash reads it
# a catalog is a stranger's: an id that a shell would read as more than a word is left out
sed 's/alpha/a$(x)/g' small.db >odd.db
whichstack --catalog odd.db list --columns id --format tsv | grep -cF 'a$(x)'
whichstack --catalog odd.db completion ids | grep -cF 'a$(x)'
whichstack completion
whichstack completion bash zsh
whichstack completion bas
whichstack completion tcsh
whichstack --catalog nowhere.db completion ids
