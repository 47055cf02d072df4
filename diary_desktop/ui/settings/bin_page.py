"""The bin: what was deleted, with the way back; and for how long sound is kept beside its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.bin import BinPresenter, BinState, EraseQuestion, Keep, SoundQuestion
from diary_desktop.services.bin import BinItem

from ..language import counted, tr
from ..widgets.buttons import DANGER, SECONDARY, Button
from ..widgets.dialog import LossDialog
from ..widgets.entry_words import after_title
from ..widgets.flow_text import FlowText
from ..widgets.note import Note
from ..widgets.notices import EmptyState
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.wrapping_row import WrappingRow
from ..words import clock_time, filled, long_date, plain_date
from .desk import SettingsDesk
from .page import SettingsPage
from .rows import ChoiceRow, Row

MOST_DATES = 4
"""Backups named by their day; of more than that the rest is counted."""

HELD_ASIDE = "A damaged copy of the diary's tables was set aside, cannot be read here and may still hold it."
REMOVABLE = "It can be removed on this page."
ASIDE_HELP = "A copy of the diary's tables that cannot be read here. What you erase may still be in it."
LAST_COPY = "It may be the last copy of entries that are missing from this diary. It cannot be brought back."
SALVAGE_FIRST = "Taking what is sound into a new diary looks for them there first: diary-desktop salvage."


class BinItemRow(Row):
    """One thing in the bin: in the person's own words what it is, and how long it stays."""

    def __init__(self, page: BinPage, item: BinItem) -> None:
        super().__init__(page.look, _left(item))
        look = page.look
        title = item.title or tr("A recording without words")
        # Serif is the person's own words; what stands in for a title is the app's.
        self._title = FlowText(look, title, "title" if item.title else "body_strong", max_lines=2)
        self.below.setSpacing(look.s(6))
        self.below.addWidget(self._title)
        if preview := after_title(item.title, item.preview):
            self.below.addWidget(FlowText(look, preview, "read", "ink2", size=16, max_lines=2))
        self.below.addWidget(Label(look, _what(item), "small", "ink2", wrap=True))
        self.restore = Button(look, tr("Restore"), SECONDARY, icon="restore", size=34, name=f"{tr('Restore')}: {title}")
        self.erase = Button(look, tr("Erase now..."), DANGER, icon="trash", size=34, name=f"{tr('Erase now')}: {title}")
        self.below.addSpacing(look.s(4))
        self.below.addWidget(WrappingRow(look, (self.restore, self.erase), 8))

    @property
    def terms(self) -> str:
        return f"{super().terms} {self._title.text}".casefold()


class BinPage(SettingsPage):
    """The list is built anew whenever the bin is another one."""

    def build(self) -> None:
        self._sound = self.add(
            ChoiceRow(
                self.look,
                tr("Keep the sound of recordings"),
                (("always", tr("Always")), ("90_days", tr("For 90 days")), ("not", tr("Not, only the words"))),
                what_stays(),
            )
        )
        self.aside = self.add(Row(self.look, tr("Set aside, damaged"), tr(ASIDE_HELP)))
        self.remove_aside = Button(self.look, tr("Remove what was set aside..."), DANGER, icon="trash", size=34)
        self.aside.add_below(self.remove_aside)
        self.aside.set_wanted(False)
        self._trouble = Note(self.look)
        self._trouble.setContentsMargins(0, self.look.s(16), 0, 0)
        self.column.addWidget(self._trouble)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._list)
        self.column.addWidget(holder)
        self._looking = Label(self.look, tr("Looking..."), "small", "ink2")
        self._looking.setContentsMargins(0, self.look.s(16), 0, 0)
        self.column.addWidget(self._looking)
        self._filled: tuple[tuple[BinItem, ...], bool] | None = None
        self._presenter = _tied(self.desk, self)
        self.remove_aside.clicked.connect(self._wish_aside_removed)
        self._sound.wished.connect(lambda keep: self._presenter.wish_sound(cast(Keep, keep)))

    def _wish_aside_removed(self) -> None:
        title, text = tr("Remove what was set aside?"), "\n".join((tr(LAST_COPY), tr(SALVAGE_FIRST)))
        dialog = LossDialog(self.look, self.desk.window, title, text, tr("Remove it"), tr("Keep it"))
        dialog.ask(self._presenter.remove_aside)

    def entered(self) -> None:
        self._presenter.begin()

    def wipe(self) -> None:
        emptied(self._list)
        self._filled = None

    def show_state(self, state: BinState) -> None:
        self._sound.show_value(state.keep)
        self.aside.set_wanted(bool(state.aside))
        self._trouble.setVisible(state.error is not None)
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._trouble.say(f"{filled(what, values)} {filled(hint, values)}", "warning", "danger")
        self._looking.setVisible(not state.known and state.error is None)
        filling = (state.items, state.error is None)
        if state.known and filling != self._filled:
            self._filled = filling
            self._fill(state)
        for row in self.findChildren(BinItemRow):
            row.erase.set_usable(not state.erasing, tr("In a moment: something else is being done."))
            row.restore.set_usable(not state.erasing, tr("In a moment: something else is being done."))

    def _fill(self, state: BinState) -> None:
        """Whoever was at a row stays in the list: at the row that took its place, else at what is above the list."""
        focused: QWidget | None = self.focusWidget()
        rows = self.findChildren(BinItemRow)
        here = next((at for at, row in enumerate(rows) if focused is not None and row.isAncestorOf(focused)), -1)
        emptied(self._list)
        for item in state.items:
            row = BinItemRow(self, item)
            row.restore.clicked.connect(lambda _=False, item=item: self._presenter.restore(item))
            row.erase.clicked.connect(lambda _=False, item=item: self._presenter.wish_erased(item))
            self._list.addWidget(row)
        if not state.items and state.error is None:
            self._list.addWidget(EmptyState(self.look, "trash", tr("The bin is empty.")))
        if here >= 0:
            rows = self.findChildren(BinItemRow)
            stop = rows[min(here, len(rows) - 1)].restore if rows else self._sound.choice
            stop.setFocus(Qt.FocusReason.TabFocusReason)


