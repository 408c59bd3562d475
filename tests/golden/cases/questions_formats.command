whichstack questions --format csv
whichstack questions --format tsv | wc -l
whichstack questions --format markdown | head -20
whichstack questions --json | sed "s#\"sha256\": .*\"#\"sha256\": ...#"
