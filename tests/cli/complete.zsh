# complete.zsh FOLDER FILE: what zsh completes each line of FILE with when it is typed in a terminal: the number of the line,
# a tab and a word. FOLDER holds _whichstack.
emulate -L zsh
zmodload zsh/zpty || exit 1

setup='
stty -echo
PS1=
fpath=($FOLDER $fpath)
autoload -Uz compinit
compinit -u -d $FOLDER/zcompdump
# Every word that is added is told; calls that only try (-O, -A, -D) are left to zsh.
tell-words() {
    compadd() {
        local -a words
        local suffix=
        if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
            builtin compadd "$@"
            return
        fi
        builtin compadd -O words "$@"
        (( ${@[(I)-S]} )) && suffix=${@[${@[(I)-S]} + 1]}
        local word
        for word in $words; do print -r -- "WORD $IPREFIX$word$suffix"; done
        builtin compadd "$@"
    }
    _main_complete
    print -r -- ENOUGH
    compstate[insert]= compstate[list]=
}
zle -C tell-words complete-word tell-words
bindkey "^T" tell-words  # no prefix of another key, so zle waits for no second key
print -r -- RE""ADY'

export FOLDER=$1
setup_file=$(mktemp) || exit 1
print -r -- "$setup" >$setup_file
zpty shell zsh -f -i
zpty -w shell ". $setup_file"
zpty -r shell told '*READY*' || exit 1
number=0
while IFS= read -r line; do
    (( ++number ))
    zpty -w -n shell "$line"$'\C-T'
    zpty -r shell told '*ENOUGH*' || exit 1
    print -r -- "$told" | tr -d '\r' | sed -n "s/^.*WORD /$number\t/p"
    zpty -w -n shell $'\C-U'
done <$2
zpty -d shell
rm -f $setup_file
