"""The hands-free conversation: one state machine, straight down on the conversation thread.

                 wake word, phrase or key
    ┌──────────┐ ───────────────────────► ┌───────────┐ "write this down"  ┌───────────┐
    │ sleeping │                          │ listening │ ─────────────────► │ dictating │
    └──────────┘ ◄─────────────────────── └───────────┘                    └───────────┘
        ▲  ▲      8 s without a word        │  ▲   ▲                             │ "finish", a key, or
        │  │      (2 min without a wake     │  │   │ kept, or in the bin         ▼ silence with a countdown
        │  │      word), "go to sleep"      │  │   │                       ┌────────────┐
        │  │                     a question │  │   └────────────────────── │ confirming │ ◄─┐ change, delete, tag,
        │  │                                ▼  │  said, or talked over     └────────────┘ ──┘ redate, read it back
        │  │                        ┌───────────┐                                │ 8 s of silence: kept
        │  │                        │ answering │                                ▼
        │  │                        └───────────┘      "lock", "discard" and "delete" are asked back in
        │  │                          │    ▲ next,     ``confirming``; silence there is a no, the same command once
        │  │                          ▼    │ repeat,   more a yes. "Lock", "mute" and leaving are a no, and are done.
        │  │                        ┌──────────┐ own voice
        │  └── lock, leave ──────── │ speaking │        Muted, it waits in ``sleeping`` for a key.
        └── from every state ────── └──────────┘        Speech over ``speaking`` leads to ``listening`` at once.

A pause belongs to a diary: ``dictating`` never ends by one that the person did not choose. Leaving and locking in
mid-sentence keep what was said. Each state is said or toned as well as shown: a rising tone for listening, a lower
one for sleep, and before the first sleep what wakes it; what takes longer than two seconds says so. Behind "kept" and
a change it asks in passing whether to remember a name that was put right. The microphone is open in every state but
``sleeping`` without a wake word, and muted. That it is lost, and that it is back, is said in ``listening`` and
``sleeping`` at once, in ``dictating`` after a second; there it is waited for, and a full disk ends the entry.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import AudioError, CancelToken, DiaryError, ModelMissing
from diary_desktop.domain.events import JobId, VoiceChanged, VoiceWishes
from diary_desktop.runtime.event_bus import EventBus

from .spoken_commands import Command, wording
from .tasks import Task, Tasks
from .voice_answers import SOURCES, AnswerTalk
from .voice_entry import EntryTalk
from .voice_keys import Key, Keys
from .voice_seams import Seams
from .voice_stage import LOCK_NOTICE, QUESTION_PAUSE, Heard, Stage

FOLLOW_UP: Final = 8.0
"""Seconds in which a follow-up needs no wake word."""

QUIET: Final = 120.0
"""Seconds without a word after which it sleeps where no word wakes it."""


class VoiceDialogue:
    """One conversation at a time. ``start``, ``stop``, ``mute`` and ``say_key`` return at once, from any thread."""

    def __init__(self, seams: Seams, tasks: Tasks, bus: EventBus) -> None:
        self._seams = seams
        self._tasks = tasks
        self._bus = bus
        self._lock = threading.Lock()
        self._task: Task | None = None
        self._keys = Keys()

    @property
    def going_on(self) -> bool:
        """Whether a conversation was started and has not ended."""
        return self._task is not None and not self._task.future.done()

    @property
    def level(self) -> float:
        """dBFS of what the ear hears now."""
        return self._seams.ear.level

    def start(self, woken: bool = False, shown: EntryId | None = None) -> JobId:
        """Listen, or the conversation that goes on already.

        ``woken``: somebody has just said the wake word; ``shown`` is the entry that is open on the screen.
        """
        with self._lock:
            if self._task is None or self._task.future.done():
                keys = self._keys = Keys()
                self._task = self._tasks.start(
                    "conversation",
                    "voice",
                    lambda job, token: self.converse(job, token, keys, woken=woken, shown=shown),
                )
            return self._task.job_id

    def stop(self) -> None:
        """Leave. What is being dictated is kept."""
        with self._lock:
            if self._task is not None:
                self._task.cancel()

    def mute(self, muted: bool) -> None:
        """Close the microphone at once and fall silent, or open it again. What is being dictated ends by that."""
        if muted:
            self._keys.press("mute")
            self._seams.writes.stop()  # a microphone closed by hand is not one that was lost
        self._seams.ear.mute(muted)
        if not muted:
            self._keys.press("unmute")

    def say_key(self, key: Key) -> None:
        """A command by key or button, in place of a voice."""
        self._keys.press(key)

    def warn(self) -> None:
        """The diary will lock by itself in ``LOCK_NOTICE`` seconds: it is said, unless the person is speaking."""
        self._keys.press("lock_soon")

    def converse(
        self, job: JobId, token: CancelToken, keys: Keys, *, woken: bool = False, shown: EntryId | None = None
    ) -> None:
        """The whole conversation, on the calling thread, until somebody leaves, locks or cancels ``token``."""
        ear = self._seams.ear
        was_open = ear.state.open
        ear.open()
        try:
            _Conversation(Stage(self._seams, self._bus, job, token, keys, shown), self._bus).run(woken=woken)
        finally:
            if not (was_open and self._seams.stays_open()):
                ear.close()
            self._bus.publish(VoiceChanged(job, None))


class _Conversation:
    """From the first listening to the end."""

    def __init__(self, stage: Stage, bus: EventBus) -> None:
        self._stage = stage
        self._bus = bus
        self._entries = EntryTalk(stage)
        self._answers = AnswerTalk(stage)
        self._puzzled = 0
        self._over = False
        self._how_to_wake = ""

    def run(self, *, woken: bool) -> None:
        command, seconds = None, FOLLOW_UP if woken else QUIET
        self._stage.tone("listening")
        while not self._over:
            try:
                command = command or self._listen(seconds)
                if command is None and not self._over:
                    self._sleep()
                elif command is not None:
                    command = self._obey(command)
                seconds = FOLLOW_UP if self._stage.rules.wakes else QUIET
            except ModelMissing as error:
                self._stage.fail(error)
                command = None
            except AudioError as error:
                if not self._stage.seams.ear.state.open:
                    raise
                self._stage.fail(error)
                command = None
            except DiaryError as error:
                self._stage.fail(error)
                command = None

    def _listen(self, seconds: float) -> Command | None:
        """The next command or question; None after so long a silence, or when it is time to go."""
        while not self._over:
            heard = self._hear(seconds)
            if heard is None:
                return None
            command = self._understood(heard)
            if command is not None:
                return command
            seconds = FOLLOW_UP if heard.words else seconds
        return None

    def _hear(self, seconds: float) -> Heard | None:
        stage = self._stage
        stage.refresh()
        if stage.seams.ear.state.muted and not stage.called_away:
            return Heard(key="mute")
        stage.tell_trouble()
        stage.show("listening", line=stage.line("listening"), heard="", tail="")
        heard = stage.hear(QUESTION_PAUSE, seconds, watchful=True)
        if heard is not None:
            stage.show(heard=heard.words)
        return heard

    def _understood(self, heard: Heard) -> Command | None:
        """What is to be done; None where nothing was meant, or it was answered here."""
        if heard.key in ("leave", "unmute", "wake", "lock_soon"):
            self._over = heard.key == "leave"
            if heard.key == "lock_soon":
                self._stage.tell("lock_soon", seconds=LOCK_NOTICE)
            return None
        command = self._stage.command(heard)
        if command is None and heard.words:
            self._puzzle(heard)
        else:
            self._puzzled = 0
        return command

    def _puzzle(self, heard: Heard) -> None:
        """Nothing that is understood: a sentence is offered to be written down, less than that is asked for again."""
        stage = self._stage
        if len(heard.words.split()) >= 3:
            if stage.sure(stage.line("write_it_down", words=heard.words), ("new_entry", "keep")):
                self._entries.write(heard.words)
            else:
                stage.decline("never_mind")
            return
        self._puzzled += 1
        if self._puzzled == 1:
            stage.tell("not_understood", words=heard.words)
        elif self._puzzled == 2:  # and then no more: somebody else may be talking in the room
            stage.tone("error")

    def _sleep(self, farewell: Sequence[str] = ()) -> None:
        """Until it is woken, unless somebody speaks over the farewell. Without a word that wakes it, the microphone is
        closed. What wakes it is said the first time, also to those who have not said a word."""
        stage, ear = self._stage, self._stage.seams.ear
        stage.refresh()
        wakes = stage.rules.wakes
        line = stage.line("sleeping", wake=wakes[0]) if wakes else stage.line("sleeping_key")
        told = (*farewell, line) if line != self._how_to_wake else farewell
        self._how_to_wake = line
        if told and not stage.say(told):
            return
        stage.tone("pause")
        if not wakes:
            ear.close()
        stage.show("sleeping", line=line, heard="", tail="")
        key = stage.hush_until_woken() if wakes else stage.keys.wait(stage.token)
        if not wakes:
            ear.open()
        if key is None and stage.news:
            stage.tell_trouble()
            self._sleep()
        elif key == "leave":
            self._over = True
        elif key == "lock_soon":
            stage.tell("lock_soon", seconds=LOCK_NOTICE)
        elif key not in (None, "wake", "unmute"):
            stage.keys.press(key)
        else:
            stage.tone("listening")

    def _obey(self, command: Command) -> Command | None:
        """Do it; what is to be done next, if that was said on the way."""
        name = command.name
        if name in ("new_entry", "entry_for"):
            return self._entries.dictate(command.day)
        if name == "ask":
            return self._answers.ask(command.words)
        if name in SOURCES:
            self._answers.source(command)
        elif name == "lock":
            self._lock()
        elif name == "mute":
            self._muted()
        elif name == "sleep":
            self._sleep([self._stage.line("asleep")])
        elif not self._entries.mended(command):
            self._small(command)
        return None

    def _small(self, command: Command) -> None:
        """What changes the voice, or nothing."""
        stage = self._stage
        if stage.adjusted(command):
            return
        if command.name == "help":
            stage.tell_sayings("listening")
        elif command.name == "never_mind":
            stage.tell("never_mind")
        elif command.name == "stop":
            stage.tone("listening")  # whoever wants silence is not answered by words

    def _lock(self) -> None:
        stage = self._stage
        line = stage.line("is_it_right", command=wording("lock", stage.language).lower())
        if not stage.sure(line, ("lock",)):
            stage.decline("not_done")
            return
        stage.tell("locking")
        self._over = True
        self._bus.publish(VoiceWishes(stage.job, "lock"))

    def _muted(self) -> None:
        """Nothing is heard until a key opens the microphone again; what can be done by key still is."""
        stage = self._stage
        stage.seams.ear.mute(True)
        stage.show("sleeping", suggestions=(), heard="", tail="")
        muted, key_named = ("muted", stage.rules.mute_key) if stage.rules.mute_key else ("muted_button", "")
        stage.tell(muted, key=key_named)
        while stage.seams.ear.state.muted and not self._over:
            key = stage.keys.wait(stage.token)
            if key == "leave":
                self._over = True
            elif key in SOURCES:
                self._answers.source(Command(key))
                stage.show("sleeping", suggestions=(), line=stage.line(muted, key=key_named))
        if not self._over:
            stage.tell("unmuted", "listening")
