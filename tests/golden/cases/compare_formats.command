whichstack compare alpha beta --format csv
whichstack compare alpha beta --format tsv --differing
whichstack compare alpha gamma --format markdown
whichstack compare alpha beta --json --differing --answers team.yaml
