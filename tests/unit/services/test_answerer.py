"""What is computed is told with every event it rests on; what cannot be computed is searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from diary_desktop.domain.asking import Computed, Event, Intent, Reading
from diary_desktop.domain.conversation import Answer, Question, RetrievalContext
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.abstain import Evidence, Verdict, judged
from diary_desktop.retrieval.prompt import Templates
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.answerer import Answerer, Counting
from diary_desktop.services.reading import Reader
from diary_desktop.services.searcher import Searcher
from diary_desktop.services.wordsmith import Wordsmith
from tests.journeys.conftest import no_model

QUESTION = Question("How often did I swim?", Moment(datetime(2026, 11, 21, 12)))
SWUM = Event(EntryId(b"1"), date(2026, 10, 3), 0, 6, "I swam")


class _Reads(Reader):
    def __init__(self) -> None:
        pass

    def read(self, question: Question, earlier: Sequence[Answer] = ()) -> Reading:
        return Reading(question.text, "en", Intent("count", "swim"))


class _Counts:
    def __init__(self, result: Computed | None) -> None:
        self._result = result

    def compute(self, reading: Reading, token: CancelToken) -> Computed | None:
        return self._result

    def titles(self, events: Sequence[Event], token: CancelToken) -> Mapping[EntryId, str]:
        return {event.entry_id: "The canal" for event in events}


class _FindsNothing(Searcher):
    def __init__(self) -> None:
        pass

    def find(
        self, question: Question, token: CancelToken, limit: int = 1, reading: Reading | None = None
    ) -> RetrievalContext:
        assert reading is not None
        return RetrievalContext(question, reading, (), None, 5)

    def weighed(self, context: RetrievalContext, token: CancelToken) -> tuple[Evidence, Verdict]:
        evidence = Evidence(context.reading.text, "en", None, (), (), SearchIndex())
        return evidence, judged(evidence)

    def index(self) -> SearchIndex:
        return SearchIndex()

    def span(self) -> Period:
        return Period(None, None)


def _answer(result: Computed | None) -> Answer:
    bus = EventBus()
    language = EngineThread("language", no_model)
    wordsmith = Wordsmith(language, Templates({"en": ""}, {"en": ""}), bus)
    counting = Counting(_Counts(result), lambda reading, done: f"{reading.intent.topic}: {done.value:g}")
    try:
        return Answerer(_Reads(), _FindsNothing(), wordsmith, bus, counting).answer(QUESTION, Token())
    finally:
        language.close(5)


def test_a_computed_answer_cites_every_event() -> None:
    answer = _answer(Computed(1.0, "", (), (SWUM,), ("swam",), 5))
    assert (answer.kind, answer.text, answer.entries_read) == ("computed", "swim: 1", 5)
    assert [(one.number, one.entry_id, one.title, one.quote) for one in answer.citations] == [
        (1, SWUM.entry_id, "The canal", "I swam")
    ]
    assert answer.computed is not None
    assert answer.computed.words == ("swam",)


def test_what_cannot_be_computed_is_searched() -> None:
    assert _answer(None).kind == "nothing"
