"""Whether the diary tells of what a question takes for granted; every entry that could tell of it is read."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.asking import Reading
from diary_desktop.domain.errors import CancelToken
from diary_desktop.retrieval.abstain import Verdict, speaks
from diary_desktop.retrieval.activities import Activities
from diary_desktop.retrieval.matching import matches
from diary_desktop.retrieval.premises import ENOUGH, Premise, is_told, premises_of
from diary_desktop.retrieval.ranking import without_words
from diary_desktop.retrieval.search_index import SearchIndex

from .opened_texts import OpenedTexts
from .searcher import Searcher


class Premises:
    """Runs on the asker's thread; may be called from any to the left of the search thread."""

    def __init__(self, searcher: Searcher, texts: OpenedTexts, known: Callable[[], Activities]) -> None:
        self._searcher = searcher
        self._texts = texts
        self._known = known

    def judged(self, reading: Reading, token: CancelToken) -> Verdict:
        """``never_told`` for a deed that is taken for granted and that no entry tells of, else ``found``. Raises
        ``Cancelled``, ``VaultLocked``."""
        index = self._searcher.index()
        asked = without_words(reading.text, reading.period)
        for premise in premises_of(asked, reading.language, self._known()):
            if _can_be_known(premise, index, reading.language) and not self._is_told(premise, index, token):
                return Verdict("never_told", (premise.said,))
        return Verdict()

    def _is_told(self, premise: Premise, index: SearchIndex, token: CancelToken) -> bool:
        found = matches(index, premise.needs(), None)
        return len(found) > ENOUGH or is_told(premise, self._texts.of(found, token))


def _can_be_known(premise: Premise, index: SearchIndex, language: str) -> bool:
    """Whether the words of a premise are the diary's own: others may say the same as some of them."""
    if premise.words and not speaks(index, language):
        return False
    return all(index.document_frequency(word) for word in premise.words)
