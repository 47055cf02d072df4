"""Hearing, speaking and showing of one hands-free conversation, each of them interruptible by voice and by key."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, TypeVar

import numpy as np

from diary_desktop.domain.audio import Samples
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, ModelMissing, NoSpeaker
from diary_desktop.domain.events import JobId, VoiceChanged
from diary_desktop.domain.hearing import Utterance
from diary_desktop.domain.transcript import Transcript
from diary_desktop.domain.voice import VoicePhase, VoiceState
from diary_desktop.runtime.event_bus import EventBus

from .command_table import CommandName
from .spoken_commands import (
    AGREEING,
    ANYWHERE,
    UNDERSTOOD,
    Command,
    agreeing,
    command_in,
    sayings,
    short_sayings,
    suggestions,
)
from .spoken_feedback import feedback
from .spoken_trouble import trouble_said
from .tones import ToneName
from .voice_keys import Interruption, Key, Keys, as_command
from .voice_seams import HandsFreeRules, Seams

QUESTION_PAUSE: Final = 0.8
"""Seconds of silence that end a question or a command."""

ANSWER_PAUSE: Final = 0.5
"""Seconds of silence that end a yes, a no, or a word about the entry just made."""

SURE_SECONDS: Final = 6.0
"""How long a question that wants a yes or a no waits; silence is a no."""

LONGEST: Final = 60.0
"""Seconds after which a question is cut."""

AT_A_TIME: Final = 5
"""Sayings told at once; nobody remembers more."""

LOCK_NOTICE: Final = 30
"""Seconds before the diary locks by itself at which that is said."""

_GOING_ON: Final = 2.0
_LOOK: Final = 0.05

R = TypeVar("R")
Tick = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came: words that were said (empty for noise), or a key."""

    words: str = ""
    key: Key | None = None
    said: tuple[Samples, Transcript] | None = field(default=None, compare=False)
    """The sound of the words and what was read, for a second look."""


class _Until:
    """A token that is also cancelled once something is true."""

    def __init__(self, parent: CancelToken, true: Callable[[], bool]) -> None:
        self._parent = parent
        self._true = true

    def raise_if_cancelled(self) -> None:
        self._parent.raise_if_cancelled()
        if self._true():
            raise Cancelled


