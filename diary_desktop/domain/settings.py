"""Settings as typed values with their defaults; each section checks itself."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal

from .errors import InputError
from .journal import Journal
from .moment import DAY_BEGINS
from .period import DateOrder
from .reminders import Reminders

LONGEST_PHRASE = 40
"""Characters of a free phrase: it must be said within two seconds."""

SLOWEST, FASTEST = 0.75, 2.0
"""Of playing: below, speech falls apart; above, nobody follows."""

DEEP_LOCKS = ("never", "suspend", "always")


@dataclass(frozen=True, slots=True)
class Listening:
    """Speech in."""

    language: str = "en"
    """ISO 639-1 code spoken, or ``auto`` to detect it."""
    device: str = ""
    """Name of the microphone; empty for the system's default."""
    whisper_folder: str = ""
    """Folder of a CTranslate2 Whisper model; empty for the one installed, if any."""
    captions: bool = True
    """Whether words appear while they are said; without, all are written down at the end."""
    read_captions: bool = False
    """Whether a screen reader is told each sentence as it is settled."""
    spoken_marks: bool = False
    """Whether "full stop" or "xuống dòng" is written as a mark. Off: a person who does not know of it loses no word."""

    def validate(self) -> None:
        if self.language != "auto" and not (
            self.language.isascii() and self.language.isalpha() and len(self.language) == 2
        ):
            raise InputError(
                "'{value}' is not a language.", "Use a code such as en or vi, or auto.", value=self.language
            )


@dataclass(frozen=True, slots=True)
class Speaking:
    """Speech out."""

    aloud: bool = True
    """Whether answers to spoken questions are read aloud."""
    speed: float = 1.0
    """1 is the voice's own speed."""
    volume: int = 3
    """Loudness of the voice, 1 to 5."""
    tones: bool = True
    """Whether short tones say that the diary listens, stopped or kept something."""

    def validate(self) -> None:
        if not 0.5 <= self.speed <= 2.0:
            raise InputError("The speed {value} is out of range.", "Choose 0.5 to 2.", value=self.speed)
        if not 1 <= self.volume <= 5:
            raise InputError("The volume {value} is out of range.", "Choose 1 to 5.", value=self.volume)


@dataclass(frozen=True, slots=True)
class HandsFree:
    """Listening without a key being pressed."""

    enabled: bool = False
    """Whether a hands-free conversation begins as soon as the diary is open."""
    everywhere: bool = False
    """Whether the word or the phrase is listened for wherever the diary is open, and begins a conversation."""
    wake_word: str = ""
    """A trained word, by its id; empty for none."""
    phrase: str = ""
    """A free phrase that wakes the diary, such as "dear diary"; empty for none."""
    silence_seconds: float = 5.0
    """Silence that ends an entry spoken hands-free, after a countdown; 0 never ends it."""
    keep_second: bool = True
    """Whether the last second of sound is kept in memory while listening, so that no first word is clipped."""
    barge_in: bool = True
    """Whether speaking over an answer silences it."""

    def validate(self) -> None:
        if self.silence_seconds != 0 and not 2 <= self.silence_seconds <= 60:
            raise InputError(
                "{value} seconds of silence is out of range.", "Choose 2 to 60, or 0.", value=self.silence_seconds
            )
        if len(self.phrase) > LONGEST_PHRASE:
            raise InputError("That phrase is too long to wake the diary.", "Choose two to four words.")


@dataclass(frozen=True, slots=True)
class Days:
    """How days are counted, and how a question's words for them are read."""

    begins_at: int = DAY_BEGINS
    """Hour at which a new day begins."""
    born: str = ""
    """The person's birth date, ISO; empty where it is not known: then "my birthday" names no day."""
    date_order: DateOrder = "dmy"
    """Of numeric dates in English questions; in Vietnamese the day always comes first."""

    def birth_day(self) -> date | None:
        """The birth date; None where it is not known."""
        return date.fromisoformat(self.born) if self.born else None

    def validate(self) -> None:
        if self.date_order not in ("dmy", "mdy"):
            raise InputError("'{value}' is no order of numeric dates.", "Choose dmy or mdy.", value=self.date_order)
        try:
            self.birth_day()
        except ValueError as error:
            raise InputError("'{text}' is not a day.", "Write it as 2026-11-21.", text=self.born) from error
        if not 0 <= self.begins_at <= 12:
            raise InputError(
                "A day cannot begin at {value} o'clock.", "Choose an hour from 0 to 12.", value=self.begins_at
            )


