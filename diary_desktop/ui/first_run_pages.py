"""The questions of a first run that no other page asks: language, microphone, models, your voice, first entry."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.presenters.models_state import NO_MODELS_YET
from diary_desktop.presenters.unlock_state import Page, UnlockState

from .language import tr
from .look import Look
from .models_panel import ModelsPanel
from .unlock_page import UnlockPage, Wishes, error_text
from .unlock_rows import LabelledRow
from .widgets.buttons import EMBER, PRIMARY, QUIET, SECONDARY, SOFT, Button
from .widgets.choice_button import ChoiceButton
from .widgets.flow_text import FlowText
from .widgets.level_meter import LevelMeter
from .widgets.note import Note
from .widgets.text import Label
from .widgets.usable import set_usable
from .widgets.wrapping_row import WrappingRow

WIDE = 860
"""Px at 100 % of a page that shows more than a form."""


FOOT_FROM = 680
"""Px at 100 % from which the foot of the models' page holds everything."""


class StepPage(UnlockPage):
    """A question with Back at the left of its foot and the way on at the right, at the same place on every step."""

    measure = WIDE
    fills = True
    form = 0
    """Px at 100 % over which what is asked does not spread; 0 for all there is."""

    def __init__(self, look: Look, wishes: Wishes, hour: int, step: str = "") -> None:
        self._whole: QVBoxLayout | None = None
        self.feet = None
        super().__init__(look, wishes, hour, step)

    def head(self, title: str, line: str, *, mark: bool = True) -> Label:
        """As on any page, in the narrower column of a form."""
        if self.form:
            self._whole, holder, row = self.column, QWidget(), QHBoxLayout()
            holder.setMaximumWidth(self.look.s(self.form))
            row.addWidget(holder, 1000)  # in a row, because a column would ask for its height at all the width there is
            row.addStretch(1)
            self._whole.addLayout(row)
            self.column = QVBoxLayout(holder)
            self.column.setContentsMargins(0, 0, 0, 0)
            self.column.setSpacing(0)
        return super().head(title, line, mark=mark)

    def foot(self, back: Page, on: str, beside: str = "") -> Button:
        """The row at the end, with a word ``beside`` the way on; returns that."""
        row = QHBoxLayout()
        leave = Button(self.look, tr("Back"), QUIET, icon="back", flush=True)
        leave.clicked.connect(lambda: self.wishes.step_wanted.emit(back))
        row.addWidget(leave)
        if beside:
            row.addSpacing(self.look.s(14))
            said = Label(self.look, beside, "small", "ink2", wrap=True)
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(said, 1)
            row.addSpacing(self.look.s(14))
        else:
            row.addStretch(1)
        button = Button(self.look, on, PRIMARY, size=46)
        row.addWidget(button)
        self.place_foot(row, 12 if beside else 26)
        self.foot_row = row
        return button

    def place_foot(self, row: QHBoxLayout, above: int = 26) -> None:
        """At the end of the page, ``above`` px at 100 % below what is asked at the least."""
        (self._whole or self.column).addStretch(1)
        row.setContentsMargins(0, self.look.s(above), 0, 0)
        self.feet = QWidget()
        self.feet.setLayout(row)
        self.take_feet()

    def take_feet(self) -> None:
        """They scroll with the page."""
        if self.feet is not None:
            (self._whole or self.column).addWidget(self.feet)

    def leads_to(self, button: Button, page: Page) -> None:
        button.clicked.connect(lambda: self.wishes.step_wanted.emit(page))


class LanguagePage(StepPage):
    """The first question there ever is."""

    form = 368

    def build(self) -> None:
        self.head(tr("Which language?"), tr("It can be changed at any time, and so can all that follows."), mark=False)
        vietnamese = QLocale().language() == QLocale.Language.Vietnamese
        for code, word, chosen in (("en", "English", not vietnamese), ("vi", "Tiếng Việt", vietnamese)):
            kind = SOFT if chosen else SECONDARY
            button = Button(self.look, word, kind, icon="check" if chosen else "globe", size=46)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setCheckable(True)
            button.setChecked(chosen)
            button.clicked.connect(lambda _=False, code=code: self.wishes.language_wanted.emit(code))
            self.column.addWidget(button)
            self.column.addSpacing(self.look.s(10))
        row = QHBoxLayout()
        self._made = False
        self._on = Button(self.look, tr("Continue"), PRIMARY, size=46)
        self._on.clicked.connect(self._go_on)
        self._have = Button(self.look, tr("I already have a diary"), QUIET, icon="archive", flush=True)
        row.addWidget(self.turns_to(self._have, "have"))
        row.addStretch(1)
        row.addWidget(self._on)
        self.place_foot(row)

    def show_state(self, state: UnlockState) -> None:
        self._made = state.guide.made
        set_usable([self._have], state.ready)
        self._have.setVisible(not self._made)

    def focus_first(self) -> None:
        self._on.setFocus()

    def _go_on(self) -> None:
        """Whoever came back finds the passphrase set."""
        if self._made:
            self.wishes.step_wanted.emit("settled")
        else:
            self.wishes.page_wanted.emit("create")


