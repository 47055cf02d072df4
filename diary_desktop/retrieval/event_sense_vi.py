"""Whether a Vietnamese clause says that its writer did the thing: verbs show no tense, the words around tell."""

from __future__ import annotations

from . import event_cues_vi as cue
from .activities import Place
from .cue_phrases import Cues
from .event_clauses import Sentence
from .tokens import folded


def happened(sentence: Sentence, at: Place, kind: str, persons: tuple[Place, ...], told: bool) -> bool:
    """As in ``event_sense_en``."""
    clause = sentence.clauses[sentence.clause_of(at)]
    before, fine, after, unreached = _cues(sentence.bare)
    lead = fine.removed(sentence.text(clause.first, at.first))
    inside = fine.removed(sentence.text(clause.first, at.last))
    if before.within(lead) or _inherited(sentence, clause, before, fine) or (not told and before.within(inside)):
        return False
    rest = fine.removed(sentence.text(at.last, len(sentence.words)))
    if after.within(rest) or (kind == "mutual" and unreached.within(rest)):
        return False
    return _mine(sentence, clause, at, kind, persons)


def _cues(bare: bool) -> tuple[Cues, Cues, Cues, Cues]:
    if bare:
        return cue.BARE_BEFORE, cue.BARE_FINE, cue.BARE_AFTER, cue.BARE_UNREACHED
    return cue.BEFORE, cue.FINE, cue.AFTER, cue.UNREACHED


def _inherited(sentence: Sentence, clause: Place, before: Cues, fine: Cues) -> bool:
    """ "Nếu trời đẹp thì chạy": the condition stands in the clause before."""
    number = sentence.clause_of(clause)
    if not number:
        return False
    earlier = sentence.clauses[number - 1]
    head = folded(sentence.words[earlier.first].written)
    text = fine.removed(sentence.text(earlier.first, earlier.last))
    short = earlier.last - earlier.first <= _SHORT and before.within(text)
    return head in ("neu", "gia", "uoc", "mo") or short


def _mine(sentence: Sentence, clause: Place, at: Place, kind: str, persons: tuple[Place, ...]) -> bool:
    subject = _subject(sentence, clause, at)
    if subject is None:
        return _continues(sentence, clause, at, kind, persons)
    return _is_writer(sentence, subject, at, kind, persons)


def _is_writer(sentence: Sentence, subject: Place, at: Place, kind: str, persons: tuple[Place, ...]) -> bool:
    words = [word.written for word in sentence.words[subject.first : subject.last]]
    mine = [i for i, word in enumerate(words) if word in cue.MINE or (sentence.bare and word in ("toi", "minh", "to"))]
    if any(not i or words[i - 1] not in cue.KIN for i in mine) or _together(sentence, subject):
        return True
    if kind == "mutual" and any(subject.first <= one.first < subject.last for one in persons):
        alone = not {"vợ", "chồng", "và", "nhà", "với"}.intersection(words)
        return alone and subject.last - subject.first <= 3 and not _other_partner(sentence, at, persons)
    return False


def _together(sentence: Sentence, subject: Place) -> bool:
    """ "Hai mẹ con", "hai đứa", "cả nhà": the writer with somebody, unless a name or "nhỏ" says who they are."""
    before = sentence.words[subject.first - 1].written if subject.first else ""
    words = sentence.words[subject.first : subject.last]
    named = any(word.capital for word in words) or any(word.written in ("nhỏ", "trẻ", "nó") for word in words)
    return before in ("hai", "cả", "mấy") and not named


def _subject(sentence: Sentence, clause: Place, at: Place) -> Place | None:
    """The people that stand at the head of the clause, before the topic; None where there are none."""
    words = sentence.words
    first = clause.first
    while first < at.first and words[first].written in cue.LEADING and not _is_name(sentence, first):
        first += 1
    if first < at.first and words[first].written in _PERCEIVED:
        first += 1
    if first >= at.first:
        return None
    if words[first].written in cue.MINE or words[first].written in cue.KIN or _is_name(sentence, first):
        return Place(first, at.first)
    return None


def _is_name(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    if not word.capital:
        return False
    if i:
        return sentence.words[i - 1].written not in _OF_PLACES
    return word.written in cue.NAMES or (sentence.bare and word.written in _BARE_NAMES)


def _continues(sentence: Sentence, clause: Place, at: Place, kind: str, persons: tuple[Place, ...]) -> bool:
    """A clause without a subject goes on with that of the clause before, if there is one; else it is the writer."""
    number = sentence.clause_of(clause)
    while number:
        number -= 1
        earlier = sentence.clauses[number]
        subject = _subject(sentence, earlier, Place(earlier.last, earlier.last))
        if subject is not None:
            head = Place(subject.first, min(subject.last, subject.first + 2))
            own = sentence.words[head.first].written in cue.MINE
            return own or _is_writer(sentence, head, at, kind, persons)
    return True


def _other_partner(sentence: Sentence, at: Place, persons: tuple[Place, ...]) -> bool:
    """ "Mẹ gọi cho dì", "Hùng cãi nhau với sếp": the other one is not the writer."""
    after = [word.written for word in sentence.words[at.last : at.last + 3]]
    if any(word in cue.MINE for word in after):
        return False
    return bool(after) and (
        after[0] in ("với", "cho", "voi") or (after[0] in cue.KIN and after[0] not in ("về", "con"))
    )


def cared_for(sentence: Sentence, at: Place) -> bool:
    """Whether somebody else was brought there: "đưa con đi nha sĩ"."""
    clause = sentence.clauses[sentence.clause_of(at)]
    return cue.TAKING.within(sentence.written(clause.first, at.first))


_OF_PLACES_WORDS = """
ở tại quanh hồ sông đường phố núi bể rạp phường quận chợ ra về biển quán công viên cầu bãi
"""
_OF_PLACES = frozenset(_OF_PLACES_WORDS.split())
_BARE_NAMES = frozenset(folded(name) for name in cue.NAMES)
_SHORT = 4
"""Words of a clause that can do no more than deny the next one."""
_PERCEIVED = frozenset(("nghe", "thấy", "nhìn", "xem", "bắt"))
