# a catalog that has no criteria and no questions: nothing to weight, and every command says so much
mkdir -p bare/frameworks
cp "$CATALOG/traits.yaml" bare/
printf 'name: Bare\nversion: "1"\ndate: 2026-01-31\nlicence: MIT\n' >bare/catalog.yaml
for id in one two; do
    printf -- '---\nname: %s\nkind: small\nsummary: A thing\n---\nText.\n' $id >bare/frameworks/$id.md
done
whichstack compile bare -o bare.db
export WHICHSTACK_CATALOG=bare.db
whichstack recommend
whichstack recommend --format madr -o record.md && whichstack verify record.md
for format in json csv markdown html; do
    whichstack recommend --format $format >out && ! grep -E 'nan|inf[^o]' out && echo "$format ok"
done
whichstack compare one two | head -3
