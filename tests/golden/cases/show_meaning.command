whichstack show typed
whichstack show fast --json | sed "s#\"sha256\": .*\"#\"sha256\": ...#"
whichstack show stars --json | sed "s#\"sha256\": .*\"#\"sha256\": ...#"
whichstack show typed --json | grep -E "^  \"(type|trait)\"|^    \"type\""
whichstack show alpha --format html | grep "<title>"
