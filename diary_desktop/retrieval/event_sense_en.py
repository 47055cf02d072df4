"""Whether an English clause says that its writer did the thing: not planned, denied, dreamt or another's."""

from __future__ import annotations

from . import event_cues_en as cue
from .activities import Place, english_form
from .event_clauses import Sentence, is_finite
from .numbers_en import CARDINALS


def happened(sentence: Sentence, at: Place, kind: str, persons: tuple[Place, ...], told: bool) -> bool:
    """Whether the topic, at words ``at``, happened to the writer.

    ``kind`` is that of the activity, ``persons`` are where the people asked about stand, ``told`` is whether the words
    say by themselves that it was done ("swam") rather than name it ("the pool").
    """
    clause = sentence.clauses[sentence.clause_of(at)]
    if _denied(sentence, clause, at, kind, told):
        return False
    if not _mine(sentence, clause, at, kind, persons):
        return False
    return told or kind not in ("place", "care") or _went(sentence, clause, at)


def _denied(sentence: Sentence, clause: Place, at: Place, kind: str, told: bool) -> bool:
    before = cue.FINE.removed(sentence.written(clause.first, at.first))
    if cue.BEFORE.within(before) or _inherited(sentence, clause, before) or _dreamt(sentence, clause):
        return True
    after = cue.FINE.removed(sentence.written(at.last, clause.last))
    if cue.AFTER.within(after):
        return True
    rest = sentence.written(at.last, len(sentence.words))
    if kind == "mutual" and cue.UNREACHED.within(rest):
        return True
    done = told and any(is_finite(word.written) for word in sentence.words[at.first : at.last])
    later = sentence.written(clause.last, len(sentence.words))
    return not done and cue.THEN.within(later)


def _inherited(sentence: Sentence, clause: Place, before: str) -> bool:
    """ "If it stays dry, I run": the condition stands in the clause before; so does a denied verb of "or"."""
    if not clause.first:
        return False
    earlier = sentence.clauses[sentence.clause_of(clause) - 1]
    head = sentence.words[earlier.first].written
    own = any(is_finite(word) for word in before.split())
    bare_infinitive = before.split()[:2] in (["and"], ["or"], ["and", "then"]) and not own
    text = cue.FINE.removed(sentence.written(earlier.first, earlier.last))
    return head in ("if", "unless") or (bare_infinitive and cue.BEFORE.within(text))


def _dreamt(sentence: Sentence, clause: Place) -> bool:
    """A dream goes on to the end of its sentence."""
    return any(word.written.startswith(("dream", "nightmare")) for word in sentence.words[: clause.first])


def _mine(sentence: Sentence, clause: Place, at: Place, kind: str, persons: tuple[Place, ...]) -> bool:
    """Whether the writer is who did or felt it."""
    words = sentence.words
    before = [word.written.replace("’", "'") for word in words[clause.first : at.first]]
    if _possessed(sentence, at):
        return False
    if _seen_doing(sentence, clause, at):
        return False
    for word in reversed(before):
        if word in cue.MINE:
            return True
        if word in cue.THEIRS:
            return kind == "mutual" and _to_me(sentence, at)
    subject = _subject(sentence, clause, at)
    if subject is None:
        return _continues(sentence, clause, kind, at, persons)
    if any(word.written in cue.MINE for word in words[subject.first : subject.last]):
        return True
    if at.first < subject.last and kind != "mutual":
        return not _named(sentence, subject, at)
    if kind == "mutual" and any(subject.first <= one.first < subject.last for one in persons):
        return _alone(sentence, subject) and not _other_partner(sentence, at, persons)
    if kind == "act" and subject.last < at.first and not _is_somebody(sentence, subject):
        return True
    return kind == "state" and _to_me(sentence, at)


def _is_somebody(sentence: Sentence, subject: Place) -> bool:
    """Whether a subject is a person, or somebody's: "my knee survived the run" is the writer's run."""
    words = sentence.words[subject.first : subject.last]
    if words[0].written not in _THINGS or any(word.capital for word in words[1:]):
        return True
    return any(word.written in cue.RELATIVES or word.written in cue.POSSESSED for word in words)


def _subject(sentence: Sentence, clause: Place, at: Place) -> Place | None:
    """Words that stand as a subject before the first verb of the clause; None where it has none."""
    words = sentence.words
    verb = next((i for i in range(clause.first, clause.last) if _is_verb(sentence, i, at)), None)
    if verb is None:
        return None
    first = clause.first
    while first < verb and (words[first].written in cue.ADVERBS or words[first].written.endswith("ly")):
        first += 1
    led = clause.first < first and words[first - 1].written in _PREPOSITIONS
    if led and first < verb:
        return Place(verb - 1, verb) if words[verb - 1].capital and words[verb - 1].written not in _DAYS else None
    start = first if first == clause.first else _with_article(sentence, clause, first)
    if first < verb and words[first].written == "there":
        return None
    return Place(start, verb) if first < verb else None


def _with_article(sentence: Sentence, clause: Place, first: int) -> int:
    return (
        first - 1
        if sentence.words[first - 1].written in ("the", "every", "all", "that", "this", "other", "another")
        else first
    )


def _is_verb(sentence: Sentence, i: int, at: Place) -> bool:
    word = sentence.words[i].written
    if i == at.first and not sentence.words[i].capital and (is_finite(word) or word.endswith("ing")):
        return True
    if i == at.first and i and word.endswith("s"):  # "my brother runs", and not "two runs"
        before = sentence.words[i - 1].written
        return before in cue.RELATIVES or (sentence.words[i - 1].capital and before not in _COUNTING)
    return is_finite(word)


