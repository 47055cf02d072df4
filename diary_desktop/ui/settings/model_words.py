"""What is said of models: sizes, roles, how fast, what came of fetching; English and Vietnamese."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from diary_desktop.presenters.models import ModelsState
from diary_desktop.services.models import Installed, Shelf, Tried

from ..language import counted, tr
from ..words import filled

MEGA = 1_000_000
GIGA = 1_000_000_000

Said = tuple[str, str, str]
"""A sentence, its icon and its tone."""


def size_words(size: int) -> str:
    """``486 MB`` or ``2.4 GB``, with the sign of the language."""
    if size < GIGA:
        return f"{QLocale().toString(max(1, round(size / MEGA)))} MB"
    return f"{QLocale().toString(size / GIGA, 'f', 1)} GB"


def role_words(role: str) -> str:
    """What a model is for."""
    return {
        "listening": tr("Listening"),
        "answering": tr("Answering"),
        "memory": tr("Search by meaning"),
        "speaking": tr("Speaking"),
    }[role]


def set_words(step: str) -> tuple[str, str]:
    """Name of a set, and what it brings."""
    return {
        "light": (tr("Light"), tr("Good recognition, short answers. For most laptops.")),
        "balanced": (tr("Balanced"), tr("Better recognition and answers. Wants 16 GB of memory.")),
        "best": (tr("Best"), tr("The best there is here. Wants 32 GB of memory and eight cores.")),
    }[step]


def proof_words(one: Installed) -> Said:
    """Whether anybody vouches for what is installed."""
    if one.proved:
        return tr("Checked, byte for byte"), "check", "ok"
    if one.key:
        return tr("Not checked since it changed"), "info", "ink2"
    return tr("Unverified: nobody vouches for it"), "warning", "ink2"


def tried_words(tried: Tried) -> str:
    """How fast it was."""
    number = QLocale().toString(tried.speed, "g", 3)
    speed = {
        "seconds of work for a second of speech": tr("{number} s of work for a second of speech", number=number),
        "pieces of text a second": tr("{number} pieces of text a second", number=number),
        "passages a second": tr("{number} passages a second", number=number),
    }[tried.unit]
    return tr("{speed}; loads in {seconds} s; needs {memory} MB", speed=speed,
              seconds=QLocale().toString(tried.load_seconds, "f", 1), memory=tried.memory_mb)  # fmt: skip


def asked_words(state: ModelsState, shelf: Shelf) -> tuple[str, str]:
    """What a yes means: from where and how much, and each file's model with its licence."""
    whole = size_words(sum(one.size for one in state.asked))
    head = tr("{size} from {host}. The host sees that you fetch them, and nothing of your diary.", size=whole,
              host=shelf.host)  # fmt: skip
    lines = [f"{one.title} · {size_words(one.size)} · {one.licence}" for one in state.asked]
    return head, "\n".join(lines)


def state_words(state: ModelsState) -> Said | None:
    """What is going on, what came of it, or what went wrong; None where there is nothing to say."""
    if state.error is not None:
        error = state.error
        said = f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}"
        return said.strip(), "warning", "danger"
    if state.busy not in ("", "look"):
        return _going_on(state), "clock", "ink2"
    return _come_of(state)


def _going_on(state: ModelsState) -> str:
    percent = 100 * state.done // state.total if state.total else 0
    if state.busy == "fetch":
        return tr("Fetching {name}: {percent} % of {size}. The diary stays usable.", name=state.at, percent=percent,
                  size=size_words(state.total))  # fmt: skip
    if state.busy == "try":
        return tr("Trying {name}: it takes up to half a minute.", name=state.at)
    return tr("Working… {percent} %", percent=percent)


def _come_of(state: ModelsState) -> Said | None:
    if state.finished == "verify" and not state.sound:
        return tr("{name} is not what it should be. Remove it and fetch it again.", name=state.at), "warning", "danger"
    installed = len(state.shelf.installed) if state.shelf is not None else 0
    said = {
        "fetch": tr("Installed and checked. It is used from now on."),
        "take_in": counted(installed, "1 model is installed.", "{count} models are installed."),
        "pack": tr("The kit is ready: one file for a stick."),
        "remove": tr("Removed."),
        "verify": tr("{name} is sound, byte for byte.", name=state.at),
        "try": tr("Tried."),
    }.get(state.finished)
    return (said, "check", "ok") if said is not None else None
