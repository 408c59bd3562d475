whichstack list --answers team.yaml
whichstack list --answers team.yaml --format csv --columns fit,id,out
whichstack list --answers team.yaml --json --columns id
