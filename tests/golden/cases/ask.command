# bad input is asked about again, ? explains, b takes back, Enter and s skip; prompts are no data
printf 'what\n?\nplan\nb\n1\nS\nb\ngO\nback\nskip\nnonsens\nnothing\n\nq\n' | whichstack ask >asked
echo "status $?"
head -3 asked
