# a row that does not hold what it should is left out, and told
LC_ALL=C sed 's/partly/partlx/' small.db >damaged.db
whichstack show alpha --catalog damaged.db --json | grep -c '"verdict"'
whichstack show beta --catalog damaged.db --json | grep -c '"via"'
whichstack check damaged.db
