"""Brings the forms of an English word together, so that "what did I buy" finds "bought some bread".

Light on purpose: endings of number and tense only, and the irregular verbs a diary is full of. A silent e after one
short vowel stays, and comes back where an ending took it ("caring", "care"; but "starring", "star"), so that "car" and
"care" are two words. It may still join two words that differ (a miss in precision) but never splits one form from
itself: both sides go through it.
"""

from __future__ import annotations

import re

_IRREGULAR_FORMS = """
be: am is are was were been being
become: became
begin: began begun
bite: bit bitten
blow: blew blown
break: broke broken
bring: brought
build: built
buy: bought
catch: caught
choose: chose chosen
come: came
deal: dealt
dig: dug
do: did done does doing
draw: drew drawn
dream: dreamt
drink: drank drunk
drive: drove driven
eat: ate eaten
fall: fell fallen
feed: fed
feel: felt
fight: fought
find: found
fly: flew flown flies
forget: forgot forgotten
forgive: forgave forgiven
freeze: froze frozen
get: got gotten
give: gave given
go: went gone goes going
grow: grew grown
hang: hung
have: had has having
hear: heard
hide: hid hidden
hold: held
keep: kept
know: knew known
lead: led
learn: learnt
leave: left
lend: lent
lie: lay lain lying lied
lose: lost
make: made
mean: meant
meet: met
pay: paid
ride: rode ridden
ring: rang rung
rise: rose risen
run: ran
say: said says
see: saw seen
seek: sought
sell: sold
send: sent
sew: sewn
shake: shook shaken
shine: shone
shoot: shot
sing: sang sung
sink: sank sunk
sit: sat
sleep: slept
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
stick: stuck
swear: swore sworn
swim: swam swum
take: took taken
teach: taught
tear: tore torn
tell: told
think: thought
throw: threw thrown
understand: understood
wake: woke woken
wear: wore worn
weep: wept
win: won
write: wrote written
die: died dying
tie: tied tying
use: used using uses
ski: skied skiing skis
age: aged ageing aging
ice: iced icing
owe: owed owing
agree: agreed agreeing agrees
free: freed freeing frees
bus: buses
gas: gases
eye: eyed eyes
child: children
foot: feet
goose: geese
man: men
mouse: mice
tooth: teeth
woman: women
person: people
wife: wives
knife: knives
life: lives
leaf: leaves
"""

_VOWELS = frozenset("aeiouy")
_KEEP_DOUBLE = frozenset("lsz")
_SHORTEST = 3
_SILENT_E = re.compile(r"(?:[^aeiouy]*|[^aeiou]*qu|y)[aeiouy][^aeiouywx]")
"""What stands before a silent e: one short vowel and one consonant, which would be doubled if there were no e."""


def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _IRREGULAR_FORMS.split("\n"):
        base, _, forms = line.partition(":")
        table.update(dict.fromkeys(forms.split(), base))
    return table


_BASE = _irregular()


def stem(word: str) -> str:
    """The common form of ``word`` (lower case, without marks); words of other languages mostly pass unchanged."""
    word = _BASE.get(word, word)
    if len(word) <= _SHORTEST or not word.isascii():
        return word
    word = _without_tense(_without_plural(word))
    if word.endswith("e") and len(word) > _SHORTEST:
        return word if _SILENT_E.fullmatch(word[:-1]) else word[:-1]
    return word[:-1] + "i" if len(word) > _SHORTEST and word.endswith("y") and word[-2] not in _VOWELS else word


def _without_plural(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def _without_tense(word: str) -> str:
    if not word.endswith(("ing", "ed")):
        return word
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if (
            root != word
            and not word.endswith("eed")
            and len(root) >= _SHORTEST - (ending == "ed")
            and _VOWELS & set(root)
        ):
            return root + "e" if _SILENT_E.fullmatch(root) else _undoubled(root)
    return word


def _undoubled(root: str) -> str:
    doubled = len(root) > _SHORTEST and root[-1] == root[-2] and root[-1] not in _KEEP_DOUBLE | _VOWELS
    return root[:-1] if doubled else root
