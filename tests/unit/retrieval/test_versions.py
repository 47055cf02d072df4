"""What a kept index depends on may not change unnoticed: whoever changes it raises a version, and it is made anew."""

from __future__ import annotations

import hashlib

from diary_desktop.domain.entry import EntryId
from diary_desktop.retrieval import pieces, sentences, split, tokens

_TEXT = (
    "Mr. Smith's kites flew over the harbour; we'd eaten 3.5 pies, hadn't we? Bánh mì và phở ở Huế... Đường xa! "
    "夜に歩く。猫がいた。 Ça va, Ærø! Ngày 21/11 trời mưa—rất to. The cities were quiet "
    "and I said nothing (J. S. knew). "
)


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def test_the_terms_are_those_of_their_version() -> None:
    terms = [token.terms for token in tokens.tokens(_TEXT)]
    assert (tokens.VERSION, _digest(terms)) == (1, "3756843dc9785e26")


def test_the_passages_are_those_of_their_version() -> None:
    places = [(one.start, one.end) for one in split.split_passages(EntryId(b"."), _TEXT * 9)]
    assert len(places) > 3
    assert (split.VERSION, _digest(places)) == (1, "a5f436abedfaee7e")


_AWKWARD = (
    _TEXT,
    _TEXT[40:],
    "",
    " \n ",
    "\x1c \u3000夜 歩",
    "  Dr. \n Smith came at 5 p.m. Then he left.\n\nThe end ",
    "We saw J. Smith. I. went at 3 p.m. to no. 5 etc. and so on",
    'He said "go!" \t and (she ... went.) A.B. Cat e.g. this… Ok?!" yes.x "Why?” .',
    "One two, three;four " * 30 + "\n" + "Nothing stops here " * 60,
    "猫がいた。 Then we went on. " + "夜に歩く" * 90 + "。Ok.",
    "a--b . . ! Mr. . Mr. Éric q. Q ts. dept.) Then",
)


def test_many_texts_looked_at_together_give_what_each_gives_alone() -> None:
    seen_by = pieces.Pieces()
    for text in (*_AWKWARD, *(one[at:] * 3 for one in _AWKWARD for at in range(0, len(one), 7))):
        assert seen_by.count(text) == tokens.word_count(text)
        assert sum(seen_by.words[number] for number in seen_by.numbers(text)) == len(tokens.WORD.findall(text))
        seen = seen_by.see(text)
        assert seen_by.sentences(seen) == sentences.counted_sentences(text)
        for passage in split.split_passages(EntryId(b"."), text):
            said = seen_by.said(seen, passage.start, passage.end)
            assert list(said) == list(seen_by.numbers(passage.text))
