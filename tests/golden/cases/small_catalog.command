# a catalog with one of each, and without a fact
mkdir -p sizes/frameworks sizes/criteria sizes/questions sizes/components
cat >sizes/catalog.yaml <<'END'
name: Sizes
version: "1"
date: 2026-01-31
licence: MIT
noun: {one: size, many: sizes}
base_points:
  ease: 1
slots:
  - id: box
    label: Box
    needed: true
END
cat >sizes/traits.yaml <<'END'
groups:
  - id: use
    label: Use
traits:
  - id: ease
    label: Ease
    group: use
    kind: rating
    better: more
    meaning: How easy it is.
END
cat >sizes/frameworks/medium.md <<'END'
---
name: Medium
kind: plain
tags: [one, two, three]
summary: The size between the others
ratings:
  ease:
    value: 4
    why: it fits
    source: none
    checked: false
pairings:
  carton:
    fit: 4
    why: it fits as well
    source: none
    checked: false
---
A page.
END
cat >sizes/criteria/ease.md <<'END'
---
label: Ease
rule: rating
rating: ease
---
A page.
END
cat >sizes/components/carton.md <<'END'
---
name: Carton
slot: box
licence: MIT
version: "1"
as_of: 2026-01-31
source: none
checked: false
summary: A box
---
A page.
END
cat >sizes/questions/01-use.md <<'END'
---
text: What is it for?
short: Use
effort: 1
skipped: 40
options:
  - id: play
    label: Play
    points:
      ease: 3
    reason: Play is easy
---
A page.
END
whichstack check sizes
whichstack compile sizes -o sizes.db || exit
whichstack --catalog sizes.db show medium
whichstack --catalog sizes.db recommend use=play