@dataclass(frozen=True, slots=True)
class Privacy:
    """When the diary closes by itself."""

    lock_after_minutes: int = 5
    """Idle minutes before the diary locks; 0 never."""
    lock_on_suspend: bool = True
    """Whether it locks before the computer sleeps."""
    lock_with_screen: bool = True
    """Whether it locks when the desktop locks its screen."""
    deep_lock: Literal["never", "suspend", "always"] = "suspend"
    """When locking also starts the program anew: only a new address space is surely clean."""
    clear_clipboard: bool = True
    """Whether what was copied here leaves the clipboard after 30 s."""
    cover_when_away: bool = False
    """Whether the window shows the closed scene while another window is in front."""
    words_reminded: str = ""
    """The ISO day on which unchecked recovery words were last spoken of: once a day, however often it is opened."""

    def validate(self) -> None:
        if not 0 <= self.lock_after_minutes <= 240:
            raise InputError("{value} minutes is out of range.", "Choose 0 to 240.", value=self.lock_after_minutes)
        if self.deep_lock not in DEEP_LOCKS:
            raise InputError("'{value}' is not a kind of lock.", "Choose one of those shown.", value=self.deep_lock)


@dataclass(frozen=True, slots=True)
class Appearance:
    """Look and language of the window."""

    theme: Literal["system", "light", "dark", "high_contrast_dark", "high_contrast_light"] = "system"
    text_scale: int = 100
    """Percent, 80 to 200."""
    language: str = ""
    """``en`` or ``vi``; empty follows the system."""
    motion: Literal["system", "full", "reduced"] = "system"
    """Whether things move; ``system`` follows what the desktop prefers."""
    reading_size: int = 19
    """Px at 100 % of an entry's own words, 16 to 32."""
    plain: bool = False
    """Whether hills and discs are left out behind the words."""
    keys: tuple[str, ...] = ()
    """Shortcuts that were changed, such as ``speak=Ctrl+Shift+R``; nothing after the sign takes the key away."""

    def validate(self) -> None:
        if not 80 <= self.text_scale <= 200:
            raise InputError("A text size of {value} % is out of range.", "Choose 80 to 200.", value=self.text_scale)
        if self.motion not in ("system", "full", "reduced"):
            raise InputError("'{value}' is no kind of motion.", "Choose one of those shown.", value=self.motion)
        if not 16 <= self.reading_size <= 32:
            raise InputError("A reading size of {value} is out of range.", "Choose 16 to 32.", value=self.reading_size)


@dataclass(frozen=True, slots=True)
class Sounds:
    """How long recordings are kept beside their words."""

    keep: Literal["always", "90_days", "not"] = "always"
    """``not`` lets the sound go as soon as its words are there. Starred entries keep theirs."""
    unfinished: bool = False
    """Whether letting sound go was interrupted; it is looked after the next time."""
    speed: float = 1.0
    """How fast recordings are played, at their own pitch; 1 is as they were spoken."""

    def validate(self) -> None:
        if self.keep not in ("always", "90_days", "not"):
            raise InputError("'{value}' is no way to keep sound.", "Choose always, 90_days or not.", value=self.keep)
        if not SLOWEST <= self.speed <= FASTEST:
            raise InputError("The speed {value} is out of range.", "Choose 0.75 to 2.", value=self.speed)


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where copies of the diary go. A path tells about a person, so it is sealed like everything else."""

    folders: tuple[str, ...] = ()
    automatic: bool = True
    """Whether one is made each day, when nobody is busy and before the window closes."""

    def validate(self) -> None:
        if any(not folder for folder in self.folders) or len(set(self.folders)) < len(self.folders):
            raise InputError("A backup folder is named twice or not at all.", "Choose another folder.")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that tells about a person and is therefore sealed inside the vault."""

    listening: Listening = field(default_factory=Listening)
    speaking: Speaking = field(default_factory=Speaking)
    days: Days = field(default_factory=Days)
    privacy: Privacy = field(default_factory=Privacy)
    appearance: Appearance = field(default_factory=Appearance)
    sounds: Sounds = field(default_factory=Sounds)
    backups: BackupPlan = field(default_factory=BackupPlan)
    hands_free: HandsFree = field(default_factory=HandsFree)
    reminders: Reminders = field(default_factory=Reminders)
    journal: Journal = field(default_factory=Journal)

    def validate(self) -> None:
        """Raise ``InputError`` naming the first value out of range."""
        for section in fields(self):
            getattr(self, section.name).validate()
