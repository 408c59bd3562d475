# another word for what `serves` names: protocols instead of languages
cp -r "$CATALOG/../brokers" brokers
chmod -R u+w brokers
echo 'serves: protocol' >>brokers/catalog.yaml
sed -i '1i language:\n  - {id: amqp, label: AMQP}\n  - {id: mqtt, label: MQTT}\n  - {id: own, label: its own}' brokers/traits.yaml
sed -i '/^facts:/i serves: [amqp]' brokers/frameworks/alder.md brokers/frameworks/ember.md
sed -i '/^facts:/i serves: [mqtt]' brokers/frameworks/dune.md
sed -i '/^facts:/i serves: [mqtt, own]' brokers/frameworks/cirrus.md
cat >brokers/questions/08-protocol.md <<'EOF'
---
text: Which protocol do the programs speak?
short: Protocol
fixed: true
options: each-language
each:
  label: "{label}"
  points:
    lang-{id}: 10
  reason: the programs speak {label}
  rules:
    - attribute: lang-{id}
      op: ">="
      value: 1
      reason: the programs speak {label}
---
Programs are seldom taught a new one.
EOF
whichstack compile brokers -o brokers.db || exit
export WHICHSTACK_CATALOG=brokers.db
whichstack list
whichstack list --filter protocol:mqtt --sort -protocol --columns id,protocol --format csv
whichstack list --columns language
whichstack list --filter lang:mqtt
whichstack show lang-mqtt | head -12
whichstack recommend first=peace volume=few years=trial | head -3
whichstack recommend first=peace volume=few years=trial --format markdown | grep all-rounder
whichstack recommend protocol=mqtt cargo=work volume=many | head -12
whichstack recommend protocol=mqtt cargo=work volume=many --format json | sed -n '/all_rounder/p'
sed -i '/^serves:/s/protocol/wire/' brokers/catalog.yaml
whichstack compile brokers -o wire.db || exit
whichstack list --catalog wire.db | head -2
whichstack diff brokers.db wire.db | head -2
sed -i '/^serves:/s/wire/"a protocol"/' brokers/catalog.yaml
whichstack check brokers
