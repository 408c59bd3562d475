whichstack recommend --answers team.yaml storage=rows -o record.md || exit
whichstack recommend --answers record.md --format csv >of_record.csv || exit
whichstack recommend --answers team.yaml storage=rows --format csv >of_answers.csv || exit
cmp of_record.csv of_answers.csv && echo same
whichstack recommend --answers record.md typing=indifferent --format csv | head -2
