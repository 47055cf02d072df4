"""Leaves out libraries this program never calls, though others import them: empty names stand in their place.

LanceDB imports the client of its remote catalogues wherever it is imported itself: an HTTP library and some hundred
models of requests, for 0.95 s of processor time and 19 MiB of every process (measured with LanceDB 0.40). A diary that
never goes online has no use for them, and what was never loaded cannot connect.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

LEFT_OUT = frozenset({"lance_namespace_urllib3_client"})
"""Top-level packages."""


def leave_out() -> None:
    """From now on, who imports one of ``LEFT_OUT`` gets classes without anything in them. Before any library."""
    if not any(isinstance(one, _LeavesOut) for one in sys.meta_path):
        sys.meta_path.insert(0, _LeavesOut())


class _LeavesOut(MetaPathFinder, Loader):
    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(name, self, is_package=True) if name.partition(".")[0] in LEFT_OUT else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it to run."""


class _Empty(ModuleType):
    """Whatever name is asked of it is a class: enough for the annotations of who imports it."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made
