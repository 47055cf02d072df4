"""Stages in which a screen lacks something: nothing is there yet, it is still being read, or it went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from diary_desktop.domain.errors import DiskFull, NoMicrophone, RecordDamaged
from diary_desktop.presenters.backup import BackupPageState
from diary_desktop.presenters.bin import BinState
from diary_desktop.presenters.entry_state import EntryState
from diary_desktop.presenters.hands_free import CLOSED_EAR, HandsFreeState
from diary_desktop.presenters.record import RecordState
from diary_desktop.presenters.search import SearchState
from diary_desktop.presenters.words import WordsState
from diary_desktop.presenters.write import WriteState
from diary_desktop.ui.body import Body
from diary_desktop.ui.main_window import MainWindow

from .. import sample_diary as sample
from .. import sample_voice

Stage = Callable[[MainWindow, Body], None]


def stages(
    record: Callable[[RecordState], Stage],
    entry: Callable[[EntryState], Stage],
    write: Callable[[WriteState], Stage],
) -> Mapping[str, Stage]:
    """Each argument puts its screen into a state."""
    words, silent = sample.entry_state(playing=False), NoMicrophone()
    return {
        "record-starting": record(RecordState("starting", sample.NOW)),
        "record-failed": record(RecordState("failed", sample.NOW, error=silent, microphones=("Headset",))),
        "record-full": record(replace(sample.record_state("parked"), error=DiskFull())),
        "entry-failed": entry(replace(words, error=RecordDamaged())),
        "write-saving": write(WriteState(sample.NOW, "Lime tree", "It has six new leaves.", saving=True)),
        "write-failed": write(WriteState(sample.NOW, "Lime tree", "It has six new leaves.", error=DiskFull())),
    }


def over(hands_free: Callable[[HandsFreeState], Stage], beneath: Stage) -> Mapping[str, Stage]:
    """What lies over the others; ``beneath`` shows one of those."""
    listening = sample_voice.states()["listening"]

    def searching(window: MainWindow, body: Body) -> None:
        beneath(window, body)
        body.search.show_state(SearchState(shown=True, text="river", error=RecordDamaged(), searched=True))

    return {
        "hands-free-trouble": hands_free(
            replace(listening, ear=CLOSED_EAR, voice=replace(listening.voice, listens=False, trouble=NoMicrophone()))
        ),
        "search-failed": searching,
    }


def settings(section: Callable[..., Stage], found: Callable[[str], Stage]) -> Mapping[str, Stage]:
    """``section`` opens one with states of its own, ``found`` looks for words in all of them."""
    broken = RecordDamaged()
    return {
        "settings-search-none": found("submarine"),
        "settings-bin-reading": section("bin", bin=BinState()),
        "settings-bin-failed": section("bin", bin=BinState(known=True, error=broken)),
        "settings-backup-none": section("backup", backup=BackupPageState()),
        "settings-words-reading": section("words", words=WordsState()),
        "settings-words-none": section("words", words=WordsState(known=True)),
    }
