whichstack recommend language=go typing=indifferent --date 2026-13-40 --format markdown; echo "$?"
whichstack recommend language=go typing=indifferent --date 2026 --format markdown; echo "$?"
whichstack recommend language=go typing=indifferent --width abc; echo "$?"
whichstack start language=go --date yesterday --list; echo "$?"
