"""Models: what hears, answers, remembers and speaks on this computer, and the two ways to better ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.models import ModelsPresenter, ModelsState
from diary_desktop.services.models import Installed, Offered, Shelf, Suggested, Tried

from ..file_choice import FileChoice
from ..language import tr
from ..widgets.buttons import PRIMARY, QUIET, SECONDARY, Button, Kind
from ..widgets.dialog import LossDialog
from ..widgets.flow_text import FlowText
from ..widgets.scroller import emptied
from ..widgets.text import IconLabel, Label
from ..widgets.wrapping_row import WrappingRow
from .model_words import asked_words, proof_words, role_words, set_words, size_words, state_words, tried_words
from .page import SettingsPage
from .rows import Row


class ModelsPage(SettingsPage):
    """Sets for this computer, what is installed, a stick, and everything that may be fetched."""

    def build(self) -> None:
        self._shelf: Shelf | None = None
        self._tried: object = None
        self._acting: list[Button] = []
        self._suited: Button | None = None
        text = tr(
            "All works without them, only rougher. They are fetched once, if you say so, and checked byte for byte."
        )
        self._sets = self.add(_Lines(self, tr("For this computer"), text))
        self._consent = _Consent(self)
        self._sets.below.addWidget(self._consent)
        self._installed = self.add(_Lines(self, tr("Installed")))
        text = tr("One file holds all that is installed here. The other computer needs no network.")
        self._kit = self.add(Row(self.look, tr("From a stick"), text))
        self._take_in = Button(self.look, tr("Take in a kit"), SECONDARY, icon="usb")
        self._pack = Button(self.look, tr("Make a kit"), SECONDARY, icon="download")
        self._kit.below.addWidget(WrappingRow(self.look, (self._take_in, self._pack), 10))
        self._all = self.add(_Lines(self, tr("All that may be fetched")))
        self._notes = {row: row.add_note() for row in (self._sets, self._installed, self._kit)}
        self._stop = Button(self.look, tr("Stop"), SECONDARY, name=tr("Stop what is going on with models"))
        self._sets.add_below(self._stop)
        self.show_state(ModelsState())
        self._tie()

    def _tie(self) -> None:
        one = self.desk.journeys
        self._presenter: ModelsPresenter = self.desk.tie(
            "models",
            lambda show: ModelsPresenter(one.models, one.tasks, one.bus, self._languages, show),
            self.show_state,
        )
        self._stop.clicked.connect(lambda: self._presenter.stop())
        self._take_in.clicked.connect(self._ask_kit)
        self._pack.clicked.connect(self._ask_place)
        self._consent.yes.clicked.connect(lambda: self._presenter.agree())
        self._consent.no.clicked.connect(lambda: self._presenter.refuse())

    def entered(self) -> None:
        self._presenter.begin()

    def show_state(self, state: ModelsState) -> None:
        if state.shelf is not None and (state.shelf != self._shelf or state.tried is not self._tried):
            self._shelf, self._tried = state.shelf, state.tried
            self._fill(state, state.shelf)
        at_work = state.busy not in ("", "look")
        for button in (*self._acting, self._take_in, self._pack):
            button.setEnabled(not at_work)
        self._stop.setVisible(at_work)
        asking = self._consent.show_state(state, self._shelf)
        if self._suited is not None:  # one filled button a page
            self._suited.set_kind(SECONDARY if asking else PRIMARY)
        said = state_words(state)
        for row, note in self._notes.items():
            here = said is not None and row is self._row_of(state)
            note.setVisible(here)
            if here and said is not None:
                note.say(*said)

    def button(self, text: str, kind: Kind, about: str, do: Callable[[], None]) -> Button:
        """A small one of a line, which waits while something is going on; ``about`` makes its name whole."""
        made = Button(self.look, text, kind, size=34, name=f"{text}: {about}")
        made.clicked.connect(lambda: do())
        self._acting.append(made)
        return made

    def _fill(self, state: ModelsState, shelf: Shelf) -> None:
        self._acting.clear()
        self._suited = None
        for lines in (self._sets, self._installed, self._all):
            emptied(lines.column)
        for one in shelf.suggested:
            self._sets.column.addWidget(self._set_line(one, shelf))
        for model in shelf.installed:
            self._installed.column.addWidget(self._installed_line(model, state.tried.get(model.name)))
        whole = sum(one.size for one in shelf.installed)
        none = tr("Nothing yet: what came with the diary hears, remembers and speaks.")
        self._installed.set_help(tr("{size} on this computer.", size=size_words(whole)) if whole else none)
        for offer in shelf.offered:
            self._all.column.addWidget(self._offer_line(offer))

    def _set_line(self, one: Suggested, shelf: Shelf) -> QWidget:
        name, brings = set_words(one.step)
        missing = shelf.missing(one.keys)
        size = size_words(sum(each.size for each in missing)) if missing else tr("Installed")
        mark = f" · {tr('suits this computer')}" if one.recommended else ""
        kind = PRIMARY if one.recommended else SECONDARY
        fetch = self.button(tr("Fetch..."), kind, name, lambda: self._presenter.ask_for(one.keys, one.step))
        fetch.setVisible(bool(missing))
        if one.recommended:
            self._suited = fetch
        return _Line(self, f"{name} · {size}{mark}", brings, (fetch,))

    def _installed_line(self, one: Installed, tried: Tried | None) -> QWidget:
        buttons = [
            self.button(tr("Try it"), SECONDARY, one.name, lambda: self._presenter.try_one(one)),
            self.button(tr("Remove..."), QUIET, one.name, lambda: self._ask_removal(one)),
        ]
        if one.key:
            check = self.button(tr("Check"), SECONDARY, one.name, lambda: self._presenter.verify(one))
            buttons.insert(1, check)
        text = tried_words(tried) if tried is not None else ""
        line = _Line(self, f"{role_words(one.role)} · {one.name} · {size_words(one.size)}", text, tuple(buttons))
        words, icon, tone = proof_words(one)
        line.column.insertWidget(1, IconLabel(self.look, icon, words, tone=tone, wrap=True))
        return line

    def _offer_line(self, one: Offered) -> QWidget:
        fetch = self.button(tr("Fetch..."), QUIET, one.title, lambda: self._presenter.ask_for([one.key], one.key))
        return _Line(self, f"{one.title} · {size_words(one.size)}", f"{role_words(one.role)} · {one.licence}", (fetch,))

    def _row_of(self, state: ModelsState) -> Row:
        doing = state.busy if state.busy not in ("", "look") else state.finished
        if state.at == "kit":
            return self._kit
        return self._installed if doing in ("remove", "verify", "try") else self._sets

    def _languages(self) -> Sequence[str]:
        """The language spoken to the diary, and that of the window."""
        spoken = self.desk.journeys.session.settings().listening.language
        found = [one for one in (spoken, self.desk.favours.language()) if one and one != "auto"]
        return tuple(dict.fromkeys(found)) or ("en",)

    def _ask_kit(self) -> None:
        FileChoice(self.desk.window, tr("Choose a kit"), lambda found: self._presenter.take_in(found[0])).open()

    def _ask_place(self) -> None:
        def chosen(found: list[Path]) -> None:
            self._presenter.pack(found[0])

        FileChoice(self.desk.window, tr("Make a kit"), chosen, save_as="diary-models.zip").open()

    def _ask_removal(self, one: Installed) -> None:
        LossDialog(
            self.look,
            self.desk.window,
            tr("Remove {name}?", name=one.name),
            tr("{size} are freed. Your entries and their words stay as they are.", size=size_words(one.size)),
            tr("Remove"),
            tr("Keep it"),
        ).ask(lambda: self._presenter.remove(one))


class _Lines(Row):
    """A row with a list in it."""

    def __init__(self, page: ModelsPage, title: str, help_text: str = "") -> None:
        super().__init__(page.look, title, help_text)
        self.column = QVBoxLayout()
        self.column.setSpacing(page.look.s(14))
        self.below.addLayout(self.column)


class _Line(QWidget):
    """One model or set: a name with its size, what there is to say of it, and what can be done."""

    def __init__(self, page: ModelsPage, title: str, text: str, buttons: tuple[Button, ...]) -> None:
        super().__init__()
        look = page.look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.s(3))
        self.column.addWidget(Label(look, title, "body", wrap=True))
        if text:
            self.column.addWidget(FlowText(look, text, "small", "ink2"))
        self.column.addSpacing(look.s(4))
        self.column.addWidget(WrappingRow(look, buttons, 8))


class _Consent(QWidget):
    """What would be fetched from where, and a yes or a no; or whether to trust a kit."""

    def __init__(self, page: ModelsPage) -> None:
        super().__init__()
        look = page.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.s(6), 0, 0)
        column.setSpacing(look.s(8))
        self._head = Label(look, "", "body_strong", wrap=True)
        self._list = FlowText(look, "", "small", "ink2")
        self.yes = Button(look, tr("Fetch them"), PRIMARY, icon="download")
        self.no = Button(look, tr("Not now"), QUIET)
        column.addWidget(self._head)
        column.addWidget(self._list)
        column.addWidget(WrappingRow(look, (self.yes, self.no), 10))
        self._was_asking = False

    def show_state(self, state: ModelsState, shelf: Shelf | None) -> bool:
        """Whether something is asked."""
        asking = not state.busy and bool(state.asked or state.unknown) and shelf is not None
        if asking and shelf is not None:
            head, lines = asked_words(state, shelf) if state.asked else (_unknown_words(), "")
            self._head.setText(head)
            self._list.set_text(lines)
            self._list.setVisible(bool(lines))
            self.yes.setText(tr("Fetch them") if state.asked else tr("Take it in all the same"))
        self.setVisible(asking)
        if asking and not self._was_asking:
            self.yes.setFocus()
        self._was_asking = asking
        return asking


def _unknown_words() -> str:
    return tr("This kit holds models nobody vouches for. Take it in only if you trust where it comes from.")
