"""Models: what hears, answers, remembers and speaks on this computer, and the two ways to better ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.domain.models import Installed, Offered, Shelf, Tried, starter_name
from diary_desktop.presenters.models_state import ModelsState

from ..file_choice import FileChoice
from ..language import tr
from ..model_words import compared_words, proof_words, role_words, size_words, state_words, title_said, tried_words
from ..models_panel import ModelsPanel
from ..widgets.buttons import QUIET, SECONDARY, Button, Kind
from ..widgets.dialog import LossDialog
from ..widgets.flow_text import FlowText
from ..widgets.scroller import emptied
from ..widgets.text import IconLabel, Label
from ..widgets.wrapping_row import WrappingRow
from .models_wishes import do_wish, tie_models
from .page import SettingsPage
from .rows import Row


class ModelsPage(SettingsPage):
    """Sets for this computer, what is installed, a stick, and everything that may be fetched."""

    def build(self) -> None:
        self._shown: object = None
        self._acting: list[Button] = []
        self.panel = ModelsPanel(self.look)
        self.column.addWidget(self.panel)
        self._installed = self.add(_Lines(self, tr("Installed")))
        text = tr("One file holds all that is installed here. The other computer needs no network. A kit, a folder or "
                  "a file of a model can also be dropped onto this page.")  # fmt: skip
        self._kit = self.add(Row(self.look, tr("From a stick"), text))
        self._take_in = Button(self.look, tr("Take in a kit"), SECONDARY, icon="usb")
        self._folder = Button(self.look, tr("Take in a folder"), SECONDARY, icon="archive")
        self._pack = Button(self.look, tr("Export kit"), SECONDARY, icon="download")
        self._kit.below.addWidget(WrappingRow(self.look, (self._take_in, self._folder, self._pack), 10))
        self._note = self._kit.add_note()
        self._all = self.add(_Lines(self, tr("All that may be fetched")))
        self._presenter = tie_models(self.desk, self.show_state)
        self.panel.wished.connect(lambda wish, what: do_wish(self._presenter, self.desk.window, wish, what))
        self._take_in.clicked.connect(lambda: self.panel.wished.emit("kit", None))
        self._folder.clicked.connect(self._ask_folder)
        self._pack.clicked.connect(self._ask_place)

    def entered(self) -> None:
        self._presenter.begin()

    def show_state(self, state: ModelsState) -> None:
        self.panel.show_state(state)
        known = (state.shelf, state.tried)
        if state.shelf is not None and known != self._shown:
            self._shown = known
            self._fill(state, state.shelf)
        at_work = state.busy not in ("", "look")
        for button in (*self._acting, self._take_in, self._folder, self._pack):
            button.set_usable(not at_work, tr("In a moment: something else is being done."))
        said = state_words(state) if state.at == "kit" else None
        self._note.setVisible(said is not None)
        if said is not None:
            self._note.say(*said)

    def button(self, text: str, kind: Kind, about: str, do: Callable[[], None]) -> Button:
        """A small one of a line, which waits while something is going on; ``about`` makes its name whole."""
        made = Button(self.look, text, kind, size=34, name=f"{text}: {about}")
        made.clicked.connect(lambda: do())
        self._acting.append(made)
        return made

    def _fill(self, state: ModelsState, shelf: Shelf) -> None:
        self._acting.clear()
        for lines in (self._installed, self._all):
            emptied(lines.column)
        for model in shelf.installed:
            self._installed.column.addWidget(self._installed_line(model, shelf, state.tried.get(model.name)))
        for role in dict.fromkeys(one.role for one in shelf.installed):
            self._add_comparison(role, state, shelf)
        whole = sum(one.size for one in shelf.installed)
        none = tr("Nothing yet: what came with the diary hears, remembers and speaks.")
        self._installed.set_help(tr("{size} on this computer.", size=size_words(whole)) if whole else none)
        for offer in shelf.offered:
            self._all.column.addWidget(self._offer_line(offer))

    def _add_comparison(self, role: str, state: ModelsState, shelf: Shelf) -> None:
        """Everything measured of a role side by side, where there is more than one."""
        names = [starter_name(role), *(one.name for one in shelf.installed if one.role == role)]
        text = compared_words(role, [state.tried[name] for name in names if name in state.tried])
        if text:
            self._installed.column.addWidget(FlowText(self.look, text, "small", "ink"))

    def _installed_line(self, one: Installed, shelf: Shelf, tried: Tried | None) -> QWidget:
        name = title_said(one.title or one.name)
        buttons = [
            self.button(tr("Try it"), SECONDARY, name, lambda: self._presenter.try_one(one)),
            self.button(tr("Compare"), QUIET, name, lambda: self._presenter.compare(one.role)),
        ]
        if one.key:
            buttons.append(self.button(tr("Check"), QUIET, name, lambda: self._presenter.verify(one)))
        others = sorted((each for each in shelf.installed if each.role == one.role and not each.used),
                        key=lambda each: -each.rank)  # fmt: skip
        if not one.used:
            back = one.rank > 0 and others[0] is one
            use = tr("Roll back to this") if back else tr("Use this one")
            buttons.append(self.button(use, SECONDARY, name, lambda: self._presenter.use(one)))
        buttons.append(self.button(tr("Remove..."), QUIET, name, lambda: self._ask_removal(one)))
        used = tr("in use") if one.used else ""
        parts = (role_words(one.role), name, size_words(one.size), one.licence, used)
        head = " · ".join(part for part in parts if part)
        line = _Line(self, head, tried_words(tried) if tried is not None else "", tuple(buttons))
        words, icon, tone = proof_words(one)
        line.column.insertWidget(1, IconLabel(self.look, icon, words, tone=tone, wrap=True))
        return line

    def _offer_line(self, one: Offered) -> QWidget:
        fetch = self.button(
            tr("Fetch..."), QUIET, title_said(one.title), lambda: self._presenter.ask_for([one.key], one.key)
        )
        return _Line(
            self,
            f"{title_said(one.title)} · {size_words(one.size)}",
            f"{role_words(one.role)} · {one.licence}",
            (fetch,),
        )

    def _ask_folder(self) -> None:
        def chosen(found: list[Path]) -> None:
            self._presenter.take_in(found[0])

        FileChoice(self.desk.window, tr("Choose a model's folder"), chosen, folder=True).open()

    def _ask_place(self) -> None:
        def chosen(found: list[Path]) -> None:
            self._presenter.pack(found[0])

        FileChoice(self.desk.window, tr("Export kit"), chosen, save_as="diary-models.zip").open()

    def _ask_removal(self, one: Installed) -> None:
        LossDialog(
            self.look,
            self.desk.window,
            tr("Remove {name}?", name=title_said(one.title or one.name)),
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
    """One model: a name with its size, what there is to say of it, and what can be done."""

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