class Stage:
    """One conversation's. Everything but ``keys`` belongs to the conversation thread."""

    def __init__(
        self,
        seams: Seams,
        bus: EventBus,
        job: JobId,
        token: CancelToken,
        keys: Keys,
        shown: EntryId | None = None,
    ) -> None:
        """``shown`` is the entry that is spoken of from the beginning."""
        self.seams = seams
        self.job = job
        self.token = token
        self.keys = keys
        self.rules: HandsFreeRules = seams.rules()
        wake = next(iter(self.rules.wakes), "")
        self.state = VoiceState("listening", language=self.rules.language, wake=wake, entry=shown)
        self._bus = bus
        self._next: Heard | None = None
        self._untold: tuple[VoicePhase, list[str]] = "sleeping", []
        self._trouble: DiaryError | None = None

    @property
    def language(self) -> str:
        """``en`` or ``vi``."""
        return self.rules.language

    def today(self) -> date:
        """The day it is for the diary."""
        return self.seams.clock().day(self.rules.day_begins)

    def refresh(self) -> None:
        """Settings may have changed."""
        self.rules = self.seams.rules()
        self.state = replace(self.state, language=self.rules.language, wake=next(iter(self.rules.wakes), ""))

    def show(self, phase: VoicePhase | None = None, **changes: Any) -> None:
        """Tell the window. A new phase brings what can be said in it and puts the countdown away."""
        if phase is not None:
            said = suggestions(phase, self.language)
            changes = {"phase": phase, "suggestions": said, "countdown": None, "own_voice": False, **changes}
        state = replace(self.state, listens=self.seams.ear.state.hearing, muted=self.seams.ear.state.muted, **changes)
        if state != self.state:
            self.state = state
            self._bus.publish(VoiceChanged(self.job, state))

    def line(self, name: str, **values: object) -> str:
        """What the diary says, in the language that is spoken."""
        return feedback(name, self.language, **values)

    def command(self, heard: Heard, names: Sequence[CommandName] = ()) -> Command | None:
        """The command that was said or pressed, of those understood in this phase (or of ``names``)."""
        if heard.key is not None:
            name = as_command(heard.key)
            return None if name is None else Command(name)
        return self._meant(heard.words, names) or self._likely(heard, names)

    def tell(self, name: str, phase: VoicePhase | None = None, **values: object) -> bool:
        """Say one of the lines of ``spoken_feedback``; as ``say``."""
        return self.say([self.line(name, **values)], phase)

    def tell_sayings(self, phase: VoicePhase) -> bool:
        """Say what is understood in ``phase``, what is needed most first, and the rest when asked again; as ``say``."""
        if self._untold[0] != phase or not self._untold[1]:
            self._untold = phase, [one.rstrip("?.") for one in sayings(phase, self.language)]
        now, later = self._untold[1][:AT_A_TIME], self._untold[1][AT_A_TIME:]
        self._untold = phase, later
        return self.tell("help_more" if later else "help", list=", ".join(now))

    def say(self, sentences: Sequence[str], phase: VoicePhase | None = None, **changes: Any) -> bool:
        """Show and speak; False where the person, or a key, interrupted. Without a voice it is only shown."""
        self.show(phase, **{"line": " ".join(sentences), **changes})
        try:
            with self.keys.interrupting(self.token) as own, self._watch(own):
                self.seams.says.say(sentences, self.language, own, self.job)
        except Cancelled:
            self.token.raise_if_cancelled()
            return False
        except (ModelMissing, NoSpeaker):
            return True  # the line stands on the screen
        self.seams.ear.skip()
        return True

    def hush(self, work: Callable[[CancelToken], R]) -> R | None:
        """Do ``work``, which a key or the person's voice interrupts: then None."""
        try:
            with self.keys.interrupting(self.token) as own, self._watch(own):
                return work(own)
        except Cancelled:
            self.token.raise_if_cancelled()
            return None

    def fail(self, error: DiaryError) -> None:
        """Say briefly what went wrong, and show it until something else is shown."""
        self.show(trouble=error)
        self.tone("error")
        self.say([trouble_said(error, self.language)], trouble=error)

    def adjusted(self, command: Command) -> bool:
        """Change how the diary speaks, and say so; False for a command of another kind."""
        name = command.name
        if name not in ("slower", "faster", "louder", "quieter"):
            return False
        self.tell(name if self.seams.adjust(name) else "limit")
        return True

    def tell_trouble(self) -> None:
        """Once, that nothing can be heard, and why; and that it is over."""
        if self.news:
            trouble = self.know_trouble()
            if trouble is not None:
                self.fail(trouble)
            else:
                self.say([self.line("back")], trouble=None)

    @property
    def news(self) -> bool:
        """Whether the ear lost its microphone, or has it again, and nobody was told."""
        return (self.seams.ear.state.trouble is None) != (self._trouble is None)

    def know_trouble(self) -> DiaryError | None:
        """What keeps the ear from hearing, which is told by now."""
        self._trouble = self.seams.ear.state.trouble
        return self._trouble

    def tone(self, name: ToneName) -> None:
        """A tone; the ear forgets it again."""
        try:
            self.seams.says.tone(name)
        except (ModelMissing, NoSpeaker):
            return  # never the only sign

    def hear(self, after: float, wait: float, tick: Tick | None = None, *, watchful: bool = False) -> Heard | None:
        """What is said next, or a key; None where nobody speaks for ``wait`` seconds.

        ``tick`` is told the whole seconds left, once a second, until somebody begins. ``watchful``: nothing comes as
        soon as there is ``news`` of the microphone.
        """
        if self._next is not None:
            heard, self._next = self._next, None
            return heard
        try:
            with self.keys.interrupting(self.token) as own:
                samples = self._samples(after, wait, self._until_news(own) if watchful else own, tick)
                if samples is None:
                    return None
                read = self.seams.reads.read(samples, own)
                return Heard(read.text.strip(), said=(samples, read))
        except Cancelled:
            self.token.raise_if_cancelled()
            return Heard(key=self.keys.take())

    def pause(self, after: float, longest: float) -> Utterance | Key | None:
        """One look at what is being said, without reading it: an utterance, perhaps still going on, or a key."""
        try:
            with self.keys.interrupting(self.token) as own:
                return self.seams.ear.utterance(after, own, longest)
        except Cancelled:
            self.token.raise_if_cancelled()
            return self.keys.take()

    def hush_until_woken(self) -> Key | None:
        """Wait for the wake word or the phrase (then None), or for a key, or for ``news`` of the microphone (None)."""
        try:
            with self.keys.interrupting(self.token) as own:
                self.seams.ear.wait_for_wake(self._until_news(own))
                return None
        except Cancelled:
            self.token.raise_if_cancelled()
            return self.keys.take()

    @property
    def called_away(self) -> bool:
        """Whether a question was answered by something else that is to be done; ``hear`` gives it next."""
        return self._next is not None

    def do_next(self, heard: Heard) -> None:
        """``hear`` gives this before anything new; what is said until then is said to its end."""
        self._next = heard

    def sure(self, line: str, meant: Sequence[CommandName] = ()) -> bool:
        """Ask something that wants a yes or a no; ``meant`` are commands that say yes as well: what was asked back.

        Silence, and what is neither twice, is a no. So is what is obeyed anywhere, which then comes next.
        """
        names = ("no", "yes", *meant, *AGREEING)
        puzzled = 0
        self._ask(line)
        while puzzled < 2:
            heard = self.hear(ANSWER_PAUSE, SURE_SECONDS, lambda left: self.show(countdown=left))
            self.show(countdown=None)
            if heard is None or heard.key == "wake":
                return False
            command = self.command(heard, names)
            if command is not None and command.name == "repeat":
                self._ask(line)
            elif command is not None or heard.key == "leave":
                return self._agreed(heard, command, meant)
            elif heard.key == "lock_soon":
                self.tell("lock_soon", seconds=LOCK_NOTICE)
            else:
                puzzled += 1
                self.show(heard=heard.words)
                self.tell("yes_or_no", suggestions=agreeing(self.language))
        return False

    def offer(self, line: str) -> bool | None:
        """Ask in passing; None where nobody answers, or something else is said, which then comes next."""
        self._ask(line)
        heard = self.hear(ANSWER_PAUSE, SURE_SECONDS, lambda left: self.show(countdown=left))
        self.show(countdown=None)
        command = self.command(heard, ("no", "yes", "never_mind")) if heard is not None else None
        if heard is not None and command is None:
            self.do_next(heard)
        return None if command is None else command.name == "yes"

    def decline(self, name: str, phase: VoicePhase | None = None) -> None:
        """Say that nothing comes of it, unless something else is to be done at once."""
        if not self.called_away:
            self.tell(name, phase)

    def _meant(self, words: str, names: Sequence[CommandName]) -> Command | None:
        now, begins = self.seams.clock(), self.rules.day_begins
        return command_in(words, self.state.phase, self.language, now, names=names, day_begins=begins)

    def _likely(self, heard: Heard, names: Sequence[CommandName]) -> Command | None:
        """What nobody understands is listened to once more, for what is likely now; then that is what was heard.

        So is what was too brief to be believed a word: "stop", "keep". Nothing is locked or agreed to by that.
        """
        phrases = short_sayings(names or UNDERSTOOD[self.state.phase], self.language)
        if heard.said is None or not phrases:
            return None
        likely = self.seams.reads.likely(*heard.said, phrases, self.token)
        found = self._meant(likely, names) if likely else None
        if found is not None and not heard.words and (found.asks_back or found.name == "yes"):
            return None
        if likely:
            self.show(heard=likely)
        return found

    def _ask(self, line: str) -> None:
        self.say([line], "confirming", suggestions=agreeing(self.language))

    def _agreed(self, heard: Heard, command: Command | None, meant: Sequence[CommandName]) -> bool:
        if command is not None and command.name in ("yes", *meant):
            return True
        if command is None or command.name in ANYWHERE:
            self.do_next(heard)
        return False

    def wait_for(self, future: Future[R], seconds: float = math.inf) -> bool:
        """Whether ``future`` is done within ``seconds``. Raises ``Cancelled`` by the conversation's token."""
        waited, own = 0.0, Interruption(self.token)
        while not future.done() and waited < seconds:
            own.wait(_LOOK)
            waited += _LOOK
        return future.done()

    def _until_news(self, own: Interruption) -> CancelToken:
        return _Until(own, lambda: self.news)

    def _samples(self, after: float, wait: float, token: CancelToken, tick: Tick | None) -> Samples | None:
        """A whole utterance: one that a tick cut in two is put together again."""
        left, step = wait, 1.0 if tick else wait
        while left > 0:
            if tick is not None:
                tick(math.ceil(left))
            got = self.seams.ear.utterance(after, token, min(step, left))
            if got is not None:
                return self._rest(got, after, token)
            left -= step
        return None

    def _rest(self, first: Utterance, after: float, token: CancelToken) -> Samples:
        pieces, last, seconds = [first.samples], first, 0.0
        while last.cut and seconds < LONGEST:
            more = self.seams.ear.utterance(after, token, _GOING_ON)
            if more is None:
                break
            pieces.append(more.samples)
            seconds += _GOING_ON
            last = more
        return np.concatenate(pieces)

    def _watch(self, own: Interruption) -> AbstractContextManager[None]:
        ear = self.seams.ear
        listens = self.rules.barge_in and ear.state.open and not ear.state.muted
        return ear.watch(own.cancel) if listens else nullcontext()
