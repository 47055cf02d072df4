"""What several controls ask for and no single presenter can do: moving between screens, and asking before a loss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from diary_desktop.domain.conversation import Citation, ConversationId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.journal import Template
from diary_desktop.services.reflections import ReflectionKind
from diary_desktop.services.text_files import is_text

from .body import Body
from .cast import Cast
from .closed_actions import ClosedActions
from .entry_actions import EntryActions
from .file_choice import FileChoice
from .language import tr
from .main_window import MainWindow
from .plain_copy import save_conversation, save_numbers
from .voice_help import VoiceHelp
from .widgets.dialog import LossDialog
from .words import clock_time


class Actions:
    """Called by controls, shortcuts and presenters, on the main thread. ``body`` gives the views of the moment."""

    def __init__(self, window: MainWindow, cast: Cast, body: Callable[[], Body]) -> None:
        self._window = window
        self._cast = cast
        self._body = body
        self.entry = EntryActions(window, cast, body)
        self.closed = ClosedActions(window, cast)
        self.keys_of: Callable[[str], list[tuple[str, str]]] = lambda _: []
        """Keys and what they do at a place; whoever binds them fills it in."""

    def speak(self) -> None:
        """Record, or show the recording that goes on."""
        if self._cast.shell.state.place == "unlock":
            return
        self._cast.entry.stop()
        self._cast.ask.stop()
        self._cast.shell.go("record")
        self._cast.record.start()

    def speak_further(self, entry_id: EntryId) -> None:
        """Record behind the sound of an entry, or show the recording that goes on."""
        if self._cast.shell.state.place == "unlock":
            return
        self._cast.entry.stop()
        self._cast.shell.go("record")
        self._cast.record.go_on(entry_id)

    def keep_talking(self) -> None:
        """Record further into the entry that is open."""
        entry = self._cast.entry.state.entry
        if entry is not None:
            self.speak_further(entry.entry_id)

    def hands_free(self) -> None:
        """Talk with the diary; not while an entry is being recorded."""
        self._talk(woken=False)

    def woken(self) -> None:
        """The wake word was said somewhere in the diary; nobody is interrupted who records."""
        self._talk(woken=True)

    def _talk(self, *, woken: bool) -> None:
        place, entry = self._cast.shell.state.place, self._cast.entry.state.entry
        if place != "unlock" and not self._cast.record.going_on:
            self._cast.entry.stop()
            self._cast.ask.stop()
            shown = entry.entry_id if entry is not None and place == "entry" else None
            self._cast.hands_free.open(woken=woken, entry=shown)

    def mute(self) -> None:
        """Close the microphone, whoever has it open, or open it again."""
        if self._cast.record.going_on:
            self._cast.record.pause_or_resume()
        elif self._cast.hands_free.state.shown:
            self._cast.hands_free.mute_or_unmute()
        elif self._cast.ask.state.hears:
            self._cast.ask.stop_listening(ask=False)
        else:
            self._cast.standby.mute_or_unmute()

    def help(self) -> None:
        """The keys of this place, and every voice command."""
        place = self._cast.shell.state.place
        if place != "unlock":
            rows = self._cast.hands_free.help_rows(self._window.language.code)
            VoiceHelp(self._window.look, self._window, rows, self.keys_of(place)).open()

    def voice_help(self) -> None:
        """Every voice command."""
        if self._cast.shell.state.place != "unlock":
            rows = self._cast.hands_free.help_rows(self._window.language.code)
            VoiceHelp(self._window.look, self._window, rows).open()

    def write_entry(self, question: str = "", *, day: date | None = None, template: Template | None = None) -> None:
        """A new draft, of another day or from a template."""
        self._cast.record.put_away()
        self._cast.shell.go("write")
        self._cast.write.begin(question, day=day, text=template.body if template is not None else "")

    def open_entry(self, entry_id: EntryId, *, play: bool = False, marked: tuple[int, int] = (0, 0)) -> None:
        """Show an entry beside the list."""
        if entry_id != self._cast.history.state.entry_id:
            self._cast.history.close()
        review = self._cast.review.state.entry
        if review is not None and review.entry_id != entry_id:
            self._cast.review.close()
        self._body().entries.finding = False
        self._cast.entries.select(entry_id)
        self._cast.entry.open(entry_id, play=play, marked=marked)
        self._cast.shell.go("entry", entry_id)

    def open_day(self, day: date) -> None:
        """A day of this week: its only entry, else the Timeline at that day, where one can be added."""
        entries = self._cast.days.entries(day)
        if len(entries) == 1:
            self.open_entry(entries[0].entry_id)
            return
        self._cast.timeline.turn_to("month")
        self._cast.timeline.choose(day)
        self._cast.shell.go("timeline")
        self._body().timeline.open_day()

    def speak_about(self, day: date) -> None:
        """Record an entry of another day."""
        self.speak()
        self._cast.record.choose_day(day)

    def open_on_this_day(self, day: date | None = None) -> None:
        """What was told on that day before, or on today's."""
        self._cast.on_this_day.open(day)
        self._cast.shell.go("on_this_day")

    def show_day(self, day: date) -> None:
        """The month of the first day on which something was told, from ``day`` on."""
        days = (self._cast.shelf.day_of(one) for one in reversed(self._cast.shelf.newest_first()))
        self._cast.timeline.turn_to("month")
        self._cast.timeline.choose(next((one for one in days if one >= day), day))
        self._cast.shell.go("timeline")

    def quit(self) -> None:
        """End the program, also where it would stay in the tray; a recording or unsaved words are asked about first."""
        if self._cast.record.going_on:
            self._window.close()
        else:
            self._window.quit()

    def open_kept(self, entry_id: EntryId | None) -> None:
        """What was said before the microphone was lost."""
        self._cast.record.put_away()
        if entry_id is not None:
            self.open_entry(entry_id)

    def go_on_with(self, draft: Draft) -> None:
        """The entry of an unfinished change, in its editor."""
        self._cast.shell.go("entry", draft.entry_id)
        self._cast.entries.select(draft.entry_id)
        self._cast.entry.take_up(draft)

    def open_history(self) -> None:
        """The versions of the entry that is open."""
        entry = self._cast.entry.state.entry
        if entry is not None:
            self._cast.entry.stop()
            self._cast.history.open(entry.entry_id)

    def open_versions(self, entry_id: EntryId) -> None:
        """The versions of an entry that is not open yet."""
        self.open_entry(entry_id)
        self._cast.history.open(entry_id)

    def open_review(self) -> None:
        """What a later transcript would change in the entry that is open."""
        entry = self._cast.entry.state.entry
        if entry is not None:
            self._cast.entry.stop()
            self._cast.history.close()
            self._cast.review.open(entry.entry_id)

    def review(self, entry_id: EntryId) -> None:
        """The same for an entry that is not open yet."""
        self.open_entry(entry_id)
        self._cast.review.open(entry_id)

    def write_about_question(self) -> None:
        """Today's question, answered by hand."""
        self.write_entry(self._cast.today.question)

    def open_source(self, citation: Citation, *, play: bool) -> None:
        """Where an answer's quote is written."""
        self.open_entry(citation.entry_id, play=play, marked=(citation.start, citation.end))

    def go(self, place: str) -> None:
        """A choice of the rail."""
        if place == "lock":
            self._cast.shell.lock()
        elif place == "write":
            self.write_entry()
        elif place == "search":
            self.search()
        elif place == "hands_free":
            self.hands_free()
        elif place == "settings":
            self.open_settings()
        elif place == "insights":
            self._cast.shell.go("insights")
        elif place in ("today", "timeline", "ask"):
            self._cast.shell.go("today" if place == "today" else "timeline" if place == "timeline" else "ask")

    def choose_microphone(self) -> None:
        """None could be opened: where another is chosen, and how to allow this one."""
        self._cast.record.put_away()
        self.open_settings("voice")

    def open_settings(self, section: str = "") -> None:
        """Settings, at one of its sections or at its list."""
        if self._cast.shell.state.place != "unlock":
            self._cast.entry.stop()
            self._cast.shell.go("settings", section=section)

    def search(self) -> None:
        """The search overlay over whatever is shown."""
        shell = self._cast.shell.state
        if shell.place != "unlock" and not shell.locking and not self._cast.hands_free.state.shown:
            self._cast.search.open()

    def ask_instead(self, text: str) -> None:
        """What was looked for, put as a question."""
        self._cast.shell.go("ask")
        if text:
            self._cast.ask.ask(text)

    def hear(self) -> None:
        """The sentence one is at in the entry that is open, or the source one is at."""
        place = self._cast.shell.state.place
        if place == "entry":
            self._cast.entry.sound.hear_sentence(self._body().entry.page.body.reached)
        elif place == "ask" and not self._body().ask.hear_focused() and (sources := self._cast.ask.state.sources):
            self._cast.ask.open_source(self._cast.ask.state.source or sources[0].number, play=True)

    def forward(self) -> None:
        """Where one was before going back."""
        self._cast.entry.stop()
        self._cast.shell.forward()
        self._reopen()

    def _reopen(self) -> None:
        place, entry_id = self._cast.shell.state.place, self._cast.shell.state.entry_id
        if place == "entry" and entry_id is not None:
            self.open_entry(entry_id)

    def leave(self) -> None:
        """Back, tidying up what is left."""
        if self._cast.shell.state.place == "record" and not self._cast.record.going_on:
            self._cast.record.put_away()
        self._cast.entry.stop()
        self._cast.shell.back()
        self._reopen()

    def escape(self) -> None:
        """Stop speech or an answer; then close what is open; then leave."""
        if self._cast.search.close():
            return
        if self._cast.hands_free.state.shown:
            self._cast.hands_free.escape()
            return
        place = self._cast.shell.state.place
        if place == "ask" and self._cast.conversations.state.open:
            self._cast.conversations.close()
            return
        if self.entry.escape() or (place == "ask" and self._cast.ask.stop()):
            return
        if place == "settings" and self._body().settings.escape():
            return
        if place == "ask" and self._cast.ask.state.shown >= 0:
            self._cast.ask.close_sources()
        elif place == "entry" and self._cast.history.state.entry_id is not None:
            self._cast.history.close()
        elif place == "entry" and self._cast.review.state.entry is not None:
            self._cast.review.close()
        elif place == "entry" and self._cast.entry.state.playing:
            self._cast.entry.stop()
        elif (
            place in ("on_this_day", "settings", "write")  # a draft is kept as far as it was written
            or (place == "entry" and not self._cast.entry.state.editing)
            or (place == "record" and not self._cast.record.going_on)
        ):
            self.leave()

    def ask_discard(self) -> None:
        """Before a recording is put into the bin: talking has stopped by then."""
        text = tr(
            "{time} of sound. It goes to the bin for 30 days, then it is erased.",
            time=clock_time(self._cast.record.state.seconds),
        )
        self._before_loss(
            tr("Discard this recording?"), text, tr("Discard"), tr("Keep talking"), self._cast.record.discard
        )

    def ask_throw_away(self) -> None:
        """Before a draft is lost."""
        if not self._cast.write.has_draft:
            self._throw_away()
            return
        text = tr("What you have written here is not kept yet.")
        self._before_loss(tr("Throw this draft away?"), text, tr("Throw away"), tr("Keep writing"), self._throw_away)

    def ask_about_entry(self) -> None:
        """A question about the entry that is open: its title is put into the field."""
        entry = self._cast.entry.state.entry
        if entry is not None:
            self._cast.shell.go("ask")
            self._body().ask.composer.field.set_text(tr("What else did I say about “{title}”?", title=entry.title))
            self._body().ask.focus_first()

    def new_conversation(self) -> None:
        """Begin afresh in Ask, wherever one is."""
        self._cast.conversations.close()
        self._cast.ask.new_conversation()
        if self._cast.shell.state.place == "ask":
            self._body().ask.focus_first()

    def look_back(self, kind: ReflectionKind) -> None:
        """In the language of the window."""
        self._cast.ask.reflect(kind, self._window.language.code)

    def wish_of_conversation(self, conversation_id: ConversationId, wish: str) -> None:
        """What the menu beside a conversation was asked for."""
        talks = self._cast.conversations
        if wish in ("archive", "unarchive"):
            talks.archive(conversation_id, archived=wish == "archive")
        elif wish == "delete":
            talks.delete(conversation_id)
        else:
            save_conversation(self._window, talks, conversation_id, "json" if wish == "json" else "markdown")

    def save_numbers(self, key: str) -> None:
        """A table of Insights, or with ``all`` every one in a folder."""
        save_numbers(self._window, self._cast.insights, key)

    def answer_name(self, answer: str) -> None:
        """What was said to a name that was corrected, or to where it stands wrong as well."""
        names = self._cast.entry.names
        if answer == "look":
            names.put_slips_away()
            self.open_settings("words")
            return
        {"remember": names.remember, "decline": names.decline, "put_away": names.put_slips_away}[answer]()

    def add_recordings(self) -> None:
        """Ask for files of sound."""
        FileChoice(self._window, tr("Add a recording"), self.take_in, several=True).open()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Recordings and texts that were chosen or dropped; not while the diary is closed or closing."""
        shell = self._cast.shell.state
        if shell.place != "unlock" and not shell.locking:
            texts = [one for one in paths if is_text(one)]
            self._cast.texts.take_in(texts)
            self._cast.intake.take_in([one for one in paths if one not in texts])

    def pause(self) -> None:
        """Pause or resume, whichever is meant here."""
        if self._cast.record.going_on:
            self._cast.record.pause_or_resume()
        elif self._cast.shell.state.place == "entry":
            self._cast.entry.play_or_pause()

    def commit(self) -> None:
        """Finish and keep, whichever is meant here."""
        place = self._cast.shell.state.place
        if self._cast.search.state.shown:
            self._cast.search.type(self._body().search.edit.text())
            self._cast.search.ask_instead()
        elif self._cast.hands_free.state.shown:
            self._cast.hands_free.press_disc()
        elif place == "record":
            self._cast.record.finish()
        elif place == "write":
            self._cast.write.keep()
        elif place == "entry" and self._cast.entry.state.editing:
            self._cast.entry.keep_edit()
        elif place == "ask":
            self._body().ask.send()

    def _throw_away(self) -> None:
        self._cast.write.throw_away()
        self._cast.shell.back()

    def _before_loss(self, title: str, text: str, risky: str, safe: str, do: Callable[[], None]) -> None:
        LossDialog(self._window.look, self._window, title, text, risky, safe).ask(do)
