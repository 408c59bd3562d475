whichstack show pg
whichstack show pg --json | sed "s#\"sha256\": .*\"#\"sha256\": ...#"
