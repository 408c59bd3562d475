try() {
    whichstack recommend --answers "$1"
    echo "status $?"
}
printf 'answers:\n  langage: js\n  typing: requird\n  storage: [rows]\n' >names.yaml
try names.yaml
printf '{"answers": {"langage": "js"}}' >names.json
try names.json
printf 'answers:\n  language: js\n  language: go\n' >twice.yaml
try twice.yaml
printf '{"answers": {"language": "js", "language": "go"}}' >twice.json
try twice.json
printf 'answers:\n  language: \377\n' >latin.yaml
try latin.yaml
printf '{"answers": {"language": "\377"}}' >latin.json
try latin.json
printf 'answers:\n  language: &a js\n  typing: *a\n' >alias.yaml
try alias.yaml
printf 'language: js\n' >bare.yaml
try bare.yaml
: >empty.yaml
try empty.yaml
printf '{"answers": ' >cut.json
try cut.json
try missing.yaml
try .
