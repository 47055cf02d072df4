"""One folding for every language: what is typed with or without marks, capitals or endings meets in one term.

Marks are stripped (NFKD), ``đ`` becomes ``d``, case is folded, English endings go, and scripts written without
spaces (Chinese, Japanese, Thai and so on) become runs of one and two characters. A word that carries marks
also keeps its marked form as a second term, so that of "bánh" and "bạnh" the one that was typed ranks higher.
English endings are taken from no word with Vietnamese marks: "Hùng" is no form of "hang". What is typed without marks
may be of either language, "hung" say, and then has both terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from .english import stem

VERSION = 2
"""Of the terms that this file and ``english.py`` make: raised with every change, so that postings are made anew."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
WORD = re.compile(
    rf"[{_UNSPACED}]+|\d+(?:[.,:]\d+)*|(?:[^\W\d_{_UNSPACED}][{_MARKS}]*|[{_INDIC}])"
    rf"(?:[^\W_{_UNSPACED}][{_MARKS}]*|[{_INDIC}])*(?:['’][^\W\d_{_UNSPACED}]+)*"
)
"""A run of an unspaced script, a number, or a word with its marks and apostrophes."""

_ASCII_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:'[A-Za-z]+)*|\d+(?:[.,:]\d+)*", re.ASCII)
"""All that ``WORD`` can find in ASCII, and faster."""

_UNSPACED_RUN = re.compile(rf"[{_UNSPACED}]+")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_KANA_VOICING = frozenset("\u3099\u309a")
_EXTRA = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "’": "'"})

FOLDED_WEIGHT = 0.4
"""Share of a marked word's weight that its unmarked form carries; the rest goes to the form as typed."""

_STOP_EN = """
a about above after again against all also am an and any anybody anyone anything are aren't as at be because been
before being below between both but by can can't could couldn't did didn't do does doesn't doing don't down during
each either else ever every few for from further had hadn't has hasn't have haven't having he her here hers herself
him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just let let's many may me might more
most much must mustn't my myself no nor not of off on once only or other our ours ourselves out over own same shall
she should shouldn't so some somebody someone something such than that that's the their theirs them themselves then
there these they this those though through till to too under until unless up upon us very was wasn't we were weren't
what what's when when's where where's which while who who's whom whose why will with within without won't would
wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
diary entry entries journal recorded remember mention mentioned please
"""
_STOP_VI = """
ai anh bao bị bởi bằng các cái cho chưa chỉ chính chúng có còn cùng của cứ do dù đã đang đâu để đến đi đó được gì hay
hoặc hơn hồi hôm khi không là làm lại lên lúc mà mình mấy mỗi một nào này nên nếu ngoài ngày nhiêu những như nhưng
nữa ở phải qua ra rất rằng rồi sao sau sẽ sự ta tại thế theo thì tôi tớ trên trong trước từ từng tự và vào vẫn vậy vì
việc với về vừa xuống đây ấy ạ à nhật ký
"""

_UNMARKED_TEXT = """
bao cac cai cua cung dang duoc gi hom khi khong ky la lam luc minh nao nay neu ngay nhat nhieu nhu nhung nua o rat se
theo toi tren trong truoc vao va viec voi
"""
_UNMARKED_VI = frozenset(_UNMARKED_TEXT.split())
"""Function words as they are typed without marks, but for those that are things with others ("bởi", "bơi")."""

_TELLING = 3
"""So many of them tell that a text without any mark is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: characters ``start``..``end``, as written (lower case, composed), and its index terms.

    ``terms`` begins with the folded and stemmed term; a marked word adds its marked form; a run of an unspaced
    script holds its one- and two-character pieces.
    """

    start: int
    end: int
    written: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A term to look for, how much it counts (0..1), and the word of the question it came from."""

    term: str
    weight: float
    word: str


class Folding(dict[str, tuple[str, ...]]):
    """Words already folded. Its owner drops it when done: what a diary says is not kept in a global cache."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        self[word] = terms = word_terms(word)
        return terms


