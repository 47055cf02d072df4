"""Reads the design tokens once: colours by theme and type by role, so that no widget names a colour of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

DURATIONS = ("fast", "base", "slow", "captionFade")
"""Hover and chips; panels and toasts; the pages where one speaks."""

THEMES = ("light", "dark", "highContrastLight", "highContrastDark")


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One kind of text. ``own_words`` is true for what the person wrote; ``size`` is in px at 100 % text scale."""

    own_words: bool
    size: int
    weight: int
    line_height: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as ``#RRGGBB`` or ``#RRGGBBAA`` by theme and role, type roles by name, the contrast promised, and the
    durations of motion by name (ms).
    """

    colours: dict[str, dict[str, str]]
    type_roles: dict[str, TypeRole]
    required_contrast: dict[str, float]
    durations: dict[str, int]


def load_tokens(path: Path) -> Tokens:
    """Read ``tokens.json``. It ships with the app: a missing or broken file is a fault of the installation."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    roles = {
        name: TypeRole(one["family"] == "own_words", one["size"], one["weight"], one["lineHeight"])
        for name, one in raw["type"]["roles"].items()
    }
    durations = {name: raw["motion"][name] for name in DURATIONS}
    return Tokens(raw["color"]["themes"], roles, raw["contrast"]["required"], durations)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` as WCAG 2.2 defines it, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
