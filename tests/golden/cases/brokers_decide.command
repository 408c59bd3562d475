# ask, recommend, verify, diff and an order by fit with a catalog from another field
whichstack compile "$CATALOG/../brokers" -o brokers.db || exit
export WHICHSTACK_CATALOG=brokers.db
answers='cargo=work volume=some history=days keeper=team terms=open first=peace'
printf 'days\nb\n2\n?\nwork\npeace\nq\n' | whichstack ask
echo "--- recommend"
whichstack recommend $answers
whichstack recommend $answers --format csv
whichstack recommend volume=many history=always years=years --format csv
echo "status $?"
echo "--- the order by fit"
printf 'answers:\n  history: days\n  first: speed\n' >answers.yaml
whichstack list --answers answers.yaml
whichstack list --answers answers.yaml --filter 'fit>50' --sort -fit --columns id,fit
whichstack compare cirrus garnet --answers answers.yaml --differing --format tsv
echo "--- records"
whichstack recommend $answers -o record.md || exit
whichstack verify record.md
# neither open-ended nor none published is a date that a requirement could fail
whichstack recommend cargo=work years=years -o years.md || exit
whichstack verify years.md
whichstack list --answers years.md --columns id,support_ends,out
cp -r "$CATALOG/../brokers" changed
chmod -R u+w changed
sed -i '/^ratings:/,/^pairings:/s/value: 5/value: 1/' changed/frameworks/cirrus.md
rm changed/frameworks/dune.md
whichstack compile changed -o changed.db || exit
whichstack diff brokers.db changed.db --answers record.md
whichstack verify record.md --catalog changed.db
echo "status $?"
