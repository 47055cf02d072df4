"""What a toast says was done, taken back by its button or key, and done again by the toast that follows."""

from __future__ import annotations

from collections.abc import Callable

from .language import tr

Says = Callable[[str, str, Callable[[], None]], None]
"""Shows a line with the name of an action and what it does."""


def tell_undoable(say: Says, text: Callable[[], str], undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """``text`` with Undo; after that a way to do it again, and so on to and fro.

    The toast comes last, in the language of then: a window in another size or language is built anew.
    """

    def again() -> None:
        redo()
        tell_undoable(say, text, undo, redo)

    say(text(), tr("Undo"), lambda: take_back(say, undo, again))


def take_back(say: Says, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Undo it, and offer to do it again."""
    undo()
    say(tr("Taken back."), tr("Redo"), redo)
