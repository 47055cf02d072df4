"""A desk for the pages of Settings without a diary behind it: each presenter shows one made-up state and is mute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from diary_desktop.domain.backup import BackupState, Drill, Generation, KnownGeneration, RestoreReport
from diary_desktop.domain.bundle import MergeReport
from diary_desktop.domain.entry import EntryId, RevisionId
from diary_desktop.domain.errors import BackupFolderMissing, NoMicrophone, WrongPassphrase
from diary_desktop.domain.hearing import WakeWord
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.reminders import Reminders
from diary_desktop.domain.settings import HandsFree, Settings
from diary_desktop.domain.vocabulary import KnownName, Place, RewritingState
from diary_desktop.ports.keys import KeySlot
from diary_desktop.presenters.again import AgainState, Heard
from diary_desktop.presenters.backup import BackupPageState
from diary_desktop.presenters.bin import BinState
from diary_desktop.presenters.export import ExportState
from diary_desktop.presenters.keys import KeysState
from diary_desktop.presenters.prove import ProveState
from diary_desktop.presenters.settings import SettingsState
from diary_desktop.presenters.unlock_state import RestoreState
from diary_desktop.presenters.waking import WakingState
from diary_desktop.presenters.words import WordsState
from diary_desktop.services.bin import BinItem
from diary_desktop.services.export import ExportReport, Preview
from diary_desktop.services.keys import PASSPHRASE_CHANGED, WORDS_CHANGED, Suggestion
from diary_desktop.services.proof_report import (
    CONNECTIONS_LIMIT,
    CONNECTIONS_NONE,
    CONTROL_FOUND,
    CONTROL_LIMIT,
    ERASED_CLEAN,
    ERASED_FOUND,
    ERASED_LIMIT,
    FILES_CLEAN,
    FILES_LIMIT,
    MEMORY_COUNTS,
    MEMORY_LIMIT,
    Check,
    ProofReport,
)
from diary_desktop.services.readiness import Checkup, Part
from diary_desktop.services.waking import Known
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.settings.desk import Favours, SettingsDesk
from tests import sample_import, sample_models, sample_year
from tests.sample_diary import WORDS

PARTS = (
    Part("listening", "starter", "PocketSphinx en-us (starter)"),
    Part("memory", "ready", "all-MiniLM-L6-v2"),
    Part("answering", "missing", "none"),
    Part("speaking", "starter", "espeak-ng (starter)"),
)
CHECKUP = Checkup({}, PARTS, ("Built-in Audio Analog Stereo", "USB headset"), 10**11, 8, 16 * 10**9, {})

WHEN = Moment.of(datetime(2026, 10, 4, 20, 15).astimezone())
SLOTS = (
    KeySlot("passphrase", "00", WHEN),
    KeySlot("words", "01", WHEN),
    KeySlot("key_file", "02", WHEN),
    KeySlot("keystore", "03", WHEN),
)
KEYS = KeysState(SLOTS, True, "GNOME Keyring", keystore_on=True)
SUGGESTED = (Suggestion("orbit velvet maple ribbon", 44), Suggestion("quiet harbour lantern sparrow tin", 55))

CHANGING = replace(KEYS, form="passphrase", suggestions=SUGGESTED)
NEW_WORDS = replace(KEYS, form="words", at="words", words=WORDS, report=WORDS_CHANGED)
SEALING = replace(KEYS, sealing=True, sealed=812, to_seal=1208, at="passphrase", report=PASSPHRASE_CHANGED)
RESEAL = replace(KEYS, form="reseal", at="reseal", error=WrongPassphrase())
CONFIRMING = replace(KEYS, form="confirm", at="words", words=WORDS, asked=(2, 6, 10), mistaken=True)

HOME = Path("/home/lan/.local/share/diary-desktop/vault")
GENERATIONS = tuple(
    Generation(Path("/media/lan/stick"), f"0000{number}", "ab" * 16, number, WHEN.utc + timedelta(days=number), size)
    for number, size in ((9, 2_412_000), (8, 2_380_000))
)
FOUND = RestoreState(GENERATIONS[0].folder, GENERATIONS, GENERATIONS[0].name, HOME)
PROBLEMS = ("the sound 3f2a90bc", "1 of 412 entries")
BROUGHT_BACK = replace(FOUND, report=RestoreReport(HOME, 411, 230, PROBLEMS))

ITEMS = (
    BinItem("entry", b"1" * 16, "Mưa lớn, đọc hết cuốn sách", "Mưa cả ngày. Đọc hết cuốn sách của chị Lan cho mượn.",
            WHEN, WHEN, 29, 211.0, 143),
    BinItem("entry", b"2" * 16, "", "", WHEN, WHEN, 12, 8.0, 0),
    BinItem("conversation", b"3" * 16, "When did I last see Minh?", "You met Minh on 19 October.", WHEN, WHEN, 1),
    BinItem("entry", b"4" * 16, "Lunch on the roof", "Ate alone on the roof.", WHEN, WHEN, 0, 0.0, 44),
)  # fmt: skip
BIN = BinState(ITEMS, known=True)
EXPORT = ExportState(preview=Preview(1208, 45_620.0, ("family", "work")), today=date(2026, 11, 21))
WRITTEN = ExportReport(1206, 830, 12, 10**9, ("entry 3fa9c2d1", "the sound of entry 77ab01cc"))
EXPORT_DAMAGED = replace(EXPORT, span="days", report=WRITTEN)

NOW = Moment.of(datetime(2026, 11, 21, 21, 40).astimezone())
MADE = datetime(2026, 11, 21, 0, 40, tzinfo=UTC)
KNOWN = KnownGeneration("g000012", "/media/lan/LINH", 12, MADE, 1208, 41_300_000, MADE, MADE)
BACKED_UP = BackupState(
    ("/media/lan/LINH/Nhật ký",),
    reachable=True,
    last_good=replace(NOW, local=datetime(2026, 11, 21, 7, 40)),
    drill=Drill(WHEN, "g000003", 1180),
    known=(KNOWN,) * 9,
)
BACKUP = BackupPageState(BACKED_UP)
GENERATION = Generation(Path("/media/lan/LINH"), "g000012", "0" * 32, 12, MADE, 41_300_000)
RESTORING = replace(BACKUP, form="restore", candidates=(GENERATION,))
MERGING = replace(BACKUP, form="merge", counted=MergeReport(12, 3, 1, 0, 1180, 2, 1, 4))
FAILED = replace(BACKUP, at="now", error=BackupFolderMissing())

COUNTS = {"words": 1, "words_open": 60, "key": 0, "key_open": 3, "passphrase": 0, "passphrase_open": 1}
CHECKS = (
    Check("files", True, FILES_CLEAN, {"files": 214, "size": "38.2 MB", "ways": 46}, FILES_LIMIT),
    Check("erased", True, ERASED_CLEAN, {}, ERASED_LIMIT),
    Check("control", True, CONTROL_FOUND, {"ways": 46}, CONTROL_LIMIT),
    Check("connections", True, CONNECTIONS_NONE, {"looks": 96, "refused": 1}, CONNECTIONS_LIMIT),
    Check("memory", None, MEMORY_COUNTS, COUNTS, MEMORY_LIMIT),
)
LOOKED = tuple(str(one) for one in (HOME.parent, HOME.parents[2] / "state/diary-desktop", "/tmp"))
PROVED = ProveState(report=ProofReport("2026-11-21T21:40:12+07:00", CHECKS, LOOKED, (str(HOME.parent / "models"),)))
PROVING = ProveState(running=True, step="files", done=31_000_000, total=50_000_000)
FOUND_OUT = Check("erased", False, ERASED_FOUND, {"places": 2}, ERASED_LIMIT)
DISPROVED = ProveState(report=ProofReport("2026-11-21T21:40:12+07:00", (CHECKS[0], FOUND_OUT, *CHECKS[2:]), LOOKED))

WAKING = WakingState(Known((WakeWord("alexa", "Alexa", ("en",)), WakeWord("okay_nabu", "Okay Nabu")), "rarely"))
WOKEN = replace(WAKING, trying="heard", heard="dear diary")
TRYING = replace(WAKING, trying="listening")
NO_TRAINED_WORD = WakingState(Known((), "not"), error=NoMicrophone())

NAMES = WordsState(
    (
        KnownName("Minh Châu", ("min chow", "mean chow"), "vi"),
        KnownName("Quyên", ("queen",), ""),
        KnownName("Trần Thị Lý"),
    ),
    known=True,
    looked=True,
    places=tuple(
        Place(EntryId(bytes([at]) * 16), RevisionId(bytes(16)), WHEN, 20, 28, "min chow", "Minh Châu", before, after)
        for at, (before, after) in enumerate(
            (("Ăn trưa với ", " ở quán gần bờ sông, trời mát."), ("…and then ", " called and we talked for an hour…"))
        )
    ),
)
AGAIN = AgainState(
    RewritingState(active=True, done=12, total=40, failed=1, recognizer="Whisper small"),
    (
        Heard(EntryId(bytes(16)), "Chạy dọc sông Hàn", WHEN, 7, 2),
        Heard(EntryId(bytes([1]) * 16), "Mưa lớn, đọc hết cuốn sách", WHEN, 1, 0),
    ),
    known=True,
)
REMINDED = SettingsState(replace(Settings(), reminders=Reminders(enabled=True), journal=sample_year.JOURNAL), CHECKUP)
STATES: dict[str, object] = {
    "settings": SettingsState(
        replace(Settings(), hands_free=HandsFree(phrase="dear diary"), journal=sample_year.JOURNAL), CHECKUP
    ),
    "waking": WAKING,
    "keys": KEYS,
    "backup": BACKUP,
    "bin": BIN,
    "export": EXPORT,
    "import": sample_import.PAST,
    "models": sample_models.KNOWN,
    "words": NAMES,
    "again": AGAIN,
}
"""By the key the page ties its presenter with. A page that is not in here shows itself as it is before any news."""


class Mute:
    """Takes every call and does nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


class StillDesk(SettingsDesk):
    """Shows ``states``."""

    states: Mapping[str, object] = STATES

    def tie(self, key: str, make: Callable[..., Any], show: Callable[[Any], None]) -> Any:
        if key in self.states:
            show(self.states[key])
        return Mute()


def desk(window: MainWindow, **states: object) -> StillDesk:
    """For one window; ``states`` in place of those of the same key."""
    place = SimpleNamespace(folder=HOME)
    journeys: Any = SimpleNamespace(
        session=SimpleNamespace(place=place), keys=None, resealing=None, tasks=None, bus=None, waking=None
    )
    journeys.backups, journeys.merging, journeys.clock = None, None, lambda: NOW
    nothing = Mute()
    favours = Favours(nothing.toast, nothing.go, nothing.lock, nothing.language, lambda: window.language.code)
    still = StillDesk(window, window.look, journeys, favours)
    still.states = STATES | states
    return still
