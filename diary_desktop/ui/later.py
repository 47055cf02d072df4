"""A part of a widget that is made at the first look at it: a window opened for one screen makes no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, overload

W_co = TypeVar("W_co", covariant=True)


class Whole(Protocol):
    """Has such parts; ``take_in`` is told of each right after it was made."""

    def take_in(self, name: str, part: Any) -> None: ...


class Later(Generic[W_co]):
    """An attribute of a ``Whole``: ``make(whole)`` is called when it is first read, unless ``prepare`` did before.

    ``made`` only looks.
    """

    def __init__(self, make: Callable[[Any], W_co]) -> None:
        self._make = make
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, whole: None, owner: type) -> Later[W_co]: ...

    @overload
    def __get__(self, whole: Whole, owner: type) -> W_co: ...

    def __get__(self, whole: Whole | None, owner: type) -> Later[W_co] | W_co:
        """Reached only until the part is there: from then on its own name in the object leads to it."""
        if whole is None:
            return self
        part: W_co = vars(whole).pop(self._ready, None) or self._make(whole)
        vars(whole)[self.name] = part
        whole.take_in(self.name, part)
        return part

    @property
    def _ready(self) -> str:
        return f"{self.name}, prepared"

    def prepare(self, whole: Whole) -> bool:
        """Make the part, which has no place in the whole before it is read; False where it was made before."""
        if {self.name, self._ready} & vars(whole).keys():
            return False
        vars(whole)[self._ready] = self._make(whole)
        return True

    def made(self, whole: Whole) -> W_co | None:
        """The part if it was made already."""
        part: W_co | None = vars(whole).get(self.name)
        return part
