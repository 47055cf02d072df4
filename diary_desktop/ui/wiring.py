"""Which control asks for what: signals of the views and keys of the window to presenters and actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from .actions import Actions
from .body import Body
from .cast import Cast
from .entry_actions import EntryActions
from .main_window import MainWindow
from .panes import Panes
from .photo_viewer import PhotoViewer
from .scale import STEP

SEEK_SECONDS = 5.0


def connect_unlock(window: MainWindow, cast: Cast, actions: Actions) -> None:
    """The closed diary."""
    wishes, unlock, language = window.unlock.wishes, cast.unlock, window.language
    wishes.passphrase_given.connect(unlock.unlock)
    wishes.words_given.connect(unlock.unlock_with_words)
    wishes.key_file_wanted.connect(actions.closed.key_file)
    wishes.keystore_wanted.connect(unlock.unlock_with_keystore)
    wishes.create_asked.connect(lambda secret: unlock.create(secret, language.code))
    wishes.page_wanted.connect(unlock.turn_to)
    wishes.weighed_wanted.connect(lambda secret: unlock.keys.weigh(secret, language.code))
    wishes.suggestions_wanted.connect(lambda: unlock.keys.suggest(language.code))
    wishes.language_wanted.connect(unlock.keys.suggest_again)
    wishes.words_written.connect(unlock.keys.words_are_written)
    wishes.print_wanted.connect(lambda: actions.closed.print_words(unlock.state.words))
    wishes.words_again.connect(unlock.keys.show_words_again)
    wishes.answers_given.connect(unlock.keys.confirm)
    wishes.later.connect(unlock.keys.later)
    wishes.passphrase_renewed.connect(unlock.keys.set_passphrase)
    wishes.new_words_wanted.connect(unlock.keys.new_words)
    wishes.words_kept.connect(unlock.keys.keep_words)
    wishes.again_wanted.connect(unlock.look_again)
    wishes.beside_wanted.connect(unlock.leave_away)
    wishes.folder_wanted.connect(actions.closed.another_diary)
    wishes.front_wanted.connect(unlock.call_other)
    wishes.backups_wanted.connect(actions.closed.backup_folder)
    wishes.backup_chosen.connect(unlock.restore.choose)
    wishes.target_wanted.connect(actions.closed.restore_target)
    wishes.restore_asked.connect(unlock.restore.start_with)
    wishes.restored_opened.connect(unlock.open_restored)
    wishes.as_it_is_wanted.connect(unlock.open_as_it_is)
    wishes.report_wanted.connect(actions.closed.trouble_report)
    wishes.salvage_asked.connect(unlock.salvage.start_with)
    wishes.salvage_key_wanted.connect(actions.closed.salvage_key_file)
    wishes.step_wanted.connect(unlock.first_run.turn_to)
    wishes.device_wanted.connect(unlock.first_run.choose_device)
    wishes.trial_wanted.connect(unlock.first_run.try_out)
    wishes.first_wanted.connect(unlock.first_run.leave)
    wishes.cancelled.connect(unlock.cancel)
    wishes.second_passed.connect(unlock.second_passed)


def connect_body(body: Body, cast: Cast, actions: Actions) -> None:
    """What stands round every screen of the open diary."""
    body.rail.went.connect(actions.go)
    body.rail.speak_asked.connect(actions.speak)
    body.rail.section_asked.connect(actions.open_settings)
    body.banner.closed.connect(cast.shell.put_notice_away)
    body.jobs.intake.cancel_asked.connect(cast.intake.cancel)
    body.jobs.intake.show_state(cast.intake.state)
    body.jobs.pause_asked.connect(cast.jobs.pause_or_resume)
    body.jobs.cancel_asked.connect(cast.jobs.cancel)


def connect_screen(name: str, body: Body, cast: Cast, actions: Actions) -> None:
    """A screen of the open diary that was just made."""
    _SCREENS[name](body, cast, actions)


def _connect_today(body: Body, cast: Cast, actions: Actions) -> None:
    today = body.today
    today.speak_asked.connect(actions.speak)
    today.write_asked.connect(actions.write_about_question)
    today.add_asked.connect(actions.add_recordings)
    today.another_asked.connect(cast.today.another_question)
    today.opened.connect(actions.open_entry)
    today.played.connect(lambda entry_id: actions.open_entry(entry_id, play=True))
    today.day_chosen.connect(actions.open_day)
    today.backup_asked.connect(lambda: actions.open_settings("backup"))
    today.question_changed.connect(cast.today.change_question)
    today.template_chosen.connect(lambda template: actions.write_entry(template=template))
    today.templates_asked.connect(lambda: actions.open_settings("journal"))
    today.uncover_asked.connect(cast.today.uncover)
    today.before_asked.connect(lambda: actions.open_on_this_day())


def _connect_timeline(body: Body, cast: Cast, actions: Actions) -> None:
    view, timeline = body.timeline, cast.timeline
    view.mode_chosen.connect(timeline.turn_to)
    view.stepped.connect(timeline.step)
    view.today_asked.connect(timeline.go_to_today)
    view.day_chosen.connect(timeline.choose)
    view.opened.connect(actions.open_entry)
    view.year.heat_chosen.connect(timeline.colour_by)
    view.list.filters.wished.connect(timeline.filter)
    view.list.none.acted.connect(actions.speak)
    for grid in (view.month.grid, view.year.map):
        grid.steps.days_stepped.connect(timeline.step_days)
        grid.steps.months_stepped.connect(timeline.step_months)
        grid.steps.add_asked.connect(lambda: actions.write_entry(day=timeline.state.page.day))
    panel = view.panel
    panel.played.connect(lambda entry_id: actions.open_entry(entry_id, play=True))
    panel.write_asked.connect(lambda day: actions.write_entry(day=day))
    panel.speak_asked.connect(actions.speak_about)
    panel.before_asked.connect(actions.open_on_this_day)


def _connect_on_this_day(body: Body, cast: Cast, actions: Actions) -> None:
    memories = body.on_this_day
    memories.back_asked.connect(actions.leave)
    memories.opened.connect(actions.open_entry)
    memories.played.connect(lambda entry_id: actions.open_entry(entry_id, play=True))
    memories.uncover_asked.connect(cast.on_this_day.uncover)


def _connect_record(body: Body, cast: Cast, actions: Actions) -> None:
    record = body.record
    record.pause_asked.connect(cast.record.pause_or_resume)
    record.finish_asked.connect(cast.record.finish)
    record.discard_asked.connect(actions.ask_discard)
    record.write_asked.connect(actions.write_entry)
    record.choose_asked.connect(actions.choose_microphone)
    record.leave_asked.connect(actions.leave)
    record.entry_asked.connect(actions.open_kept)
    record.mark_asked.connect(cast.record.mark)
    record.day_chosen.connect(cast.record.choose_day)
    record.date_asked.connect(actions.entry.date_recorded)
    record.microphone_chosen.connect(cast.record.go_on_with)
    record.language_chosen.connect(cast.shell.choose_spoken_language)


def _connect_hands_free(body: Body, cast: Cast, actions: Actions) -> None:
    view, free = body.hands_free, cast.hands_free
    view.connections_asked.connect(cast.connections.look)
    view.level = lambda: free.level
    view.disc_pressed.connect(free.press_disc)
    view.mute_asked.connect(free.mute_or_unmute)
    view.leave_asked.connect(free.leave)
    view.own_voice_asked.connect(lambda: free.press("own_voice"))
    view.repeat_asked.connect(lambda: free.press("repeat"))
    view.help_asked.connect(actions.voice_help)
    instead: tuple[tuple[SignalInstance, Callable[[], None]], ...] = (
        (view.microphone_asked, lambda: actions.open_settings("voice")),
        (view.writing_asked, actions.write_entry),
        (view.typing_asked, lambda: actions.go("ask")),
    )
    for asked, do in instead:
        asked.connect(free.leave)
        asked.connect(do)


def _connect_library(body: Body, cast: Cast, actions: Actions) -> None:
    body.entries.opened.connect(actions.open_entry)
    body.entries.calendar_asked.connect(lambda: actions.go("timeline"))
    body.entries.searched.connect(cast.entries.search)
    view, entry = body.entry, cast.entry
    view.back_asked.connect(actions.leave)
    view.ask_asked.connect(actions.ask_about_entry)
    view.edit_asked.connect(entry.edit)
    view.edited.connect(entry.edited)
    view.keep_asked.connect(entry.keep_edit)
    view.leave_edit_asked.connect(entry.leave_edit)
    view.restore_asked.connect(entry.restore)
    _connect_details(body, cast, actions)
    view.word_chosen.connect(entry.sound.play_word)
    view.write_down_asked.connect(entry.write_down)
    view.history_asked.connect(actions.open_history)
    view.page.questions.review_asked.connect(actions.open_review)
    review = view.review
    review.closed.connect(cast.review.close)
    review.taken.connect(cast.review.accept)
    review.left.connect(cast.review.refuse)
    review.all_taken.connect(cast.review.accept_rest)
    review.all_left.connect(cast.review.refuse_rest)
    view.history.closed.connect(cast.history.close)
    view.history.version_chosen.connect(cast.history.choose)
    view.history.back_wanted.connect(cast.history.bring_back)
    view.history.keep_wanted.connect(cast.history.keep)
    view.dock.play_asked.connect(entry.play_or_pause)
    view.dock.sought.connect(entry.sound.seek)
    view.dock.skipped.connect(entry.skip)
    view.dock.speed_chosen.connect(entry.choose_speed)
    view.dock.further_asked.connect(actions.keep_talking)
    view.page.word_alone.connect(entry.sound.play_word_alone)
    view.page.caret_wanted.connect(lambda at: entry.edit((at, at)))
    asked = view.page.questions
    asked.doubt_answered.connect(actions.entry.answer_doubt)
    asked.name_answered.connect(actions.answer_name)


def _connect_details(body: Body, cast: Cast, actions: Actions) -> None:
    view, own, details = body.entry, actions.entry, cast.entry.details
    view.wished.connect(own.do)
    view.dropped.connect(own.take_files)
    page = view.page
    page.chips.chosen.connect(own.choose_chip)
    page.chips.removed.connect(own.remove_chip)
    page.chips.menu_wanted.connect(own.chip_menu)
    page.panel.complete = details.completions
    page.panel.mood_chosen.connect(own.set_mood)
    page.panel.added.connect(details.add)
    page.panel.tracker_set.connect(details.set_tracker)
    page.panel.date_asked.connect(own.change_date)
    page.panel.files_asked.connect(own.add_files)
    page.panel.closed.connect(own.close_details)
    page.tiles.opened.connect(own.look_at)
    page.tiles.copy_wanted.connect(own.save_copy)
    page.tiles.removed.connect(own.remove_file)
    view.viewer_made.connect(lambda viewer: _connect_viewer(viewer, cast, actions))


def _connect_write(body: Body, cast: Cast, actions: Actions) -> None:
    write, own = body.write, actions.entry
    write.edited.connect(cast.write.edited)
    write.keep_asked.connect(cast.write.keep)
    write.discard_asked.connect(actions.ask_throw_away)
    write.leave_asked.connect(actions.leave)
    write.detailing_asked.connect(own.open_written)
    write.chips.chosen.connect(own.choose_written_chip)
    write.chips.removed.connect(own.remove_written_chip)
    write.panel.complete = own.complete_written
    write.panel.mood_chosen.connect(own.set_written_mood)
    write.panel.added.connect(own.add_written)
    write.panel.tracker_set.connect(own.set_written_tracker)
    write.panel.date_asked.connect(own.date_written)
    write.panel.files_asked.connect(own.add_written_files)
    write.dropped.connect(own.take_written_files)
    write.tiles.removed.connect(own.remove_written_file)
    write.panel.closed.connect(own.close_written)
    write.tiles.opened.connect(own.look_at_written)
    write.viewer_made.connect(lambda viewer: _connect_draft_viewer(viewer, cast, own))


def _connect_viewer(viewer: PhotoViewer, cast: Cast, actions: Actions) -> None:
    viewer.closed.connect(cast.entry.files.photos.close_view)
    viewer.stepped.connect(cast.entry.files.photos.view_next)
    viewer.copy_wanted.connect(actions.entry.save_viewed)
    viewer.removed.connect(actions.entry.remove_viewed)


def _connect_draft_viewer(viewer: PhotoViewer, cast: Cast, own: EntryActions) -> None:
    viewer.closed.connect(cast.write.photos.close_view)
    viewer.stepped.connect(cast.write.photos.view_next)
    viewer.removed.connect(own.remove_viewed_written)


def _connect_ask(body: Body, cast: Cast, actions: Actions) -> None:
    view, ask = body.ask, cast.ask
    view.asked.connect(ask.ask)
    view.listen_asked.connect(ask.listen)
    view.stop_asked.connect(ask.stop)
    view.again_asked.connect(ask.ask_again)
    view.read_asked.connect(ask.read_or_stop)
    view.new_asked.connect(actions.new_conversation)
    view.sources_asked.connect(ask.show_sources)
    view.sources_closed.connect(ask.close_sources)
    view.source_opened.connect(ask.open_source)
    view.source_heard.connect(lambda number: ask.open_source(number, play=True))
    view.explain_asked.connect(ask.explain)
    view.passage_chosen.connect(ask.open_passage)
    view.days_given.connect(ask.correct_days)
    view.corrected.connect(ask.correct)
    view.change_asked.connect(ask.change)
    view.change_left.connect(ask.leave_change)
    view.take_out_asked.connect(ask.take_out)
    view.complained.connect(ask.complain)
    view.reflection_asked.connect(actions.look_back)
    view.models_asked.connect(lambda: actions.open_settings("models"))
    _connect_conversations(body, cast, actions)


def _connect_insights(body: Body, cast: Cast, actions: Actions) -> None:
    view, insights = body.insights, cast.insights
    view.range_chosen.connect(insights.choose)
    view.speak_asked.connect(actions.speak)
    view.tables_wanted.connect(insights.show_tables)
    view.save_asked.connect(actions.save_numbers)
    view.day_chosen.connect(actions.show_day)


def _connect_settings(body: Body, cast: Cast, actions: Actions) -> None:
    body.settings.section_chosen.connect(actions.open_settings)


def _connect_search(body: Body, cast: Cast, actions: Actions) -> None:
    view, search = body.search, cast.search
    view.behind = lambda: None if cast.busy or cast.record.state.phase != "idle" else body.page
    view.typed.connect(search.type)
    view.tab_pressed.connect(search.take_first)
    view.backspace_pressed.connect(search.drop_last)
    view.moved.connect(search.move)
    view.chosen.connect(lambda at: search.choose(None if at < 0 else at))
    view.taken.connect(search.take)
    view.dropped.connect(search.drop)
    view.closed.connect(search.close)


def _connect_conversations(body: Body, cast: Cast, actions: Actions) -> None:
    page, talks = body.ask.page, cast.conversations
    body.ask.list_asked.connect(talks.toggle)
    page.closed.connect(talks.close)
    page.searched.connect(talks.search)
    page.aside_asked.connect(talks.show_aside)
    page.chosen.connect(talks.choose)
    page.renaming_asked.connect(talks.begin_renaming)
    page.renamed.connect(talks.rename)
    page.wished.connect(actions.wish_of_conversation)


_SCREENS: Final[dict[str, Callable[[Body, Cast, Actions], None]]] = {
    "today": _connect_today,
    "record": _connect_record,
    "write": _connect_write,
    "timeline": _connect_timeline,
    "on_this_day": _connect_on_this_day,
    "library": _connect_library,
    "ask": _connect_ask,
    "insights": _connect_insights,
    "settings": _connect_settings,
    "hands_free": _connect_hands_free,
    "search": _connect_search,
}


def deeds_of(window: MainWindow, cast: Cast, actions: Actions, panes: Panes) -> dict[str, Callable[[], object]]:
    """What each shortcut does while the diary is open, by the names of ``domain/shortcuts.py``."""
    look = window.look
    return {
        "speak": actions.speak,
        "pause": actions.pause,
        "mark": cast.record.mark,
        "commit": actions.commit,
        "escape": actions.escape,
        "write": actions.write_entry,
        "edit": cast.entry.edit,
        "change_date": actions.entry.change_date,
        "find": actions.entry.find,
        "print": actions.entry.print_entry,
        "mood": lambda: actions.entry.open_details("mood"),
        "add_tag": lambda: actions.entry.open_details("label"),
        "search": actions.search,
        "today": lambda: actions.go("today"),
        "timeline": lambda: actions.go("timeline"),
        "ask": lambda: actions.go("ask"),
        "insights": lambda: actions.go("insights"),
        "hands_free": actions.hands_free,
        "mute": actions.mute,
        "help": actions.help,
        "settings": actions.open_settings,
        "lock": cast.shell.lock,
        "cover": cast.covering.cover,
        "quit": actions.quit,
        "on_this_day": actions.open_on_this_day,
        "new_conversation": actions.new_conversation,
        "undo": window.undo,
        "redo": window.redo,
        "back": actions.leave,
        "forward": actions.forward,
        "backwards": lambda: cast.entry.skip(-SEEK_SECONDS),
        "forwards": lambda: cast.entry.skip(SEEK_SECONDS),
        "hear": actions.hear,
        "next_pane": lambda: panes.step(1),
        "previous_pane": lambda: panes.step(-1),
        "larger": lambda: look.step_scale(STEP),
        "smaller": lambda: look.step_scale(-STEP),
        "usual_size": lambda: look.choose_scale(100),
        "read_larger": lambda: look.choose_reading(look.reading + 1),
        "read_smaller": lambda: look.choose_reading(look.reading - 1),
        "full_screen": lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
    }


def panes_of(body: Body) -> list[QWidget]:
    """The parts of the window in the order F6 walks them, of the screens there are; the innermost one counts."""
    parts: list[QWidget] = [body.banner, body.rail, body.rail.bar]
    body.tell(Body.timeline, lambda view: parts.extend((view, view.panel)))
    body.tell(Body.on_this_day, parts.append)
    body.tell(Body.library, lambda view: parts.extend((view.entries, view.entry, view.entry.dock)))
    body.tell(Body.ask, lambda view: parts.extend((view, view.sources, view.composer)))
    body.tell(Body.today, lambda view: parts.extend((view, view.side)))
    body.tell(Body.record, lambda view: parts.extend((view, view.dock)))
    body.tell(Body.write, parts.append)
    body.tell(Body.insights, parts.append)
    body.tell(Body.settings, parts.append)
    return [*parts, body.jobs]
