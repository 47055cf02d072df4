"""Every screen by name, and what puts a window into that state, filled from ``tests.sample_diary``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from diary_desktop.presenters.ask_state import AskState
from diary_desktop.presenters.backup import BackupCard, card_of
from diary_desktop.presenters.bin import BinState
from diary_desktop.presenters.conversation_list import ListState
from diary_desktop.presenters.covering import CoverState
from diary_desktop.presenters.entry_state import EntryState
from diary_desktop.presenters.hands_free import HandsFreeState
from diary_desktop.presenters.history import HistoryState
from diary_desktop.presenters.intake import IntakeState
from diary_desktop.presenters.jobs import Job, JobsState
from diary_desktop.presenters.on_this_day import OnThisDayState
from diary_desktop.presenters.record import RecordState
from diary_desktop.presenters.review import ReviewState
from diary_desktop.presenters.shell import Notice
from diary_desktop.presenters.timeline import TimelineState
from diary_desktop.presenters.today import TodayState
from diary_desktop.presenters.write import WriteState
from diary_desktop.services.spoken_commands import help_rows
from diary_desktop.ui.body import Body
from diary_desktop.ui.date_dialog import DateDialog
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.notice_words import banner_words
from diary_desktop.ui.settings.sections import SECTIONS
from diary_desktop.ui.voice_help import VoiceHelp
from tests import (
    sample_ask,
    sample_calendar,
    sample_entry,
    sample_import,
    sample_models,
    sample_settings,
    sample_voice,
)
from tests import sample_diary as sample

from . import closed_stages, entry_stages, insights_stages, lacking_stages

Stage = Callable[[MainWindow, Body], None]


def screens() -> dict[str, Stage]:
    """Every screen by name; each puts the window into that state."""
    return {
        **closed_stages.stages(),
        "today": _today(sample.today_state()),
        "today-empty": _today(TodayState(sample.TODAY, hour=9, week=sample.week(empty=True))),
        "record": _record(sample.record_state()),
        "record-paused": _record(sample.record_state("paused")),
        "record-dated": _record(replace(sample.record_state(), when=sample.DATED)),
        "record-dates": _record_dates,
        "record-another": _record_another,
        "record-parked": _record(sample.record_state("parked")),
        "record-gap": _record(sample.record_state("gap")),
        "record-rough": _record(_rough(replace(sample.record_state(), when=sample.DATED))),
        "record-begin": _record(RecordState("recording", sample.NOW, 2.0, -50.0, "Built-in microphone", (0.2, 0.5))),
        **{f"hands-free-{name}": _hands_free(state) for name, state in sample_voice.states().items()},
        "hands-free-help": _voice_help,
        "write": _write,
        "covered": _covered,
        **entry_stages.stages(_timeline, _written),
        **lacking_stages.stages(_record, _timeline, _written),
        **lacking_stages.over(_hands_free, _today(sample.today_state())),
        **lacking_stages.settings(_settings, _search_settings),
        **{name: _calendar(state) for name, state in sample_calendar.states().items()},
        **{name: _today(state) for name, state in sample_calendar.todays().items()},
        **{name: _on_this_day(state) for name, state in sample_calendar.memories().items()},
        "entry-none": _timeline(EntryState()),
        "entry": _timeline(sample.entry_state()),
        "entry-still": _timeline(sample.entry_state(playing=False)),
        "entry-checking": _timeline(sample.checking_state()),
        "entry-offering": _timeline(sample.offering_state()),
        "entry-slips": _timeline(sample.slips_state()),
        "entry-review": _review(sample.review_state()),
        "entry-history": _history(sample.history_state()),
        "entry-conflict": _history(sample.conflict_state()),
        "entry-silent": _timeline(sample.silent_state()),
        "ask": _ask(sample.ask_state()),
        "ask-quoted": _ask(sample.quoted_state(), wordless=True),
        "ask-nothing": _ask(sample.nothing_state()),
        "ask-empty": _ask(AskState(can_listen=True)),
        "ask-computed": _ask(sample_ask.computed_state()),
        "ask-computed-many": _ask(sample_ask.computed_state(60)),
        "ask-last-time": _ask(sample_ask.last_time_state()),
        "ask-explained": _ask(sample_ask.explained_state()),
        "ask-wording": _ask(sample_ask.wording_state()),
        "ask-changing": _ask(sample_ask.changing_state()),
        "ask-failed": _ask(sample_ask.failed_state()),
        "ask-list": _talks(sample_ask.list_state()),
        "ask-list-renaming": _talks(sample_ask.list_state(renaming=sample_ask.talks()[1].conversation_id)),
        "ask-list-empty": _talks(sample_ask.list_state(rows=(), total=0)),
        "ask-list-none": _talks(sample_ask.list_state(rows=(), query="submarine")),
        "ask-list-loading": _talks(sample_ask.list_state(rows=(), total=0, known=False)),
        **insights_stages.stages(partial(_open, place="insights", home="insights"), _today(sample.today_state())),
        "notices": _notices,
        "jobs": _jobs(folded=False),
        "jobs-folded": _jobs(folded=True),
        "settings-search": _search_settings("lang"),
        "settings-keys-change": _settings("keys", keys=sample_settings.CHANGING),
        "settings-keys-words": _settings("keys", keys=sample_settings.NEW_WORDS),
        "settings-keys-sealing": _settings("keys", keys=sample_settings.SEALING),
        "settings-keys-reseal": _settings("keys", keys=sample_settings.RESEAL),
        "settings-keys-confirm": _settings("keys", keys=sample_settings.CONFIRMING),
        "settings-reminders": _settings("journal", settings=sample_settings.REMINDED),
        "settings-bin-empty": _settings("bin", bin=BinState(known=True)),
        "settings-import-found": _settings("import", **{"import": sample_import.FOUND}),
        "settings-import-running": _settings("import", **{"import": sample_import.RUNNING}),
        "settings-export-running": _settings(
            "export", export=replace(sample_settings.EXPORT, running=True, done=812, total=2416)
        ),
        "settings-export-damaged": _settings("export", export=sample_settings.EXPORT_DAMAGED),
        "settings-backup-restore": _settings("backup", backup=sample_settings.RESTORING),
        "settings-backup-merge": _settings("backup", backup=sample_settings.MERGING),
        "settings-backup-failed": _settings("backup", backup=sample_settings.FAILED),
        "settings-models-first": _settings("models", models=sample_models.EMPTY),
        "settings-models-asking": _settings("models", models=sample_models.ASKING),
        "settings-models-fetching": _settings("models", models=sample_models.FETCHING),
        "settings-models-wrong": _settings("models", models=sample_models.WRONG),
        "settings-models-trying": _settings("models", models=sample_models.TRYING),
        "settings-models-tight": _settings("models", models=sample_models.TIGHT),
        "settings-models-ready": _settings("models", models=sample_models.READY),
        "settings-models-failed": _settings("models", models=sample_models.FAILED),
        "settings-waking-heard": _settings("waking", waking=sample_settings.WOKEN),
        "settings-waking-listening": _settings("waking", waking=sample_settings.TRYING),
        "settings-waking-missing": _settings("waking", waking=sample_settings.NO_TRAINED_WORD),
        "settings-prove-report": _settings("prove", prove=sample_settings.PROVED),
        "settings-prove-running": _settings("prove", prove=sample_settings.PROVING),
        "settings-prove-found": _settings("prove", prove=sample_settings.DISPROVED),
        "today-recovered": _recovered,
        "today-backup-old": _today(sample.today_state(), replace(BACKED_UP, days=9, kind="missing")),
        "today-backup": _today(sample.today_state(), BACKED_UP),
    } | {f"settings-{one.key}": _settings(one.key) for one in SECTIONS}


def _open(window: MainWindow, body: Body, place: str, home: str) -> None:
    window.show_open()
    body.rail.set_place(home)
    body.rail.set_connections(0)
    body.arrange(place, narrow=window.narrow)
    window.toast.place(body.rail.width() if body.rail.isVisible() else 0)
    body.focus_first(place)


BACKED_UP = card_of(sample_settings.BACKED_UP, sample_settings.NOW)


def _today(state: TodayState, backup: BackupCard | None = None) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.today.show_state(state)
        if backup is not None:
            body.today.show_backup(backup)
        _open(window, body, "today", "today")

    return stage


def _recovered(window: MainWindow, body: Body) -> None:
    """A recording that broke off is offered while another is taken in from a file."""
    _today(sample.today_state())(window, body)
    said = banner_words(Notice(recovered=(sample.entries()[0].entry_id, 872.0)))
    body.banner.show_notice(said.fact, said.hint, said.tone, said.action, said.ways)
    body.jobs.intake.show_state(IntakeState("writing", 2, 5, 43, 70.0))


def _record(state: RecordState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.record.show_state(state)
        body.rail.set_recording(state.phase == "recording")
        body.rail.set_microphone(on=state.phase == "recording")
        _open(window, body, "record", "today")
        window.ember.show_state("" if state.phase in ("failed", "starting") else state.phase)

    return stage


def _record_dates(window: MainWindow, body: Body) -> None:
    _record(replace(sample.record_state(), when=sample.DATED))(window, body)
    body.record._change.open_menu()


def _record_another(window: MainWindow, body: Body) -> None:
    _record(sample.record_state())(window, body)
    DateDialog(window.look, window, sample.NOW, None, sample.NOW.local).open()


def _hands_free(state: HandsFreeState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        _open(window, body, "today", "today")
        body.hands_free.level = lambda: -24.0
        body.hands_free.show_state(sample_voice.worded(state, window.language.code))
        window.ember.show_state("recording" if state.voice.phase == "dictating" else "")

    return stage


def _voice_help(window: MainWindow, body: Body) -> None:
    _hands_free(sample_voice.states()["listening"])(window, body)
    VoiceHelp(window.look, window, help_rows(window.language.code)).open()


def _write(window: MainWindow, body: Body) -> None:
    text = "The lime tree on the roof has six new leaves.\nI counted them twice."
    body.write.show_state(WriteState(sample.NOW, "Lime tree", text, "What did you eat, and with whom?"))
    _open(window, body, "write", "today")


def _covered(window: MainWindow, body: Body) -> None:
    _today(sample.today_state())(window, body)
    window.cover(CoverState(covered=True))


def _written(state: WriteState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.write.show_trackers(sample_entry.TRACKERS)
        body.write.show_state(state)
        _open(window, body, "write", "today")

    return stage


def _timeline(state: EntryState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        shown = sample.timeline_state() if state.entry else replace(sample.timeline_state(), selected=None)
        body.entries.show_state(shown)
        body.entry.show_state(state)
        _open(window, body, "entry", "timeline")

    return stage


def _calendar(state: TimelineState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.timeline.show_state(state)
        _open(window, body, "timeline", "timeline")

    return stage


def _on_this_day(state: OnThisDayState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.on_this_day.show_state(state)
        _open(window, body, "on_this_day", "timeline")

    return stage


def _history(state: HistoryState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        _timeline(sample.entry_state(playing=False))(window, body)
        body.entry.show_history(state)

    return stage


def _rough(state: RecordState) -> RecordState:
    return replace(state, caption=replace(state.caption, rough=True))


def _review(state: ReviewState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        _timeline(replace(sample.entry_state(playing=False), entry=state.entry))(window, body)
        body.entry.show_review(state)

    return stage


def _ask(state: AskState, *, wordless: bool = False) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.ask.show_wordless(wordless)
        body.ask.show_state(state)
        _open(window, body, "ask", "ask")

    return stage


def _talks(state: ListState) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.ask.show_state(sample_ask.computed_state())
        body.ask.show_list(state)
        _open(window, body, "ask", "ask")

    return stage


def _settings(key: str, **states: object) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.settings.furnish(sample_settings.desk(window, **states))
        _open(window, body, "settings", "settings")
        body.settings.show_section(key)
        body.focus_first("settings")

    return stage


def _search_settings(words: str) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        _settings("general")(window, body)
        body.settings._search.set_text(words)

    return stage


def _notices(window: MainWindow, body: Body) -> None:
    _today(sample.today_state())(window, body)
    body.banner.show_notice("The microphone went silent. What you said before is safe.", "Connect it again and go on.")
    window.toast.show_outcome("Kept. 2:40.", "Undo")


def _jobs(*, folded: bool) -> Stage:
    """An entry with its dock, and what goes on behind it."""
    going_on = (
        Job(1, "index", 412, 1208, 95.0, can_pause=True),
        Job(2, "backup", 87, 100, 20.0),
        Job(3, "tidy", can_pause=True, held=True),
    )

    def stage(window: MainWindow, body: Body) -> None:
        _timeline(sample.entry_state(playing=False))(window, body)
        body.jobs.show_state(JobsState(going_on))
        body.jobs.set_folded(folded)

    return stage
