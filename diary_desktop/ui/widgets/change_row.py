"""One change among others: what goes, what comes, what stands around it, and the two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ..language import tr
from ..look import Look
from .buttons import QUIET, SECONDARY, Button
from .card import Card
from .flow_text import FlowText, Mark, MarkKind
from .text import Label
from .wrapping_row import WrappingRow


class ChangeRow(Card):
    """``old`` is struck through, ``new`` underlined; ``note`` is said above them where there is one."""

    taken = Signal()
    left = Signal()
    opened = Signal()

    def __init__(
        self,
        look: Look,
        around: tuple[str, str],
        old: str,
        new: str,
        *,
        note: str = "",
        opens: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        self.column.setSpacing(look.s(6))
        if note:
            self.column.addWidget(Label(look, note, "small", "ink2", wrap=True))
        text, marks = marked(around, old, new)
        self._text = FlowText(look, "", "read", size=17)
        self._text.set_text(text, marks)
        self.column.addWidget(self._text)
        # With what stands around it: the same slip may be there many times.
        said = f"{old.strip() or '…'} → {new.strip() or '…'} ({around[0].strip()} … {around[1].strip()})"
        self.take = Button(look, tr("Take it"), SECONDARY, icon="check", size=34, name=f"{tr('Take it')}: {said}")
        self.leave = Button(look, tr("Leave it"), QUIET, icon="close", size=34, name=f"{tr('Leave it')}: {said}")
        # Told once the click is over: the answer takes this row away, and Qt is still busy with its button now.
        later = Qt.ConnectionType.QueuedConnection
        self.take.clicked.connect(self.taken, later)
        self.leave.clicked.connect(self.left, later)
        buttons: tuple[QWidget, ...] = (self.take, self.leave)
        if opens:
            go = Button(look, opens, QUIET, icon="book", size=34, name=f"{opens}: {said}")
            go.clicked.connect(self.opened)
            buttons = (*buttons, go)
        self.column.addWidget(WrappingRow(look, buttons, 8))


def marked(around: tuple[str, str], old: str, new: str) -> tuple[str, list[Mark]]:
    """The whole line with its marks, which end where the words do."""
    before, after = around
    text, marks = before, list[Mark]()
    kinds: tuple[tuple[MarkKind, str], ...] = (("removed", old), ("added", new))
    for kind, part in kinds:
        bare = " ".join(part.split())
        if bare:
            text += " " if text and not text.endswith(" ") else ""
            marks.append(Mark(len(text), len(text) + len(bare), kind))
            text += bare
    joined = after if not after or after[0] in " .,;:!?…" else f" {after}"
    return text + joined, marks