class SettledPage(StepPage):
    """What is left of the second step for whoever comes back to it: what was set there is not asked again."""

    form = 480

    def build(self) -> None:
        line = tr("Your diary is made and opens with it. Settings can change it later, and give you new words.")
        self.head(tr("Your passphrase is set"), line, mark=False)
        self._on = self.foot("language", tr("Continue"))
        self.leads_to(self._on, "microphone")

    def focus_first(self) -> None:
        self._on.setFocus()


class HearingPage(StepPage):
    """A page that listens: one button that begins and ends it, the level, and what went wrong."""

    def add_hearing(self, begin: str) -> None:
        s = self.look.s
        self._begin = begin
        self._listen = Button(self.look, begin, SECONDARY, icon="microphone", size=46)
        self._listen.clicked.connect(self._turn)
        self.meter = LevelMeter(self.look)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(s(14))
        self.beside.addWidget(self._listen)
        self.beside.addStretch(1)
        self.column.addLayout(self.beside)
        self.column.addSpacing(s(14))
        self.column.addWidget(self.meter)
        self.say = Note(self.look)
        self.column.addSpacing(s(10))
        self.column.addWidget(self.say)
        self._phase = ""

    def show_hearing(self, state: UnlockState, hint: str) -> None:
        """The state of the button, the level, and below them an error or ``hint``."""
        guide = state.guide
        self._phase = guide.phase
        listening = guide.phase == "listening"
        face = (tr("That is enough"), "stop") if listening else (self._begin, "microphone")
        self._listen.set_face(*face)
        self._listen.set_kind(EMBER if listening else SECONDARY)
        set_usable([self._listen], guide.phase != "writing")
        self.meter.show_level(guide.level if listening else None)
        if state.error is not None:
            self.say.say(error_text(state.error), "warning", "danger")
        else:
            self.say.say(hint, "info", "ink2")

    def focus_first(self) -> None:
        self._listen.setFocus()

    def _turn(self) -> None:
        self.wishes.trial_wanted.emit("stop" if self._phase == "listening" else "listen")


class MicrophonePage(HearingPage):
    """Which one hears, how well, and what it sounds like."""

    form = 480

    def build(self) -> None:
        self.head(tr("Can it hear you?"), tr("Say one sentence, then listen to it. It is kept nowhere."), mark=False)
        which = LabelledRow(self.look, tr("Microphone"))
        self._device = ChoiceButton(self.look, tr("Microphone"), (("", tr("The one the system uses")),))
        self._device.set_kind(SECONDARY)
        self._device.chosen.connect(self.wishes.device_wanted)
        which.column.addWidget(WrappingRow(self.look, (self._device,), 8))
        self.column.addWidget(which)
        self.column.addSpacing(self.look.s(18))
        self.add_hearing(tr("Say one sentence"))
        self._play = Button(self.look, tr("Hear it"), QUIET, icon="play")
        self._play.clicked.connect(lambda: self.wishes.trial_wanted.emit("play"))
        self.beside.insertWidget(1, self._play)
        self._known: tuple[str, ...] = ()
        self.leads_to(self.foot("settled", tr("Continue")), "models")

    def show_state(self, state: UnlockState) -> None:
        guide = state.guide
        found = guide.checkup.microphones if guide.checkup is not None else ()
        known = tuple(dict.fromkeys((*found, *((guide.device,) if guide.device else ()))))
        if known != self._known:
            self._known = known
            self._device.set_choices((("", tr("The one the system uses")), *((name, name) for name in known)))
        self._device.show_choice(guide.device)
        set_usable([self._device], guide.phase != "listening")
        self._play.setVisible(guide.phase == "heard")
        heard = tr("That was heard. Listen to it, or say it again.")
        later = tr("Without a microphone you can write, and bring in recordings.")
        hints = {"heard": heard, "listening": tr("Speak now, as you would to a friend.")}
        self.show_hearing(state, hints.get(guide.phase, later))


