"""Ask: questions typed or spoken, answers as they come, and the sources they rest on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.conversation import Answer, Citation, Conversation, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, ModelMissing, NothingHeard
from diary_desktop.domain.events import (
    AnswerDelta,
    AnswerReady,
    EntryErased,
    Event,
    Failed,
    JobId,
    LevelChanged,
    QuestionHeard,
    RecordingStarted,
    RecordingStopped,
    SettingsLoaded,
    SpeakingChanged,
    VaultLocked,
)
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.answerer import Answerer
from diary_desktop.services.conversations import Conversations
from diary_desktop.services.narrator import Narrator
from diary_desktop.services.spoken_question import SpokenQuestion
from diary_desktop.services.tasks import Task, Tasks, log_fault


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what has come of it: pieces of the answer, then the answer, or why there is none."""

    question: str
    sentences: tuple[str, ...] = ()
    answer: Answer | None = None
    stopped: bool = False
    error: DiaryError | None = None

    @property
    def waiting(self) -> bool:
        return self.answer is None and not self.stopped and self.error is None


@dataclass(frozen=True, slots=True)
class AskState:
    """``shown`` is the turn whose sources are open; ``source`` the number just asked for, 0 for none.

    ``listening``: ``""``, ``starting``, ``listening`` or ``writing``. ``speaking`` is the sentence being read aloud.
    """

    title: str = ""
    turns: tuple[Turn, ...] = ()
    shown: int = -1
    source: int = 0
    listening: str = ""
    dbfs: float | None = None
    can_listen: bool = False
    sounding: frozenset[int] = frozenset()
    """Numbers of the shown sources that were spoken and so can be heard."""
    speaking: str = ""
    error: DiaryError | None = None

    @property
    def busy(self) -> bool:
        return bool(self.turns) and self.turns[-1].waiting

    @property
    def hears(self) -> bool:
        """Whether the microphone is open for a question, or being opened."""
        return self.listening in ("starting", "listening")

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the turn that is shown."""
        answer = self.turns[self.shown].answer if 0 <= self.shown < len(self.turns) else None
        return answer.citations if answer is not None else ()


class AskPresenter:
    """One conversation at a time. ``open_source`` goes to where a source is written, and plays it where asked."""

    def __init__(
        self,
        answerer: Answerer,
        conversations: Conversations,
        narrator: Narrator,
        spoken: SpokenQuestion | None,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        show: Callable[[AskState], None],
        open_source: Callable[[Citation, bool], None],
        has_sound: Callable[[EntryId], bool],
    ) -> None:
        self._answerer = answerer
        self._conversations = conversations
        self._narrator = narrator
        self._spoken = spoken
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._show = show
        self._open_source = open_source
        self._has_sound = has_sound
        self._conversation: Conversation | None = None
        self._asking: Task | None = None
        self._speaking: Task | None = None
        self._hearing: JobId = -1
        self._writing: Task | None = None
        self._aloud = False
        self._reads_aloud = True
        self._reading = False
        self._state = AskState(can_listen=spoken is not None)

    @property
    def state(self) -> AskState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def ask(self, text: str, *, aloud: bool = False) -> None:
        """Put a question; ``aloud`` reads the answer out when it comes."""
        text = text.strip()
        if not text or self._state.busy:
            return
        self.fall_silent()
        question = Question(text, self._clock())
        conversation = self._conversation or self._conversations.begin(text)
        self._conversation, self._aloud = conversation, aloud
        turns = (*self._state.turns, Turn(text))
        self._set(replace(self._state, turns=turns, title=conversation.title, source=0, error=None))
        self._asking = self._tasks.start(
            "conversation", "ask", lambda job, token: self._answer(conversation, question, job, token)
        )

    def stop(self) -> bool:
        """Stop what speaks or answers; False when nothing did, so that Escape may leave the screen."""
        if self._state.listening:
            self.stop_listening(ask=False)
            return True
        if self._reading:
            self.fall_silent()
            return True
        if self._asking is not None and self._state.busy:
            self._asking.cancel()
            self._asking = None
            self._change_turn(replace(self._state.turns[-1], stopped=True))
            return True
        return False

    def ask_again(self) -> None:
        """The last question once more, after it failed or was stopped."""
        last = self._state.turns[-1] if self._state.turns else None
        if last is not None and not last.waiting:
            self._set(replace(self._state, turns=self._state.turns[:-1]))
            self.ask(last.question)

    def new_conversation(self) -> None:
        """Begin afresh; what was said is kept."""
        self.stop()
        self.fall_silent()
        self._conversation = None
        self._set(AskState(can_listen=self._spoken is not None))

    def read_aloud(self, turn: int) -> None:
        """Read an answer out."""
        answer = self._state.turns[turn].answer
        if answer is not None:
            self.fall_silent()
            self._speaking = self._tasks.start(
                "conversation", "speak", lambda job, token: self._say(answer, job, token)
            )

    def read_or_stop(self, turn: int) -> None:
        """The same control does both."""
        if self._reading:
            self.fall_silent()
        else:
            self.read_aloud(turn)

    def fall_silent(self) -> None:
        """Stop reading aloud."""
        if self._speaking is not None:
            self._speaking.cancel()
            self._speaking = None
        self._reading = False
        if self._state.speaking:
            self._set(replace(self._state, speaking=""))

    def show_sources(self, turn: int, number: int = 0) -> None:
        """Open the sources of a turn, with one of them marked."""
        state = replace(self._state, shown=turn, source=number)
        sounding = frozenset(one.number for one in state.sources if self._has_sound(one.entry_id))
        self._set(replace(state, sounding=sounding))

    def close_sources(self) -> None:
        self._set(replace(self._state, shown=-1, source=0))

    def open_source(self, number: int, *, play: bool = False) -> None:
        """Go to the entry a source comes from."""
        found = next((one for one in self._state.sources if one.number == number), None)
        if found is not None:
            self._open_source(found, play)

    def listen(self) -> None:
        """Ask aloud: the first press listens, the second asks what was heard."""
        if self._spoken is None or self._state.busy:
            return
        if self._state.listening:
            self.stop_listening(ask=True)
            return
        self.fall_silent()
        job = self._hearing = self._bus.new_job()
        self._set(replace(self._state, listening="starting", dbfs=None, error=None))
        self._spoken.listen(job).add_done_callback(lambda done: self._heard(job, done))

    def stop_listening(self, *, ask: bool) -> None:
        """Close the microphone; without ``ask`` what was heard is dropped."""
        if self._spoken is None:
            return
        if not ask:
            self._hearing = -1
            if self._writing is not None:
                self._writing.cancel()
        self._spoken.stop()
        self._set(replace(self._state, listening="writing" if ask else "", dbfs=None))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._forget()
        elif isinstance(event, EntryErased) and self._state.turns:
            self.new_conversation()  # what is shown may hold its words; what is kept has lost them by now
        elif isinstance(event, SettingsLoaded):
            self._reads_aloud = event.settings.speaking.aloud
        elif self._asking is not None and event.job_id == self._asking.job_id:
            self._on_answer_event(event)
        elif self._speaking is not None and event.job_id == self._speaking.job_id:
            self._on_speech_event(event)
        elif event.job_id == self._hearing:
            self._on_hearing_event(event)

    def _on_answer_event(self, event: Event) -> None:
        turn = self._state.turns[-1]
        if isinstance(event, AnswerDelta):
            self._change_turn(replace(turn, sentences=(*turn.sentences, event.text)))
        elif isinstance(event, AnswerReady):
            self._change_turn(replace(turn, answer=event.answer))
            if event.answer.citations:
                self.show_sources(len(self._state.turns) - 1)
            if self._aloud:
                self.read_aloud(len(self._state.turns) - 1)
        elif isinstance(event, Failed):
            failed = turn.answer is None
            self._change_turn(replace(turn, error=event.error) if failed else turn)

    def _on_speech_event(self, event: Event) -> None:
        if isinstance(event, SpeakingChanged):
            self._set(replace(self._state, speaking=event.sentence))
            self._reading = bool(event.sentence)
        elif isinstance(event, Failed):
            self._reading = False
            self._set(replace(self._state, speaking="", error=event.error))

    def _on_hearing_event(self, event: Event) -> None:
        if isinstance(event, RecordingStarted):
            self._set(replace(self._state, listening="listening"))
        elif isinstance(event, LevelChanged) and self._state.listening == "listening":
            self._set(replace(self._state, dbfs=event.dbfs))
        elif isinstance(event, RecordingStopped) and self._state.hears:
            # Nobody pressed again: the question had become too long, and the microphone is closed.
            self._set(replace(self._state, listening="writing", dbfs=None))
        elif isinstance(event, QuestionHeard):
            self._set(replace(self._state, listening=""))
            self.ask(event.text, aloud=self._reads_aloud)
        elif isinstance(event, Failed):
            self._set(replace(self._state, listening="", dbfs=None, error=event.error))

    def _answer(self, conversation: Conversation, question: Question, job: JobId, token: CancelToken) -> None:
        """On the conversation thread; questions there wait for one another."""
        answer = self._answerer.answer(question, token, job)
        self._conversations.add(conversation, answer)

    def _say(self, answer: Answer, job: JobId, token: CancelToken) -> None:
        self._narrator.say(self._answerer.spoken(answer), answer.question.language or "en", token, job)

    def _heard(self, job: JobId, done: Future[list[Pcm16]]) -> None:
        """On the capture thread: write the question down, or say why there is none."""
        error = done.exception()
        if job != self._hearing:
            return
        if error is None:
            heard = done.result()
            self._writing = self._tasks.start("conversation", "ask", lambda _, token: self._write(heard, job, token))
        elif isinstance(error, DiaryError):
            self._bus.publish(Failed(job, error, "ask"))
        elif not isinstance(error, Cancelled):
            log_fault(error, "ask")
            self._bus.publish(Failed(job, DiaryError(), "ask"))

    def _write(self, heard: list[Pcm16], job: JobId, token: CancelToken) -> None:
        """Failures belong to the press that listened: the screen may not know this task yet."""
        assert self._spoken is not None
        try:
            words = self._spoken.words(heard, token)
            if not words:
                raise NothingHeard("No words were heard.", "Come closer to the microphone, or type your question.")
        except ModelMissing:
            # What was said is not kept here, unlike a recording.
            what, hint = "No recogniser for this language is installed.", "Type your question."
            self._bus.publish(Failed(job, ModelMissing(what, hint, role="listening"), "ask"))
        except DiaryError as error:
            self._bus.publish(Failed(job, error, "ask"))
        else:
            self._bus.publish(QuestionHeard(job, words))

    def _change_turn(self, turn: Turn) -> None:
        self._set(replace(self._state, turns=(*self._state.turns[:-1], turn)))

    def _forget(self) -> None:
        self.fall_silent()
        self._conversation = self._asking = self._writing = None
        self._hearing = -1
        self._set(AskState(can_listen=self._spoken is not None))

    def _set(self, state: AskState) -> None:
        self._state = state
        self._show(state)
