"""Where the sentences of a text lie: for spoken English and Vietnamese, and for transcripts without any full stop."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from enum import IntEnum
from itertools import accumulate

from .tokens import WORD, word_count

LONGEST = 40
"""Words after which a sentence is cut at a weaker border, so that a passage can always be closed in time."""

_CLOSERS = "\"'”’»)\\]）」』"
_BORDER = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s)|[。！？]+[{_CLOSERS}]*|\s*\n\s*")
_PLAIN_BORDER = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s)")
"""All that ``_BORDER`` can find in one line without the full stops of unspaced scripts, and much faster."""

_LAST_BORDER = re.compile(rf"[.!?…]+[{_CLOSERS}]*\Z")
"""The same at the end of what stands between spaces."""

_SHORT_FORMS_TEXT = (
    "mr mrs ms dr st prof capt col gen lt sgt rev hon jr sr messrs no nos vs etc approx dept "
    "jan feb mar apr jun jul aug sep sept oct nov dec tp th ths ts gs bs q p"
)
_SHORT_FORMS = frozenset(_SHORT_FORMS_TEXT.split())
"""The plain words of ``_ABBREVIATION``."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|capt|col|gen|lt|sgt|rev|hon|jr|sr|messrs|no|nos|vs|etc|approx|dept|e\.g|i\.e|a\.m|p\.m"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|tp|ths?|ts|gs|bs|q|p)|\b[^\W\d_])\.$",
    re.IGNORECASE,
)
_ALWAYS_GOES_ON = re.compile(r"\b(?:mr|mrs|ms|dr|prof|messrs|capt|st|tp|ths?|ts|gs|bs)\.$", re.IGNORECASE)
_WEAK_BORDER = re.compile(
    r"[;:—–,，、；]\s*|(?<!\band)(?<!\bbut)(?<!\bso)(?<!\bvà)\s"
    r"(?=(?:and|but|so|then|because|và|rồi|nhưng|sau đó|còn)\s)"
)

Span = tuple[int, int]
Count = Callable[[str], int]
Counted = tuple[Span, int]
"""Where a sentence lies, and its number of words."""


class Ending(IntEnum):
    """Whether what stands between spaces ends a sentence."""

    NEVER = 0
    ALWAYS = 1
    BEFORE_CAPITAL = 2
    """An abbreviation: only where a capital follows."""


def sentences(text: str, longest: int = LONGEST) -> list[Span]:
    """Start and end of each sentence, without the space around it; nothing but space lies between them.

    A sentence of more than ``longest`` words is cut at a comma or a joining word, else at its length.
    """
    return [span for span, _ in counted_sentences(text, longest)]


def counted_sentences(
    text: str, longest: int = LONGEST, count: Count = word_count, worth: Callable[[str], bool] | None = None
) -> list[Counted]:
    """As ``sentences``, each with its number of words; ``count`` counts them. A whole sentence that is not ``worth``
    it is left out before it is cut any further."""
    plain = not any(one in text for one in "\n。！？")
    cuts = [m.end() for m in (_PLAIN_BORDER if plain else _BORDER).finditer(text) if _ends_sentence(text, m)]
    found: list[Counted] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        if worth is None or worth(text[start:end]):
            found += in_short_pieces(text, _trimmed(text, start, end), longest, count)
    return [one for one in found if one[0][0] < one[0][1]]


def ending_of(piece: str) -> Ending:
    """Whether a sentence may end with ``piece``, which stands between spaces and holds none of "。！？"."""
    word = piece[:-1]
    if piece[-1] == "." and word.isascii() and word.isalpha() and not _is_short_form(word):
        return Ending.ALWAYS
    border = _LAST_BORDER.search(piece)
    return _ending(piece, border.start()) if border else Ending.NEVER


def _ends_sentence(text: str, border: re.Match[str]) -> bool:
    if "\n" in border.group() or border.group()[0] in "。！？":
        return True
    ending = _ending(text, border.start())
    return ending is Ending.ALWAYS or (ending is Ending.BEFORE_CAPITAL and text[border.end() :].lstrip()[:1].isupper())


def _ending(text: str, border: int) -> Ending:
    """What the full stop at ``border`` is by the few characters before it, of which only its own piece counts."""
    before = text[max(0, border - 12) : border + 1]
    if not before.endswith(".") or not _abbreviated(before):
        return Ending.ALWAYS
    return Ending.NEVER if _ALWAYS_GOES_ON.search(before) or _initial(before) else Ending.BEFORE_CAPITAL


def _abbreviated(before: str) -> bool:
    """Whether what stands before a full stop is an abbreviation; plain words are looked up, the rest is matched."""
    pieces = before[:-1].split()
    word = pieces[-1] if pieces and before[-2:-1].strip() else ""
    if word.isascii() and word.isalpha():
        return _is_short_form(word)
    return _ABBREVIATION.search(before) is not None


def _is_short_form(word: str) -> bool:
    """Whether a plain word before a full stop is an abbreviation."""
    return len(word) == 1 or word.lower() in _SHORT_FORMS


def _initial(before: str) -> bool:
    """Whether the full stop belongs to a capital initial, as in "J. Smith" (and not to "I.")."""
    return (
        len(before) > 1 and before[-2].isupper() and before[-2] != "I" and (len(before) < 3 or not before[-3].isalnum())
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def in_short_pieces(text: str, span: Span, longest: int, count: Count) -> list[Counted]:
    """``span`` whole, or in pieces of at most ``longest`` words."""
    start, end = span
    pieces: list[Counted] = []
    while (words := count(text[start:end])) > longest:
        cut = _cut(text, start, end, longest)
        piece = _trimmed(text, start, cut)
        pieces.append((piece, count(text[piece[0] : piece[1]])))
        start, _ = _trimmed(text, cut, end)
    return [*pieces, ((start, end), words)]


def _cut(text: str, start: int, end: int, longest: int) -> int:
    """Where to cut: at the last weak border of the longest piece allowed, else at a word."""
    limit = _after_words(text, start, end, longest)
    middle = start + (limit - start) // 3
    borders = [m.end() for m in _WEAK_BORDER.finditer(text, middle, limit)]
    return borders[-1] if borders else limit


def _after_words(text: str, start: int, end: int, longest: int) -> int:
    """Where the words after the first ``longest`` begin; there are more than those."""
    matches = list(WORD.finditer(text, start, end))
    counts = [word_count(match.group()) for match in matches]
    done = list(accumulate(counts))
    i = bisect_right(done, longest)
    inside = 2 * (longest - done[i] + counts[i]) if counts[i] > 1 else 0
    return matches[i].start() + inside
