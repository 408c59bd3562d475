whichstack compare alpha gamma beta
whichstack compare gamma beta --differing --answers team.yaml
