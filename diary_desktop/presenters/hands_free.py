"""Hands-free: the conversation as the window shows it, and its keys and buttons as the conversation hears them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from diary_desktop.domain.answer_events import QuoteSounding, ReadingEntries
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.events import (
    CaptionChanged,
    EarChanged,
    Event,
    JobId,
    LevelChanged,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
    VoiceChanged,
    VoiceWishes,
)
from diary_desktop.domain.hearing import EarState
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Settings
from diary_desktop.domain.transcript import Caption
from diary_desktop.domain.voice import VoicePhase, VoiceState
from diary_desktop.ports.clock import Clock
from diary_desktop.services.spoken_commands import help_rows
from diary_desktop.services.voice_dialogue import VoiceDialogue
from diary_desktop.services.voice_keys import Key

STARTING = VoiceState("listening")
NO_CAPTION = Caption("")
CLOSED_EAR = EarState()

_DISC: dict[VoicePhase, Key] = {"dictating": "finish", "speaking": "stop", "answering": "stop", "confirming": "keep"}
"""What the disc means where it does not wake."""


@dataclass(frozen=True, slots=True)
class HandsFreeState:
    """``seconds`` and ``caption`` are of the entry being dictated, ``answered`` when the last answer was given."""

    shown: bool = False
    voice: VoiceState = STARTING
    ear: EarState = CLOSED_EAR
    caption: Caption = NO_CAPTION
    seconds: float = 0.0
    answered: Moment | None = None
    reading: ReadingEntries | None = None
    """What the answer that is waited for is made from."""
    lit: tuple[int, int] | None = None
    """The characters of the person's words that sound in their own voice now."""


class HandsFreePresenter:
    """Main thread. ``lock`` closes the diary when that was said and made sure of."""

    def __init__(
        self,
        dialogue: VoiceDialogue,
        clock: Clock,
        show: Callable[[HandsFreeState], None],
        lock: Callable[[], None],
        narrator_level: Callable[[], float],
    ) -> None:
        """``narrator_level`` tells the dBFS of what the loudspeaker plays now."""
        self._dialogue = dialogue
        self._clock = clock
        self._show = show
        self._lock = lock
        self._narrator_level = narrator_level
        self._job: JobId = -1
        self._settings = Settings()
        self._just_opened = False
        self._state = HandsFreeState()

    @property
    def state(self) -> HandsFreeState:
        return self._state

    @property
    def dictating(self) -> bool:
        """Whether an entry is being spoken."""
        return self._state.shown and self._state.voice.phase == "dictating"

    @property
    def hears(self) -> bool:
        """Whether the level is a person's: the microphone is open and the diary says nothing itself."""
        voice = self._state.voice
        listens = voice.phase in ("listening", "dictating") and not voice.muted
        return self._state.shown and listens and self._state.ear.hearing

    @property
    def busy(self) -> bool:
        """Whether it speaks or reads: something a person waits for goes on."""
        return self._state.shown and self._state.voice.phase in ("speaking", "answering")

    @property
    def level(self) -> float:
        """dBFS for the ring: of the diary's voice while it speaks, else of the microphone."""
        speaking = self._state.voice.phase == "speaking"
        return self._narrator_level() if speaking else self._dialogue.level

    def open(self, *, woken: bool = False, entry: EntryId | None = None) -> None:
        """Begin to listen, the whole window being its own; ``woken`` by a word just said, over that open ``entry``."""
        if not self._state.shown:
            self._job = self._dialogue.start(woken, entry)
            self._set(HandsFreeState(True, ear=self._state.ear))

    def leave(self) -> None:
        """Stop listening. What is being dictated is kept."""
        if self._state.shown:
            self._dialogue.stop()
            self._reset()

    def escape(self) -> None:
        """First silence; then leave. An entry being spoken is finished, and asked about."""
        if self._state.voice.phase in ("speaking", "answering", "dictating"):
            self._dialogue.say_key("stop")
        else:
            self.leave()

    def mute_or_unmute(self) -> None:
        """The microphone, at once."""
        if self._state.shown:
            self._dialogue.mute(not self._state.voice.muted)

    def press_disc(self) -> None:
        """Wake it, finish the entry, or silence it: what the disc means now."""
        if self._state.voice.muted:
            self._dialogue.mute(False)
        else:
            self._dialogue.say_key(_DISC.get(self._state.voice.phase, "wake"))

    def press(self, key: Key) -> None:
        """A command by button."""
        if self._state.shown:
            self._dialogue.say_key(key)

    def warn(self) -> None:
        """The diary will soon lock by itself."""
        if self._state.shown:
            self._dialogue.warn()

    def help_rows(self, language: str) -> list[tuple[str, str]]:
        """Every command and what it does, in the language spoken, else that of the window."""
        spoken = self._settings.listening.language
        return help_rows(spoken if spoken in ("en", "vi") else language)

    def refresh(self) -> None:
        """The same on views built anew."""
        self._show(self._state)

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._reset()
        elif isinstance(event, VaultUnlocked):
            self._just_opened = True
        elif isinstance(event, SettingsLoaded):
            self._settings = event.settings
            self._begin_if_wanted()
        elif isinstance(event, EarChanged):
            self._set(replace(self._state, ear=event.state))
        elif isinstance(event, QuoteSounding) and self._state.voice.own_voice:
            self._set(replace(self._state, lit=(event.start, event.end)))
        elif event.job_id == self._job and self._state.shown:
            self._news(event)

    def _begin_if_wanted(self) -> None:
        """With the first settings after the diary was opened."""
        just_opened, self._just_opened = self._just_opened, False
        if just_opened and self._settings.hands_free.enabled:
            self.open()

    def _news(self, event: Event) -> None:
        if isinstance(event, VoiceChanged):
            self._voice(event.state)
        elif isinstance(event, CaptionChanged):
            self._set(replace(self._state, caption=event.caption))
        elif isinstance(event, LevelChanged) and int(event.seconds) != int(self._state.seconds):
            self._set(replace(self._state, seconds=event.seconds))
        elif isinstance(event, ReadingEntries):
            self._set(replace(self._state, reading=event))
        elif isinstance(event, VoiceWishes):
            self._lock()

    def _voice(self, voice: VoiceState | None) -> None:
        if voice is None:
            self._reset()
            return
        before = self._state
        began = voice.phase == "dictating" != before.voice.phase
        answered = self._clock() if voice.answer is not before.voice.answer else before.answered
        caption = NO_CAPTION if began else before.caption
        seconds = 0.0 if began else before.seconds
        reading = before.reading if voice.phase == before.voice.phase == "answering" else None
        lit = before.lit if voice.own_voice and before.voice.own_voice else None
        now = replace(before, voice=voice, caption=caption, seconds=seconds, answered=answered)
        self._set(replace(now, reading=reading, lit=lit))

    def _reset(self) -> None:
        self._job = -1
        self._set(HandsFreeState(ear=self._state.ear))

    def _set(self, state: HandsFreeState) -> None:
        if state != self._state:
            self._state = state
            self._show(state)
