#!/bin/sh
# Completions, as the shells themselves give them. Prints TAP; a shell that is not installed is skipped.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
program=$(realpath "${WHICHSTACK_TEST_PROGRAM:?the path of the program}") || exit 2
catalog=$(realpath "${WHICHSTACK_TEST_CATALOG:?the path of the catalog}") || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-completion-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

mkdir "$work/bin" "$work/home" "$work/files" "$work/files/folder" || exit 2
ln -s "$program" "$work/bin/whichstack"
: >"$work/files/answers.yaml"
: >"$work/files/a file.md"
export PATH="$work/bin:/usr/bin:/bin" HOME="$work/home" WHICHSTACK_CATALOG="$catalog"
unset XDG_CONFIG_HOME XDG_DATA_HOME BASH_ENV ENV
whichstack completion bash >"$work/whichstack.bash" && whichstack completion zsh >"$work/_whichstack" &&
    whichstack completion fish >"$work/whichstack.fish" || exit 2
cd "$work/files" || exit 2

. "$here/../tools/tap.sh"

# --- asking a shell: one start of it for all lines; what it says is "NUMBER OF THE LINE, tab, WORD" ----------------------

in_bash() {
    # shellcheck disable=SC2016
    bash --norc -c 'source "$1"; number=0
        while IFS= read -r line; do
            number=$((number + 1)) COMPREPLY=() COMP_LINE=$line COMP_POINT=${#line}
            _whichstack </dev/null || continue
            taken=${line##*[[:space:]]}; [[ $taken == *=* ]] && taken=${taken%=*}= || taken=
            for word in "${COMPREPLY[@]}"; do printf "%s\t%s\n" "$number" "$taken$word"; done
        done <"$2"' bash "$work/whichstack.bash" "$1" 2>&1
}

in_zsh() {
    timeout 300 zsh -f "$here/complete.zsh" "$work" "$1" 2>&1
}

in_fish() { # fish puts the folder's / and what a word means behind it
    fish --no-config -c 'source $argv[1]; set number 0
        while read -l line
            set number (math $number + 1)
            for found in (complete -C $line)
                set word (string split -m 1 \t -- $found)[1]
                printf "%s\t%s\n" $number (string replace -r "/\$" "" -- $word)
            end
        end <$argv[2]' "$work/whichstack.fish" "$1" 2>&1
}

# A line as far as it is typed, and the words that it is completed with, sorted as `sort` does.
cases() {
    cat <<'CASES'
whichstack re:recommend
whichstack list --format :csv json markdown text tsv
whichstack recommend --format :csv html json madr markdown text
whichstack recommend --format m:madr markdown
whichstack solve --format :json
whichstack --theme :dark default high-contrast light mono
whichstack --theme dark --color a:always auto
whichstack show dja:django django-channels django-orm django-tasks
whichstack compare django fla:flask
whichstack compare django-o:
whichstack recommend lang:language-rule= language-second= language=
whichstack recommend product=saas language=p:language=php language=python
whichstack recommend --answers ans:answers.yaml
whichstack --catalog /nowhere show dja:
whichstack list --filter :
whichstack compile f:folder
whichstack compare --diff:--differing
whichstack keys --fil:
whichstack completion :bash fish zsh
CASES
}

# The words that a shell completes a line of $work/lines with, sorted as `sort` does.
words() { # words SHELL LINE
    at=$(grep -nxF -- "$2" "$work/lines" | head -1 | cut -d: -f1)
    sed -n "s/^$at	//p" "$work/words.$1" | LC_ALL=C sort -u
}

check_cases() { # check_cases SHELL
    faults=$(cases | while IFS=: read -r line expected; do
        seen=$(words "$1" "$line" | paste -sd ' ')
        [ "$seen" = "$expected" ] || echo "'$line' gives '$seen', not '$expected'"
    done)
    report "$1 completes what is typed" "$faults"
}

# A file with a blank is one word.
check_blank() { # check_blank SHELL
    seen=$(words "$1" "whichstack verify a" | sed 's/\\//' | LC_ALL=C sort -u | paste -sd '|')
    report "$1 keeps a file name together" "$([ "$seen" = "a file.md|answers.yaml" ] || echo "it gives '$seen'")"
}

# --- what the tables hold, as the help shows it ------------------------------------------------------------------------

commands() {
    cat "$work/commands"
}

options() { # options COMMAND
    cat "$work/options.$1"
}

whichstack --help | sed -n '/^Commands:/,/^$/ s/^  \([a-z][a-z-]*\) .*/\1/p' >"$work/commands"
for command in $(commands); do
    whichstack "$command" --help | sed -n 's/^  \(-.,\|   \) \(--[a-z-]*\).*/\2/p' | LC_ALL=C sort >"$work/options.$command"
done

check_script() { # check_script FILE
    faults=$(
        for command in $(commands); do
            grep -qw -- "$command" "$work/$1" || echo "the command $command is not in it"
        done
        for option in $(sort -u "$work"/options.*); do
            grep -qE -- "(--|-l )${option#--}([^a-z-]|$)" "$work/$1" || echo "the option $option is not in it"
        done
    )
    report "$1 has every command and option" "$faults"
}

check_commands() { # check_commands SHELL
    seen=$(words "$1" "whichstack " | paste -sd ' ')
    expected=$(commands | LC_ALL=C sort | paste -sd ' ')
    report "$1 offers every command" "$([ "$seen" = "$expected" ] || echo "'$seen', not '$expected'")"
}

# Each command is offered its options and those of every command, and no other.
check_options() { # check_options SHELL
    faults=$(for command in $(commands); do
        seen=$(words "$1" "whichstack $command --" | grep '^--' | sed 's/=$//' | LC_ALL=C sort -u | paste -sd ' ')
        expected=$(options "$command" | paste -sd ' ')
        [ "$seen" = "$expected" ] || echo "$command: '$seen', not '$expected'"
    done)
    report "$1 offers every command its options" "$faults"
}

[ "$(commands | wc -l)" -gt 10 ] && [ "$(options recommend | wc -l)" -gt 15 ] || exit 2
for script in whichstack.bash _whichstack whichstack.fish; do
    check_script "$script"
done
{
    cases | cut -d: -f1
    echo "whichstack verify a"
    echo "whichstack "
    for command in $(commands); do echo "whichstack $command --"; done
} >"$work/lines"
for shell in bash zsh fish; do
    if ! command -v "$shell" >/dev/null; then
        skip "$shell completes what is typed" "$shell is not installed"
        continue
    fi
    "in_$shell" "$work/lines" >"$work/words.$shell"
    check_cases "$shell"
    check_blank "$shell"
    check_commands "$shell"
    check_options "$shell"
done

echo "1..$number"
[ "$failed" -eq 0 ]
