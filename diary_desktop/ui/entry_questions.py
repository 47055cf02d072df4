"""The quiet questions on an entry's page: words nobody is sure of, names to remember, a second transcript."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.entry_state import EntryState

from .language import counted, tr
from .look import Look
from .widgets.ask_bar import AskBar, Reply

MOST_SHOWN = 3
"""Doubtful words named before they are looked at one by one."""


class EntryQuestions(QWidget):
    """Below the text; a bar that has nothing to ask is not there."""

    doubt_answered = Signal(str)
    """``check``, ``hear``, ``keep``, ``retype``, ``next`` or ``leave``."""
    name_answered = Signal(str)
    """``remember``, ``decline``, ``look`` or ``put_away``."""
    review_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.s(8))
        self.doubt = AskBar(look, "eye")
        self.doubt.answered.connect(self.doubt_answered)
        self.name = AskBar(look, "person")
        self.name.answered.connect(self.name_answered)
        self.again = AskBar(look, "microphone")
        self.again.answered.connect(lambda _: self.review_asked.emit())
        for one in (self.doubt, self.name, self.again):
            column.addWidget(one)

    def show_state(self, state: EntryState) -> None:
        """What is asked now."""
        self._ask_doubts(state)
        self._ask_names(state)
        again = state.entry.again if state.entry is not None else None
        waits = again is not None and again.state == "proposed"
        text = (
            tr("This recording was written down again. Nothing changes until you have looked at it.") if waits else ""
        )
        self.again.ask(text, Reply("look", tr("Look at it"), "eye", quiet=False))
        self.setVisible(any(not one.isHidden() for one in (self.doubt, self.name, self.again)))

    def _ask_doubts(self, state: EntryState) -> None:
        doubt, doubts = state.doubt, state.doubts
        hear = (Reply("hear", tr("Hear it"), "play"),) if state.entry is not None and state.entry.clip else ()
        if doubt is not None:
            at, word = state.checked + 1, state.said(doubt)
            text = tr("Word {at} of {count}: “{word}”", at=at, count=len(doubts), word=word)
            keep = Reply("keep", tr("It is right"), "check", quiet=False)
            others = (Reply("retype", tr("Type it anew"), "pen"), Reply("next", tr("Next"), "forward"))
            self.doubt.ask(text, *hear, keep, *others, Reply("leave", tr("Done"), "close"))
        elif doubts:
            named = ", ".join(f"“{state.said(one)}”" for one in doubts[:MOST_SHOWN])
            more = ", …" if len(doubts) > MOST_SHOWN else ""
            text = counted(len(doubts), "1 word I wasn't sure of:", "{count} words I wasn't sure of:")
            self.doubt.ask(f"{text} {named}{more}", Reply("check", tr("Check it"), "play"))
        else:
            self.doubt.ask("")

    def _ask_names(self, state: EntryState) -> None:
        if state.offer is not None:
            name = state.offer.meant
            remember = Reply("remember", tr("Remember"), "check", quiet=False, name=f"{tr('Remember')}: {name}")
            decline = Reply("decline", tr("Not this one"), name=f"{tr('Not this one')}: {name}")
            self.name.ask(tr("Remember “{name}” for next time?", name=name), remember, decline)
        elif state.slips:
            one, entries = state.slips[0], len({place.entry_id for place in state.slips})
            text = (
                tr("Change “{heard}” to “{meant}” in 1 entry?", heard=one.heard, meant=one.meant)
                if entries == 1
                else tr(
                    "Change “{heard}” to “{meant}” in {count} entries?", heard=one.heard, meant=one.meant, count=entries
                )
            )
            look = Reply("look", tr("Look at each place"), "eye", quiet=False)
            self.name.ask(text, look, Reply("put_away", tr("Leave them")))
        else:
            self.name.ask("")
