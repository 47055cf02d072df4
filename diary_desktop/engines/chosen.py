"""Remembers in which order the models of a role were put to use, so that the newest is used and the one before kept.

One small file in the folder of models. Without it the largest model of a role is used: more weights, fewer mistakes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

NAME: Final = "chosen.json"


def chosen(folder: Path) -> dict[str, list[str]]:
    """Role to names, the newest first. A file that is absent or damaged counts as empty."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {role: [one for one in names if isinstance(one, str)] for role, names in found.items() if _is_list(names)}


def use(folder: Path, role: str, name: str) -> None:
    """From now on ``name`` is the model of its role; the one used until now comes next. Raises ``OSError``."""
    known = chosen(folder)
    before = [one for one in known.get(role, []) if one != name]
    _write(folder, known | {role: [name, *before]})


def forget(folder: Path, role: str, name: str) -> None:
    """``name`` is gone. Raises ``OSError``."""
    known = chosen(folder)
    if name in known.get(role, []):
        left = {**known, role: [one for one in known[role] if one != name]}
        _write(folder, {role: names for role, names in left.items() if names})


def rank(name: str, order: Sequence[str]) -> int:
    """The higher the newer; 0 for one that was never put to use."""
    return len(order) - order.index(name) if name in order else 0


def _is_list(found: object) -> bool:
    return isinstance(found, list)


def _write(folder: Path, known: dict[str, list[str]]) -> None:
    new = folder / f"{NAME}.new"
    new.write_text(json.dumps(known, indent=1, sort_keys=True), encoding="utf-8")
    new.replace(folder / NAME)