def folded(text: str) -> str:
    """``text`` in lower case without marks; Hangul and voiced kana stay whole."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold()).translate(_EXTRA)
    bare = "".join(c for c in spread if not unicodedata.combining(c) or c in _KANA_VOICING)
    return unicodedata.normalize("NFC", bare)


def as_written(text: str) -> str:
    """``text`` in lower case and composed, marks kept."""
    return unicodedata.normalize("NFC", text.casefold())


def word_terms(word: str) -> tuple[str, ...]:
    """The index terms of one word as ``WORD`` cuts it."""
    if word.isascii():
        bare = word.lower()
        if "'" in bare:
            bare = _POSSESSIVE.sub("", bare)
        common = stem(bare)
        return (common, bare) if common != bare and is_syllable(bare) else (common,)
    if _UNSPACED_RUN.fullmatch(word):
        return _pieces(folded(word))
    written = _POSSESSIVE.sub("", as_written(word))
    bare = folded(written)
    if bare == written.replace("’", "'"):
        return (stem(bare),)
    return (bare if is_syllable(bare) else stem(bare), written)


def is_syllable(bare: str) -> bool:
    """Whether a word without marks may be a Vietnamese one."""
    return _SYLLABLE.fullmatch(bare) is not None


def plain_term(word: str, language: str) -> str:
    """The index term by which a word of a text in that language is best known: an English one without its ending."""
    terms = word_terms(word)
    bare = folded(word)
    return bare if language == "vi" and bare in terms else terms[0]


def _pieces(run: str) -> tuple[str, ...]:
    return (*run, *(run[i : i + 2] for i in range(len(run) - 1)))


def tokens(text: str) -> list[Token]:
    """Every word of ``text`` with its place."""
    folding = Folding()
    return [Token(m.start(), m.end(), as_written(m.group()), folding[m.group()]) for m in WORD.finditer(text)]


def words_in(text: str) -> list[str]:
    """All that ``WORD`` finds, in order."""
    return (_ASCII_WORD if text.isascii() else WORD).findall(text)


def terms_in(text: str, folding: Folding) -> frozenset[str]:
    """The terms of every word of ``text``; ``folding`` spares folding the words again that were met before."""
    return frozenset(chain.from_iterable(map(folding.__getitem__, words_in(text))))


def query_terms(question: str) -> list[QueryTerm]:
    """What to look for: the question's words without its function words, each once.

    Vietnamese function words are known without their marks too, where the question is typed so. A question of
    function words alone keeps none. The weights of the terms of one word sum to 1.
    """
    found: dict[str, QueryTerm] = {}
    asked = tokens(question)
    unmarked = _UNMARKED_VI if _is_unmarked_vietnamese(asked) else frozenset[str]()
    for token in asked:
        written = token.written.replace("’", "'")
        if written in stop_words() or written in unmarked:
            continue
        for term, weight in _weighted(token.terms):
            if term not in found:
                found[term] = QueryTerm(term, weight, token.written)
    return list(found.values())


def _is_unmarked_vietnamese(asked: Sequence[Token]) -> bool:
    written = {token.written for token in asked}
    return len(written & _UNMARKED_VI) >= _TELLING and all(folded(word) == word for word in written)


def _weighted(terms: tuple[str, ...]) -> list[tuple[str, float]]:
    if len(terms) == 2 and terms[0].isascii():
        first = 1 - FOLDED_WEIGHT if terms[1].isascii() else FOLDED_WEIGHT
        return [(terms[0], first), (terms[1], 1 - first)]
    return [(term, 1 / len(terms)) for term in terms]


def word_count(text: str) -> int:
    """Words of ``text``; of an unspaced script two characters count as one."""
    words = words_in(text)
    if text.isascii() or not _UNSPACED_RUN.search(text):
        return len(words)
    return sum((len(w) + 1) // 2 if _UNSPACED_RUN.match(w) else 1 for w in words)


@cache
def stop_words() -> frozenset[str]:
    """Function words of English and Vietnamese as written, and the words people address a diary with."""
    return frozenset(_STOP_EN.split()) | frozenset(_STOP_VI.split())
