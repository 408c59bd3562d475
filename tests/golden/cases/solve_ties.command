# smaa_2: equal alternatives are ranked in the order of the input, as the help says
printf '{"method": "smaa_2", "alternatives": ["a", "b", "c"], "matrix": [[1, 1], [1, 1], [0, 0]],
    "criteria": [{"id": "x", "direction": "max"}, {"id": "y", "direction": "max"}],
    "params": {"draws": 100}}' >problem.json
whichstack solve problem.json | tr -d ' \n' | grep -o '"rank_acceptability":[^a-z]*'
whichstack solve --help | grep -A 1 'smaa_2 draws'
