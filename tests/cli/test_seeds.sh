#!/bin/sh
# The systems that the article names. Each has a page that says what it is for and what it goes with, and ends in a
# command that writes a project with it. The commands are those of the pages, and are run. Prints TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
program=$(realpath "${WHICHSTACK_TEST_PROGRAM:?the path of the program}") || exit 2
catalog=$(realpath "${WHICHSTACK_TEST_SHIPPED:?the path of the shipped catalog}") || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-seeds-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" WHICHSTACK_CATALOG="$catalog"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME

. "$here/../tools/tap.sh"

# NAME|ID|FILE|TEXT: the file of the project that has it, and what that file says then.
systems='Express|express|package.json|"express": "
Socket.IO|socket-io|package.json|"socket.io": "
the Redis adapter|socketio-redis-adapter|package.json|"@socket.io/redis-adapter": "
Redis|redis|compose.yaml|image: redis:
Django|django|requirements.txt|Django==
Laravel|laravel|composer.json|"laravel/framework": "
Spring Boot|spring-boot|pom.xml|<artifactId>spring-boot-starter-parent</artifactId>
Kubernetes|kubernetes|README.md|Deployment: Kubernetes
NestJS|nestjs|package.json|"@nestjs/core": "
GraphQL|graphql|README.md|API style: GraphQL
WebSockets|websockets|package.json|"ws": "
TypeScript|typescript|package.json|"typescript": "
Rails|rails|Gemfile|gem "rails", "
ASP.NET Core|aspnet-core|App/App.csproj|<Project Sdk="Microsoft.NET.Sdk.Web">
Azure|azure-app-service|README.md|Deployment: Azure App Service
Flask|flask|requirements.txt|Flask==
Gin|gin|go.mod|github.com/gin-gonic/gin v
Docker|docker|compose.yaml|image: 
AdonisJS|adonisjs|package.json|"@adonisjs/core": "
npm|npm|README.md|npm install'
# Their README says that they are not set up, and so do their pages.
only_named='kubernetes graphql azure-app-service'

bullets_below() { # bullets_below HEADING: how many
    awk -v heading="$1" '$0 == heading {on = 1; next} on && /^$/ {exit} on && /^•/ {n++} END {print n + 0}' "$work/page"
}

page_faults() { # page_faults ID
    "$program" show "$1" --width 100 >"$work/page" 2>&1 || echo "show $1: exit status $?"
    purpose=$(sed '1,3d; /^$/d; /^[^a-z]*──/,$d' "$work/page" | wc -w) # what stands before the first heading
    [ "$purpose" -ge 30 ] || echo "$purpose words say what it is for"
    if "$program" list --columns id --format csv | grep -qx "$1"; then
        pairs='Components it pairs with'
    else
        pairs='Works well with'
    fi
    [ "$(bullets_below "$pairs")" -ge 1 ] || echo "nothing under '$pairs'"
}

project_faults() { # project_faults ID FILE TEXT
    # it stands on two lines, each short enough for the page of the explorer at 80 columns
    awk '/^ +whichstack start / {on = 1} on {sub(/^  /, ""); print} on && !/\\$/ {exit}' "$work/page" >"$work/command"
    [ -s "$work/command" ] || { echo "no command on the page"; return; }
    awk 'length > 48 {print "longer than 48 columns: " $0}' "$work/command"
    command=$(sed 's/\\$//; s/^whichstack //' "$work/command" | tr '\n' ' ')
    folder=$(echo "$command" | sed 's/.* -o \([a-z]*\) *$/\1/')
    rm -rf "$work/run" && mkdir "$work/run" && cd "$work/run" || return
    # shellcheck disable=SC2086
    "$program" $command >"$work/out" 2>"$work/err" || { cat "$work/err"; return; }
    # shellcheck disable=SC2086
    "$program" $command --list >"$work/list" 2>/dev/null
    grep -qF -- "$2" "$work/list" || echo "--list has no $2"
    grep -qF -- "$3" "$folder/$2" || echo "$2 has no '$3' after: $command"
    case " $only_named " in
    *" $1 "*) named=$(sed -n 's/.*only named in README.md: //p' "$work/err")
        label=$(sed -n 1p "$work/page")
        case ", $named," in *", $label,"*) ;; *) echo "the page says that it is only named, but: $(cat "$work/err")" ;; esac ;;
    esac
}

echo "$systems" | while IFS='|' read -r name id file text; do
    faults=$(page_faults "$id"; project_faults "$id" "$file" "$text")
    echo "$name|$faults" | tr '\n' ' '
    echo
done >"$work/results"
report "there are twenty" "$([ "$(wc -l <"$work/results")" -eq 20 ] || cat "$work/results")"
while IFS='|' read -r name faults; do
    report "$name" "$(echo "$faults" | sed 's/ *$//')"
done <"$work/results"
echo "1..$number"
[ "$failed" -eq 0 ]
