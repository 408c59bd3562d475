whichstack recommend language=go typing=indifferent --format markdown --title 'Use <b>Go</b> | `x`' --number 7 \
    --date 2026-01-31 --status accepted --decider "$(printf 'Ann\n# Bob\342\200\256')" | head -12