class ModelsPage(StepPage):
    """Which models, and the one time the diary goes online; one can go on at once and leave it all for later."""

    def build(self) -> None:
        self.head(tr("What your diary needs to listen and think"), "", mark=False)
        self.panel = ModelsPanel(self.look, SOFT, built_in=False)
        self.column.addWidget(self.panel)
        self._on = self.foot("microphone", tr("Start my diary"), tr("You can start now. What is fetched is used when "
                                                                   "ready."))  # fmt: skip
        self.leads_to(self._on, "first")
        self._voice = Button(self.look, tr("Try your voice first"), QUIET, icon="microphone")
        self.leads_to(self._voice, "voice")
        self._beside = False
        self.column.insertWidget(self.column.indexOf(self.panel) + 1, self._voice)
        self.panel.wished.connect(self.wishes.models_wished)

    def show_state(self, state: UnlockState) -> None:
        self.panel.show_state(state.guide.models or NO_MODELS_YET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Trying one's voice stands at the foot where that has room for it, and for the words beside it."""
        super().resizeEvent(event)
        beside = self.width() >= self.look.s(FOOT_FROM)
        if beside != self._beside:
            self._beside = beside
            if beside:
                self.foot_row.insertWidget(1, self._voice)
            else:
                self.column.insertWidget(self.column.indexOf(self.panel) + 1, self._voice)

    def focus_first(self) -> None:
        self._on.setFocus()


class VoicePage(HearingPage):
    """Three sentences read aloud: how well is this voice understood here?"""

    form = 560

    def build(self) -> None:
        line = tr("Read these three sentences aloud, to see how well you are understood. Nothing of it is kept.")
        self.head(tr("How well are you understood?"), line, mark=False)
        for sentence in (
            tr("This morning I walked along the river."),
            tr("In the afternoon my sister called about the garden."),
            tr("Tomorrow I want to bake bread again."),
        ):
            self.column.addWidget(FlowText(self.look, sentence, "read", "ink", size=18))
            self.column.addSpacing(self.look.s(4))
        self.column.addSpacing(self.look.s(14))
        self.add_hearing(tr("Read them aloud"))
        self._heard_label = Label(self.look, tr("This was understood:"), "label", "ink2")
        self._heard = FlowText(self.look, "", "read", "ink", size=18)
        self.column.addSpacing(self.look.s(10))
        self.column.addWidget(self._heard_label)
        self.column.addWidget(self._heard)
        self._on = self.foot("models", tr("Continue"))
        self.leads_to(self._on, "first")

    def show_state(self, state: UnlockState) -> None:
        guide = state.guide
        understood = guide.phase == "heard" and bool(guide.words)
        for one in (self._heard_label, self._heard):
            one.setVisible(understood)
        self._heard.set_text(guide.words if understood else "")
        hints = {
            "listening": tr("Speak now, as you would to a friend."),
            "writing": tr("Your words are being written down."),
            "heard": tr("A better listening model would write down more of it.") if understood
            else tr("No words were understood. Your recordings are kept all the same."),
        }  # fmt: skip
        self.show_hearing(state, hints.get(guide.phase, tr("You can leave this out.")))

    def wipe(self) -> None:
        super().wipe()
        self._heard.set_text("")


class FirstEntryPage(StepPage):
    """The last step is a real entry."""

    form = 368

    def build(self) -> None:
        self.head(tr("Your first entry"), tr("One sentence about today is enough. Say hello."))
        self._speak = self.main_button(tr("Start speaking"), "microphone")
        self._speak.clicked.connect(lambda: self.wishes.first_wanted.emit("speak"))
        self.column.addSpacing(self.look.s(10))
        write = Button(self.look, tr("Write instead"), SECONDARY, icon="pen", size=46)
        write.setSizePolicy(self._speak.sizePolicy())
        write.clicked.connect(lambda: self.wishes.first_wanted.emit("write"))
        self.column.addWidget(write)
        back = Button(self.look, tr("Back"), QUIET, icon="back", flush=True)
        back.clicked.connect(lambda: self.wishes.step_wanted.emit("voice"))
        look_first = Button(self.look, tr("Look around first"), QUIET)
        look_first.clicked.connect(lambda: self.wishes.first_wanted.emit("today"))
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(look_first)
        self.place_foot(row)

    def focus_first(self) -> None:
        self._speak.setFocus()
