# the same answers, given in every way there is
whichstack recommend language=js typing=required --format csv | tee expected
same() { whichstack recommend --format csv "$@" | cmp - expected && echo "the same: $*"; }
same --answers team.yaml
same --answers team.json
same --answers - <team.yaml
same --answers - <team.json
same typing=required language=js storage=skip
whichstack recommend language=js typing=indifferent storage=rows --format csv | tee expected
same --answers team.yaml typing=indifferent storage=rows
same typing=indifferent --answers team.yaml storage=rows
same --answers team.json storage=rows typing=skip
whichstack recommend --format csv
