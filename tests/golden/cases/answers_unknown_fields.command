# beside 'answers:' an answers file has only 'name:': an answer that lost its indentation must not get lost
try() {
    whichstack "$@" >out
    echo "status $?: $(head -1 out)"
}
printf 'answers:\n  language: js\ntyping: required\nnmae: Ann\n' >lost.yaml
try recommend --answers lost.yaml
try list --answers lost.yaml
try team lost.yaml lost.yaml
try diff small.db small.db --answers lost.yaml
printf 'answers:\nlanguage: js\n' >flat.yaml
try recommend --answers flat.yaml
printf 'name: Ann\nanswers:\n  language: js\nansers:\n  typing: required\n' >twice.yaml
try recommend --answers twice.yaml
printf '{"answers": {"language": "js"}, "typing": "required"}' >lost.json
try recommend --answers lost.json
# these are still read
printf 'name: Ann\nanswers:\n  language: js\n' >ann.yaml
try recommend --answers ann.yaml
try recommend --answers team.yaml
try recommend --answers team.json
for format in json markdown madr; do
    whichstack recommend --answers ann.yaml --format $format -o written.$format || exit
    try recommend --answers written.$format
    try diff small.db small.db --answers written.$format
    try team ann.yaml written.$format
done
sed -n '/^```whichstack-decision/,/^```$/p' written.markdown | sed '1d;$d' >block.json
try recommend --answers block.json