def _tied(desk: SettingsDesk, page: BinPage) -> BinPresenter:
    one = desk.journeys
    made: list[BinPresenter] = []

    def ask_erase(question: EraseQuestion) -> None:
        item = question.item
        title = tr("Erase this conversation?") if item.kind == "conversation" else tr("Erase this entry?")
        dialog = LossDialog(
            desk.look, desk.window, title, erase_text(question), tr("Erase now"), tr("Keep it in the bin")
        )
        dialog.ask(lambda: made[0].erase(item))

    def ask_sound(question: SoundQuestion) -> None:
        dialog = LossDialog(
            desk.look,
            desk.window,
            tr("Let go of this sound?"),
            sound_text(question),
            tr("Let it go"),
            tr("Keep the sound"),
        )
        dialog.ask(lambda: made[0].keep_sound(question.keep))

    def erased(copies: int) -> None:
        said = tr("Erased.")
        if copies:
            said += " " + counted(
                copies,
                "Copies of its sentences were taken out of one conversation.",
                "Copies of its sentences were taken out of {count} conversations.",
            )
        desk.favours.toast(said)

    def make(show: Callable[[BinState], None]) -> BinPresenter:
        made.append(
            BinPresenter(
                one.bin,
                one.sound_keeping,
                one.backups,
                one.upkeep,
                one.session,
                one.tasks,
                one.bus,
                show,
                ask_erase,
                ask_sound,
                erased,
            )
        )
        return made[0]

    return desk.tie("bin", make, page.show_state)


def erase_text(question: EraseQuestion) -> str:
    """The amount, what cannot be undone, the backups that still hold it, and what nobody can reach."""
    item = question.item
    lines = [_what(item), tr("It is erased from this diary at once and cannot be brought back.")]
    if item.kind == "entry":
        lines.append(tr("Older backups you made still hold this entry until they are replaced."))
    if question.backups:
        days = ", ".join(plain_date(day) for day in question.backups[:MOST_DATES])
        more = len(question.backups) - MOST_DATES
        named = tr("{days} and {count} more", days=days, count=more) if more > 0 else days
        lines[-1] += " " + tr("These do: {days}.", days=named)
    if question.aside:
        lines.append(tr(HELD_ASIDE) + " " + tr(REMOVABLE))
    lines.append(tr("Snapshots of the disk that your system made, and worn flash cells, may keep sealed remains."))
    return "\n".join(lines)


def sound_text(question: SoundQuestion) -> str:
    """The amount, and what stays."""
    affected = question.affected
    recordings = counted(affected.entries, "1 recording", "{count} recordings")
    amount = tr("{recordings}, {time} of sound.", recordings=recordings, time=clock_time(affected.seconds))
    return "\n".join(
        [
            amount,
            tr("It cannot be heard again.") + " " + what_stays(),
            tr("Older backups you made still hold the sound until they are replaced."),
        ]
    )


def what_stays() -> str:
    """When sound is let go."""
    return tr("The words, their times and the waveform stay.")


def _left(item: BinItem) -> str:
    if not item.days_left:
        return tr("Erased today")
    return counted(item.days_left, "1 day left", "{count} days left")


def _what(item: BinItem) -> str:
    day = long_date(item.when.local.date())
    if item.kind == "conversation":
        return tr("A conversation of {day}.", day=day)
    if item.seconds and not item.words:
        return tr("{day}: {time} of sound.", day=day, time=clock_time(item.seconds))
    words = counted(item.words, "1 word", "{count} words")
    if item.seconds:
        return tr("{day}: {words}, {time} of sound.", day=day, words=words, time=clock_time(item.seconds))
    return tr("{day}: {words}.", day=day, words=words)
