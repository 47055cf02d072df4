"""Ask: questions typed or spoken, answers as they come, and the sources they rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from diary_desktop.domain.asking import Correction
from diary_desktop.domain.conversation import Answer, Citation, Complaint, Conversation, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import (
    AnswerReady,
    EntryErased,
    Event,
    Failed,
    Found,
    JobId,
    SettingsLoaded,
    VaultLocked,
)
from diary_desktop.ports.clock import Clock
from diary_desktop.retrieval.periods import period_of
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.cited import Surroundings
from diary_desktop.services.reflections import ReflectionKind
from diary_desktop.services.tasks import Task, Tasks

from .answer_voice import AnswerVoice
from .ask_services import AskServices
from .ask_state import AskState, Turn, Where, explained, placed, turns_of, with_complaints
from .inquiry import Inquiries
from .kept_turns import KeptTurns
from .question_listener import QuestionListener
from .turn_news import with_news

Work = Callable[[Sequence[Answer], JobId, CancelToken], Answer]
"""Answers, given the answers before it."""


MOST_AROUND = 60
"""Sources of which the words beside them are looked up: a count may rest on hundreds."""


class AskPresenter:
    """One conversation at a time. ``open_source`` goes to where a source is written, and plays it where asked.

    ``taken_out`` is told that a question was taken out of the conversation, which ``bring_back`` undoes; ``where``
    gives the day and title of an entry.
    """

    def __init__(
        self,
        services: AskServices,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        show: Callable[[AskState], None],
        open_source: Callable[[Citation, bool], None],
        has_sound: Callable[[EntryId], bool],
        taken_out: Callable[[], None] = lambda: None,
        where: Where = lambda _: (None, ""),
    ) -> None:
        self._services = services
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._show = show
        self._open_source = open_source
        self._has_sound = has_sound
        self._where = where
        self._inquiries = Inquiries(tasks, bus, "ask")
        self._kept = KeptTurns(services.conversations, self._inquiries, self.continue_with, taken_out, self._failed)
        self._conversation: Conversation | None = None
        self._asking: Task | None = None
        self._at = -1
        self._before: Turn | None = None
        self._aloud = False
        self._voice = AnswerVoice(services.answerer, services.narrator, tasks, self._said)
        self._reads_aloud = True
        self._listener: QuestionListener | None = None
        if services.spoken is not None:
            self._listener = QuestionListener(services.spoken, tasks, bus, self._hearing, self._question_heard)
        self._state = self._fresh()

    @property
    def state(self) -> AskState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def opened(self, language: str) -> None:
        """The page is on screen: a model reads its orders in ``language`` while the question is still being put."""
        self._services.answerer.get_ready(language)

    def ask(self, text: str, *, aloud: bool = False) -> None:
        """Put a question, in place of the one being changed if there is one; ``aloud`` reads the answer out."""
        if text.strip() and not self._state.busy:
            self._put(text.strip(), self._state.changing, None, aloud=aloud)

    def correct(self, turn: int, correction: Correction) -> None:
        """The same question read as the person says."""
        if not self._state.busy:
            self._put(self._state.turns[turn].question, turn, correction, aloud=False)

    def change(self, turn: int) -> None:
        """The next question takes the place of this one; what was there stays as an older version."""
        if not self._state.busy:
            self._set(replace(self._state, changing=turn))

    def leave_change(self) -> None:
        """The question stays as it is."""
        self._set(replace(self._state, changing=-1))

    def take_out(self, turn: int) -> None:
        """The question with its answer out of the conversation."""
        conversation, position = self._conversation, self._state.turns[turn].position
        if conversation is not None and position >= 0 and not self._state.busy:
            self.fall_silent()
            self._kept.take_out(conversation, position)

    def bring_back(self) -> None:
        """What was taken out last."""
        self._kept.bring_back()

    def complain(self, turn: int, complaint: Complaint | None) -> None:
        """Note, with the kept conversation, what is not right about an answer; wrong days can then be put right."""
        position = self._state.turns[turn].position
        if self._conversation is None or position < 0 or self._state.busy:
            return
        self._kept.complain(self._conversation, position, complaint, self._noted)
        shown = self._state.explained
        if complaint in ("wrong_dates", "missed") and (shown is None or shown.turn != turn):
            self.explain(turn)

    def stop(self) -> bool:
        """Stop what speaks or answers; False when nothing did, so that Escape may leave the screen."""
        if self._state.listening:
            self.stop_listening(ask=False)
            return True
        if self._voice.reading:
            self.fall_silent()
            return True
        if self._asking is not None and self._state.busy:
            self._asking.cancel()
            self._asking = None
            self._change_turn(self._before or replace(self._state.turns[self._at], stopped=True))
            return True
        if self._state.changing >= 0:
            self.leave_change()
            return True
        return False

    def ask_again(self, turn: int) -> None:
        """A question once more, in its place, after it failed or was stopped."""
        if not self._state.busy:
            self._put(self._state.turns[turn].question, turn, None, aloud=False)

    def new_conversation(self) -> None:
        """Begin afresh; what was said is kept."""
        self._end()
        self._conversation = None
        self._set(self._fresh())

    def continue_with(self, conversation: Conversation) -> None:
        """Go on with a kept one, where it was left."""
        self._end()
        self._conversation = conversation
        shown = replace(self._fresh(), title=conversation.title, conversation=conversation.conversation_id)
        self._set(replace(shown, turns=turns_of(conversation)))

    def renamed(self, conversation: Conversation) -> None:
        """The title of the open conversation, if it is this one."""
        if self._conversation is not None and self._conversation.conversation_id == conversation.conversation_id:
            self._conversation = conversation
            self._set(replace(self._state, title=conversation.title))

    def read_aloud(self, turn: int) -> None:
        """Read an answer out."""
        answer = self._state.turns[turn].answer
        if answer is not None:
            self._voice.read(answer)

    def read_or_stop(self, turn: int) -> None:
        """The same control does both."""
        if self._voice.reading:
            self.fall_silent()
        else:
            self.read_aloud(turn)

    def fall_silent(self) -> None:
        """Stop reading aloud."""
        self._voice.stop()

    def explain(self, turn: int) -> None:
        """Show how an answer was made, or put that away."""
        before = self._state.explained
        answer = self._state.turns[turn].answer
        if answer is None or (before is not None and before.turn == turn):
            self._set(replace(self._state, explained=None))
            return
        context = answer.context.passages if answer.context is not None else ()
        self._set(replace(self._state, explained=explained(turn, context, self._where)))

    def open_passage(self, at: int) -> None:
        """Go to where a passage is written."""
        if self._state.explained is not None:
            one = self._state.explained.passages[at]
            if one.day is not None:
                self._open_source(Citation(0, one.entry_id, one.day, one.title, "", one.start, one.end), False)

    def correct_days(self, turn: int, words: str) -> None:
        """The same question about other days, named in words."""
        answer = self._state.turns[turn].answer
        asked = replace(answer.question, text=words) if answer is not None else Question(words, self._clock())
        period = period_of(replace(asked, asked=self._clock()), self._clock().day())
        if period is not None:
            self.correct(turn, Correction(period=period))
        elif self._state.explained is not None:
            self._set(replace(self._state, explained=replace(self._state.explained, days_unread=True)))

    def reflect(self, kind: ReflectionKind, language: str) -> None:
        """A look back, as a question of this conversation."""
        if not self._state.busy:
            reflections = self._services.reflections
            title = reflections.called(kind, self._clock().day(), language)
            work = partial(reflections.reflect, kind, language=language)
            self._begin(title, -1, lambda _, job, token: work(token, job), aloud=False)

    def show_sources(self, turn: int, number: int = 0) -> None:
        """Open the sources of a turn, with one of them marked."""
        self._set(self._sourced(replace(self._state, shown=turn, source=number)))

    def _sourced(self, state: AskState) -> AskState:
        """With what is known of the sources that are open now: of others it is looked up anew."""
        if state.sourced is self._state.sourced:
            return state
        self._look_around(state.sourced)
        sounding = frozenset(one.number for one in state.sources if self._has_sound(one.entry_id))
        return replace(state, around={}, sounding=sounding)

    def _look_around(self, answer: Answer | None) -> None:
        """What stands around the first sources of ``answer``: the cards are there meanwhile."""
        cited = answer.citations[:MOST_AROUND] if answer is not None else ()

        def then(found: Mapping[int, Surroundings]) -> None:
            if self._state.sourced is answer:
                self._set(replace(self._state, around=found))

        if cited:
            self._inquiries.ask(lambda _, token: self._services.cited.around(cited, token), then)

    def close_sources(self) -> None:
        self._set(replace(self._state, shown=-1, source=0))

    def open_source(self, number: int, *, play: bool = False) -> None:
        """Go to the entry a source comes from."""
        found = next((one for one in self._state.sources if one.number == number), None)
        if found is not None:
            self._open_source(found, play)

    def listen(self) -> None:
        """Ask aloud: the first press listens, the second asks what was heard."""
        if self._listener is None or self._state.busy:
            return
        if self._state.listening:
            self.stop_listening(ask=True)
            return
        self.fall_silent()
        self._listener.listen()

    def stop_listening(self, *, ask: bool) -> None:
        """Close the microphone; without ``ask`` what was heard is dropped."""
        if self._listener is not None:
            self._listener.stop(ask=ask)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._forget()
        elif isinstance(event, EntryErased) and self._state.turns:
            self.new_conversation()  # what is shown may hold its words; what is kept has lost them by now
        elif isinstance(event, SettingsLoaded):
            self._reads_aloud = event.settings.speaking.aloud
        elif self._asking is not None and event.job_id == self._asking.job_id:
            self._on_answer_event(event)
        else:
            self._voice.on_event(event)
            if self._listener is not None:
                self._listener.on_event(event)

    def _put(self, text: str, replaced: int, correction: Correction | None, *, aloud: bool) -> None:
        question, answer = Question(text, self._clock(), correction=correction), self._services.answerer.answer
        self._begin(text, replaced, lambda earlier, job, token: answer(question, token, job, earlier), aloud=aloud)

    def _begin(self, text: str, replaced: int, work: Work, *, aloud: bool) -> None:
        self.fall_silent()
        conversation = self._conversation or self._services.conversations.begin(text)
        self._conversation, self._aloud, turns = conversation, aloud, list(self._state.turns)
        self._before = turns[replaced] if replaced >= 0 else None
        position = self._before.position if self._before is not None else -1
        self._at = replaced if replaced >= 0 else len(turns)
        turns[self._at : self._at + 1] = [Turn(text, versions=self._before.versions if self._before else 1)]
        fresh = replace(self._state, turns=tuple(turns), title=conversation.title, source=0, error=None)
        self._set(replace(fresh, changing=-1, suggestions=(), explained=None))
        self._asking = self._tasks.start(
            "conversation", "ask", lambda job, token: self._answer(conversation, work, position, job, token)
        )

    def _on_answer_event(self, event: Event) -> None:
        turn = self._state.turns[self._at]
        if isinstance(event, Found) and isinstance(event.found, Conversation):
            self._now_kept(event.found)
        elif isinstance(event, Failed) and turn.answer is not None:
            self._failed(event.error)  # it was answered and could not be kept
        elif (changed := with_news(turn, event)) is not turn:
            # Its sources come with it: one after the other, the window would be built up twice.
            self._change_turn(changed, sources=isinstance(event, AnswerReady) and bool(event.answer.citations))
        if isinstance(event, AnswerReady) and self._aloud:
            self.read_aloud(self._at)

    def _now_kept(self, conversation: Conversation) -> None:
        """Its answers have their places now, and what can be asked next is looked for."""
        self._conversation = conversation
        turns = placed(self._state.turns, conversation)
        self._set(replace(self._state, turns=turns, conversation=conversation.conversation_id))
        self._inquiries.ask(
            lambda _, token: self._services.suggestions.after(conversation.read, token), self._suggested, lane="jobs"
        )

    def _suggested(self, questions: tuple[str, ...]) -> None:
        if self._state.turns and not self._state.busy:
            self._set(replace(self._state, suggestions=questions))

    def _said(self, sentence: str, error: DiaryError | None) -> None:
        self._set(replace(self._state, speaking=sentence, error=error or self._state.error))

    def _hearing(self, phase: str, dbfs: float | None, error: DiaryError | None) -> None:
        self._set(replace(self._state, listening=phase, dbfs=dbfs, error=error))

    def _question_heard(self, text: str) -> None:
        self.ask(text, aloud=self._reads_aloud)

    def _answer(self, conversation: Conversation, work: Work, position: int, job: JobId, token: CancelToken) -> None:
        """On the conversation thread; questions there wait for one another."""
        verbs = self._services.conversations
        known = verbs.latest(conversation)
        answer = work(known.read if position < 0 else known.before(position), job, token)
        kept = verbs.add(conversation, answer, None if position < 0 else position)
        self._bus.publish(Found(job, kept))

    def _noted(self, conversation: Conversation) -> None:
        """What was noted of an answer is shown with it."""
        if self._conversation is not None and conversation.conversation_id == self._conversation.conversation_id:
            self._conversation = conversation
            self._set(replace(self._state, turns=with_complaints(self._state.turns, conversation)))

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, error=error))

    def _change_turn(self, turn: Turn, *, sources: bool = False) -> None:
        turns, at = self._state.turns, self._at
        state = replace(self._state, turns=(*turns[:at], turn, *turns[at + 1 :]))
        self._set(self._sourced(replace(state, shown=at, source=0) if sources else state))

    def _end(self) -> None:
        self.stop()
        self.fall_silent()
        self._inquiries.forget()
        self._asking = self._before = None

    def _fresh(self) -> AskState:
        return AskState(can_listen=self._listener is not None)

    def _forget(self) -> None:
        self.fall_silent()
        self._conversation = self._asking = self._before = None
        self._kept.forget()
        if self._listener is not None:
            self._listener.forget()
        self._set(self._fresh())

    def _set(self, state: AskState) -> None:
        self._state = state
        self._show(state)
