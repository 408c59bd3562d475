whichstack show beta --json | sed "s#\"sha256\": .*\"#\"sha256\": ...#"
whichstack show beta --format markdown
whichstack show alpha --format html | grep -c '<html lang="en">'
