# bad input is asked about again, ? explains, b takes back, s skips; prompts are no data
printf 'what\n\n?\nplan\nb\n1\nS\nb\ngO\nback\nskip\nnonsens\nnothing\nq\n' | whichstack ask >asked
echo "status $?"
head -3 asked