def _continues(sentence: Sentence, clause: Place, kind: str, at: Place, persons: tuple[Place, ...]) -> bool:
    """A clause without a subject of its own: after "and" it is that of the clause before, else it is the writer."""
    words = sentence.words
    if not clause.first or words[clause.first].written not in ("and", "then", "but", "or"):
        return True
    number = sentence.clause_of(clause)
    while number:
        earlier = sentence.clauses[number - 1]
        subject = _subject(sentence, earlier, Place(clause.first, clause.first))
        if subject is not None:
            texts = [word.written for word in words[subject.first : subject.last]]
            mine = any(text in cue.MINE for text in texts)
            named = kind == "mutual" and any(subject.first <= one.first < subject.last for one in persons)
            neutral = kind == "act" and not any(word.capital for word in words[max(1, subject.first) : subject.last])
            return mine or named or (neutral and texts[0] in ("it", "this", "that", "rain", "sun", "weather", "alarm"))
        number -= 1
    return True


def _possessed(sentence: Sentence, at: Place) -> bool:
    """ "His run", "Tom's headache"."""
    near = sentence.words[max(0, at.first - 3) : at.first]
    return any(
        word.written in cue.POSSESSED or (word.capital and word.written.replace("’", "'").endswith("'s"))
        for word in near
        if word.written.replace("’", "'") not in _NO_OWNERS
    ) and not any(word.written in cue.MINE for word in near)


def _seen_doing(sentence: Sentence, clause: Place, at: Place) -> bool:
    """ "I watched Tom run": a name or "them" right before the topic, and a verb before that."""
    if at.first <= clause.first:
        return False
    last = sentence.words[at.first - 1]
    verb = any(word.written in _SEEING for word in sentence.words[clause.first : at.first - 1])
    other = last.written in cue.PEOPLE or (last.capital and last.written not in cue.MINE and last.written not in _DAYS)
    topic = sentence.words[at.first].written
    if topic in _PREPOSITIONS:
        return False
    return verb and other and (topic.endswith("ing") or topic == english_form(topic))


def _to_me(sentence: Sentence, at: Place) -> bool:
    clause = sentence.clauses[sentence.clause_of(at)]
    return any(word.written in ("me", "us", "my") for word in sentence.words[at.first : clause.last])


def _named(sentence: Sentence, subject: Place, at: Place) -> bool:
    """Whether the subject that holds the topic names somebody else: "Tom's run", but not "a run with Tom"."""
    return any(
        word.written in cue.POSSESSED or (word.written.endswith(("'s", "’s")) and word.capital)
        for word in sentence.words[subject.first : at.first]
    )


def _alone(sentence: Sentence, subject: Place) -> bool:
    return all(word.written != "and" for word in sentence.words[subject.first : subject.last])


def _other_partner(sentence: Sentence, at: Place, persons: tuple[Place, ...]) -> bool:
    """ "Mum rang the bank", "Tom argued with his boss": somebody else stands after the verb, and not the writer."""
    clause = sentence.clauses[sentence.clause_of(at)]
    after = sentence.words[at.last : clause.last]
    texts = [word.written for word in after]
    if any(text in cue.MINE for text in texts):
        return False
    return any(word.capital for word in after[:2]) or any(text in ("with", "his", "her", "their") for text in texts[:2])


def _went(sentence: Sentence, clause: Place, at: Place) -> bool:
    """Whether the name of a place stands for having been there: "Dentist at nine", "went to the dentist"."""
    words = sentence.words[clause.first : at.first]
    verbs = [word.common for word in words if is_finite(word.written)]
    if any(is_finite(word.written) for word in sentence.words[at.last : clause.last]) and not verbs:
        return False
    if verbs:
        return verbs[-1] in _GOING or verbs[0] in _GOING
    return True


def cared_for(sentence: Sentence, at: Place) -> bool:
    """Whether somebody else was brought there: "took Emma to the dentist"."""
    clause = sentence.clauses[sentence.clause_of(at)]
    words = sentence.words
    for i in range(clause.first, at.last - 1):
        if words[i].common in _BRINGING:
            other = words[i + 1]
            if other.capital or other.written in cue.PEOPLE or other.written in ("my", "our", "the"):
                return other.written not in ("the",)
    return False


_PREPOSITIONS_WORDS = """
in on at for after before during around with without by from over about since until despite
"""
_PREPOSITIONS = frozenset(_PREPOSITIONS_WORDS.split())
_DAYS_WORDS = """
monday tuesday wednesday thursday friday saturday sunday christmas easter
"""
_DAYS = frozenset(_DAYS_WORDS.split())

_NO_OWNER_WORDS = """
mum's it's he's she's that's there's what's let's here's today's yesterday's tonight's morning's evening's week's
monday's tuesday's wednesday's thursday's friday's saturday's sunday's parkrun's year's
"""
_NO_OWNERS = frozenset(_NO_OWNER_WORDS.split())
_SEEING_WORDS = """
watch watched watching see saw seen hear heard let made make help helped kept have had caught found left got sent
"""
_SEEING = frozenset(_SEEING_WORDS.split())
_GOING = frozenset(english_form(verb) for verb in cue.GOING)
_BRINGING = frozenset(english_form(verb) for verb in ("take", "bring", "drive", "accompany", "drop"))
_THINGS = frozenset(("my", "our", "the", "a", "an", "this", "that", "it", "work", "rain"))
_COUNTING = frozenset(("no", "some", "more", "many", "several", "my", "our", "the", "these", "those")) | frozenset(
    CARDINALS
)
