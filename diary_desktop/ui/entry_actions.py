"""What the Entry page asks for and its presenter alone cannot do: dialogs, files, paper, and taking things back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast as typed

from PySide6.QtCore import QPoint

from diary_desktop.domain.attachment import AttachmentId
from diary_desktop.domain.entry import Entry, Mood
from diary_desktop.domain.labels import Label
from diary_desktop.presenters.entry_details import offered
from diary_desktop.presenters.entry_state import DetailPart

from .body import Body
from .cast import Cast
from .date_dialog import DateDialog
from .detail_faces import ADD, MOOD, PINNED, STARRED
from .details_sheet import DetailsSheet
from .file_choice import FileChoice
from .language import tr
from .main_window import MainWindow
from .printing import ask_printer, pdf_of, sheet_of
from .taken_back import tell_undoable
from .widgets.dialog import LossDialog
from .widgets.menu import Menu


class EntryActions:
    """On the main thread, for the entry that is open."""

    def __init__(self, window: MainWindow, cast: Cast, body: Callable[[], Body]) -> None:
        self._window = window
        self._cast = cast
        self._body = body

    @property
    def _entry(self) -> Entry | None:
        """The one that is shown and can be changed."""
        entry = self._cast.entry.state.entry
        return entry if entry is not None and self._cast.shell.state.place == "entry" else None

    def open_details(self, part: DetailPart) -> None:
        """The place where things are added; also while one writes."""
        if self._cast.shell.state.place == "write":
            self._body().write.open_panel(part)
        elif self._entry is not None and self._entry.binned is None:
            self._cast.entry.details.open(part)
            self._body().entry.page.panel.focus_part(part)

    def choose_written_chip(self, key: object) -> None:
        """A chip of what is being written."""
        part: DetailPart = "mood" if key == MOOD else "tracker" if isinstance(key, tuple) else "label"
        self._body().write.open_panel(part)

    def remove_written_chip(self, key: object) -> None:
        """Delete on a chip of what is being written."""
        change = self._cast.write.change_details
        if isinstance(key, tuple):
            change(lambda now: now.with_tracker(str(key[1]), None))
        elif isinstance(key, Label):
            change(lambda now: now.without_label(key))
        elif key == MOOD:
            change(lambda now: replace(now, mood=None))

    def add_written(self, label: Label) -> None:
        """To what is being written."""
        self._cast.write.change_details(lambda now: now.with_label(label))

    def set_written_mood(self, mood: int) -> None:
        self._cast.write.change_details(lambda now: replace(now, mood=Mood(mood) if mood else None))

    def set_written_tracker(self, name: str, value: float | None) -> None:
        self._cast.write.change_details(lambda now: now.with_tracker(name, value))

    def complete_written(self, typed_text: str) -> tuple[Label, ...]:
        """Names that fit what is typed."""
        return offered(self._cast.entry.details.known, typed_text, self._cast.write.state.details)

    def open_written(self, part: DetailPart) -> None:
        """What can be added to what is being written."""
        details = self._cast.entry.details
        details.count()
        self._body().write.show_trackers(details.trackers)
        self._cast.write.open_details(part)

    def close_written(self) -> None:
        """Back to the words."""
        self._cast.write.open_details("")
        self._body().write.focus_first()

    def add_written_files(self) -> None:
        """Ask for photos and files for what is being written."""
        FileChoice(self._window, tr("Add photo or file"), self.take_written_files, several=True).open()

    def take_written_files(self, paths: Sequence[Path]) -> None:
        """Chosen, or dropped on the page."""
        if self._cast.shell.state.place == "write":
            self._cast.write.add_files(paths)

    def remove_written_file(self, attachment_id: AttachmentId) -> None:
        """Out of the draft, and back with Undo."""
        back = self._cast.write.remove_file(attachment_id)
        if back is not None:
            self._window.toast.show_outcome(tr("Taken out of this entry."), tr("Undo"), back)

    def remove_viewed_written(self) -> None:
        """The photo of the draft that is looked at."""
        viewed = self._cast.write.state.viewed
        if viewed is not None:
            self.remove_written_file(viewed)

    def date_written(self) -> None:
        """Ask when what is being written happened."""
        state = self._cast.write.state
        if self._cast.shell.state.place == "write" and state.started is not None:
            now, happened = self._cast.entry.now(), state.details.happened
            dialog = DateDialog(self._window.look, self._window, state.started, happened, now.local)
            dialog.ask(self._cast.write.redate_to)

    def date_recorded(self) -> None:
        """Ask when what is being recorded happened."""
        state = self._cast.record.state
        if self._cast.shell.state.place == "record" and state.started is not None:
            happened = None if state.when == state.started else state.when
            dialog = DateDialog(self._window.look, self._window, state.started, happened, self._cast.entry.now().local)
            dialog.ask(self._cast.record.redate_to)

    def choose_chip(self, key: object) -> None:
        """A chip was pressed: what it stands for can be changed, a suggestion is taken."""
        details = self._cast.entry.details
        if isinstance(key, tuple) and key[0] == "suggested":
            details.add(typed(Label, key[1]))
        elif key == PINNED:
            details.pin()
        elif key == STARRED:
            details.star()
        elif key == MOOD:
            self.open_details("mood")
        else:
            self.open_details("tracker" if isinstance(key, tuple) else "label")

    def remove_chip(self, key: object) -> None:
        """Delete on a chip."""
        details = self._cast.entry.details
        if isinstance(key, tuple) and key[0] == "suggested":
            details.dismiss(typed(Label, key[1]))
        elif isinstance(key, tuple):
            details.set_tracker(str(key[1]), None)
        elif isinstance(key, Label):
            details.remove(key)
            label = key
            tell_undoable(
                self._window.say,
                lambda: tr("“{name}” taken away.", name=label.text),
                lambda: details.add(label),
                lambda: details.remove(label),
            )
        elif key == MOOD:
            details.set_mood(None)
        elif key == PINNED:
            details.pin()
        elif key == STARRED:
            details.star()

    def chip_menu(self, key: object, at: QPoint) -> None:
        """What else can be done with a name."""
        if not isinstance(key, Label):
            return
        menu = Menu(self._window.look, self._window)
        menu.setAccessibleName(key.text)
        menu.addAction(tr("Take “{name}” away", name=key.text)).triggered.connect(lambda: self.remove_chip(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def set_mood(self, mood: int) -> None:
        self._cast.entry.details.set_mood(Mood(mood) if mood else None)

    def escape(self) -> bool:
        """Close what stands open over the page or in it; whether anything did."""
        place = self._cast.shell.state.place
        if place == "write" and self._cast.write.state.viewed is not None:
            self._cast.write.photos.close_view()
        elif place == "write" and self._cast.write.state.detailing:
            self.close_written()
        elif place != "entry":
            return False
        elif self._cast.entry.state.viewed is not None:
            self._cast.entry.files.photos.close_view()
        elif not (finding := self._body().entry.finding).isHidden():
            finding.put_away()
        elif self._cast.entry.state.detailing:
            self.close_details()
        else:
            return False
        return True

    def close_details(self) -> None:
        """Back to the chips."""
        self._cast.entry.details.close()
        self._body().entry.page.chips.focus_key(ADD)

    def do(self, wish: str) -> None:
        """A choice of the entry's menu."""
        entry = self._cast.entry
        wishes: dict[str, Callable[[], object]] = {
            "star": entry.details.star,
            "pin": entry.details.pin,
            "date": self.change_date,
            "files": self.add_files,
            "find": self.find,
            "details": self.show_details,
            "print": self.print_entry,
            "pdf": self.save_pdf,
            "delete": entry.delete,
        }
        wishes[wish]()

    def change_date(self) -> None:
        """Ask when it happened."""
        self.date_written()
        self.date_recorded()
        entry = self._entry
        if entry is None or entry.binned is not None:
            return
        now = self._cast.entry.now()

        def take(when: datetime | None) -> None:
            self._cast.entry.details.redate_to(when)

        DateDialog(self._window.look, self._window, entry.told, entry.happened, now.local).ask(take)

    def show_details(self) -> None:
        """Everything that is known of it."""
        if self._entry is not None:
            DetailsSheet(self._window.look, self._window, self._entry).open()

    def find(self) -> None:
        """Look for words in the entry that is open."""
        state = self._cast.entry.state
        if self._entry is not None and not state.editing:
            self._body().entry.open_find()

    def add_files(self) -> None:
        """Ask for photos and files."""
        if self._entry is not None:
            FileChoice(self._window, tr("Add photo or file"), self._cast.entry.files.add, several=True).open()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Dropped on the page."""
        if self._entry is not None:
            self._cast.entry.files.add(paths)

    def look_at(self, attachment_id: AttachmentId) -> None:
        """A photo over the whole window."""
        self._cast.entry.files.photos.view(attachment_id, self._whole_edge)

    def look_at_written(self, attachment_id: AttachmentId) -> None:
        """The same, of what is being written."""
        self._cast.write.photos.view(attachment_id, self._whole_edge)

    @property
    def _whole_edge(self) -> int:
        """Pixels that a photo over the window can have on its longer side."""
        edge = round(max(self._window.width(), self._window.height()) * self._window.devicePixelRatioF())
        return max(edge, 800)

    def save_copy(self, attachment_id: AttachmentId) -> None:
        """After saying that the copy is plain."""
        entry = self._entry
        one = next((one for one in entry.attachments if one.attachment_id == attachment_id), None) if entry else None
        if one is None:
            return
        self._plain(
            tr("Save a plain copy?"),
            lambda: self._where(
                tr("Save a copy…"), one.name, lambda path: self._cast.entry.files.save_copy(attachment_id, path)
            ),
        )

    def save_viewed(self) -> None:
        """The photo that is looked at."""
        viewed = self._cast.entry.state.viewed
        if viewed is not None:
            self.save_copy(viewed)

    def remove_viewed(self) -> None:
        """The photo that is looked at."""
        viewed = self._cast.entry.state.viewed
        if viewed is not None:
            self.remove_file(viewed)

    def remove_file(self, attachment_id: AttachmentId) -> None:
        """Out of the entry, and back with Undo."""
        back = self._cast.entry.files.remove(attachment_id)
        if back is not None:
            self._window.toast.show_outcome(tr("Taken out of this entry."), tr("Undo"), back)

    def print_entry(self) -> None:
        """Ask the system which printer, then lay it out and send it away from the window's thread."""
        entry = self._entry
        if entry is None:
            return
        sheet = sheet_of(entry, self._window.look.font("read").family())
        ask_printer(sheet, self._window, self._cast.entry.files.run, to_file=True)

    def save_pdf(self) -> None:
        """After saying that the file is plain."""
        entry = self._entry
        if entry is None:
            return
        sheet = sheet_of(entry, self._window.look.font("read").family())
        self._plain(
            tr("Save this entry as a plain PDF?"),
            lambda: self._where(
                tr("Save as PDF…"),
                "entry.pdf",
                lambda path: self._cast.entry.files.save_plain(path, lambda: pdf_of(sheet)),
            ),
        )

    def _plain(self, title: str, do: Callable[[], None]) -> None:
        LossDialog(
            self._window.look,
            self._window,
            title,
            tr("This file is not encrypted. Whoever has it can read it."),
            tr("Save it plain"),
            tr("Cancel"),
            icon="download",
        ).ask(do)

    def _where(self, title: str, name: str, take: Callable[[Path], None]) -> None:
        FileChoice(self._window, title, lambda found: take(found[0]), save_as=name).open()

    def answer_doubt(self, answer: str) -> None:
        """What was said to a word nobody is sure of."""
        doubts = self._cast.entry.doubts
        replies = {"check": doubts.check, "next": doubts.check, "hear": doubts.hear, "keep": doubts.keep}
        replies |= {"retype": doubts.retype, "leave": doubts.leave}
        replies[answer]()
