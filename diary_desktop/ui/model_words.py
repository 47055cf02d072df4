"""What is said of models: sizes, roles, how fast, what came of fetching; English and Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from diary_desktop.domain.models import Computer, Installed, Offered, Shelf, Tried
from diary_desktop.presenters.models_state import BUILT_IN, ModelsState, RoleRow

from .language import counted, tr
from .part_words import part_rows_by_role
from .words import filled

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


def title_said(title: str) -> str:
    """A model's name; what is said of a voice in the catalogue is said in the person's language."""
    return {
        "Alba, British English": tr("Alba, British English"),
        "Lessac, American English": tr("Lessac, American English"),
        "Northern English, a man's voice": tr("Northern English, a man's voice"),
        "Vais 1000, Vietnamese, a woman's voice": tr("Vais 1000, Vietnamese, a woman's voice"),
        "Davefx, Spanish": tr("Davefx, Spanish"),
        "Siwis, French": tr("Siwis, French"),
        "Thorsten, German": tr("Thorsten, German"),
    }.get(title, title)


def set_words(step: str) -> tuple[str, str]:
    """Name of a set, and what it brings."""
    return {
        "light": (tr("Lightweight"), tr("Good recognition, short answers.")),
        "balanced": (tr("Balanced"), tr("Better recognition and answers. Wants 16 GB of memory.")),
        "best": (tr("Best"), tr("The best there is here. Wants 32 GB and eight cores.")),
    }[step]


def computer_words(one: Computer) -> str:
    """What the choice was made for."""
    if not one.cores:
        return ""
    memory, free = (QLocale().toString(size / GIGA, "f", 0) for size in (one.memory, one.disk_free))
    return tr("Chosen for this computer: {cores} cores, {memory} GB memory, {free} GB free. "
              "You can change any of them later.", cores=one.cores, memory=memory, free=free)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a role's card says; ``chip`` is empty where a bar says it."""

    size: str
    """With the model's name and licence."""
    line: str
    warning: str = ""
    measured: str = ""
    chip: str = ""
    icon: str = ""
    fill: str = "chip"
    ink: str = "ink2"
    way: str = ""
    """On the button by which a broken download goes on."""


def title_words(row: RoleRow) -> str:
    """The role."""
    return part_rows_by_role()[row.role][0]


def row_words(row: RoleRow, state: ModelsState) -> RowWords:
    """Everything a card says of its role."""
    size = " · ".join(
        [*([size_words(row.size)] if row.size else []), ", ".join(title_said(one) for one in row.titles), *row.licences]
    ).strip(" ·")
    chip, icon, fill, ink = _chip(row, state)
    way = tr("Fetch again") if state.broken is not None and state.broken.kind == "wrong" else tr("Continue")
    return RowWords(size, _line(row), _warning(row, state), _measured(row), chip, icon, fill, ink, way)


def _line(row: RoleRow) -> str:
    """What it does, or what its lack means."""
    _, does, starter, missing = part_rows_by_role()[row.role]
    if row.titles:
        return does
    return starter if row.place in ("starter", "trying") else missing


def _chip(row: RoleRow, state: ModelsState) -> tuple[str, str, str, str]:
    plain = ("chip", "ink2")
    return {
        "ready": (tr("Ready, checked"), "check", "ok_soft", "ok"),
        "unverified": (tr("Unverified"), "warning", "lamp_soft", "lamp_ink"),
        "starter": (tr("Rough starter"), "clock", *plain)
        if row.role not in ("memory", BUILT_IN)
        else (tr("Ready"), "check", "ok_soft", "ok"),
        "missing": (tr("Not there"), "info", *plain),
        "next": (tr("Next in line"), "clock", *plain),
        "trying": (tr("Being tried, 20 s"), "clock", *plain),
        "broken": ("", "", *plain),
        "fetching": ("", "", *plain),
    }[row.place]


def _warning(row: RoleRow, state: ModelsState) -> str:
    if row.place == "broken" and state.broken is not None:
        percent = state.broken.percent
        return {
            "paused": tr("Paused at {percent} %. Nothing is lost.", percent=percent),
            "stalled": tr("Stopped at {percent} %. Nothing is lost.", percent=percent),
            "wrong": tr("This file is not the one we know. It was removed."),
        }.get(state.broken.kind, _error(state))
    if row.needs and state.shelf is not None:
        free = state.shelf.computer.memory_free
        return tr("{name} needs {size} of memory; {free} is free.",
                  name=title_words(row), size=size_words(row.needs), free=size_words(free))  # fmt: skip
    if row.answer_seconds:
        seconds = round(row.answer_seconds)
        return tr("Answers take about {seconds} s here.", seconds=seconds)
    return ""


def _measured(row: RoleRow) -> str:
    """How fast it is here, and the starter beside it."""
    now, before = row.tried, row.before
    if now is None:
        return tr("Tried here: {speed}", speed=speed_words(before)) if before is not None and not row.titles else ""
    if before is None:
        return tr("Tried here: {speed}", speed=speed_words(now))
    return tr("Tried here: {speed}. The starter: {before}.", speed=speed_words(now), before=speed_words(before))


def speed_words(tried: Tried) -> str:
    """``3.4× speaking speed``, ``12 words a second``, ``40 passages a second``."""
    if tried.unit == "seconds of work for a second of speech":
        times = QLocale().toString(1 / tried.speed, "g", 2) if tried.speed > 0 else "?"
        return tr("{times}× speaking speed", times=times)
    number = QLocale().toString(tried.speed, "g", 3)
    if tried.unit == "passages a second":
        return tr("{number} passages a second", number=number)
    return tr("{number} words a second", number=number)


def progress_words(state: ModelsState) -> tuple[str, str]:
    """``62 %`` and ``18 MB/s · 50 s left``; the second is empty while nobody knows."""
    percent = tr("{percent} %", percent=state.percent)
    if state.speed <= 0:
        return percent, ""
    left = state.seconds_left
    long = counted(round(left / 60), "1 minute left", "{count} minutes left")
    speed = QLocale().toString(state.speed / MEGA, "f", 1 if state.speed < 10 * MEGA else 0)
    pace = tr("{speed} MB/s", speed=speed)
    return percent, f"{pace} · {tr('{seconds} s left', seconds=round(left)) if left < 90 else long}"


def proof_words(one: Installed) -> Said:
    """Whether anybody vouches for what is installed."""
    if one.proved:
        return tr("Checked, byte for byte"), "check", "ok"
    if one.key:
        return tr("Not checked since it changed"), "info", "ink2"
    return tr("Unverified: nobody vouches for it"), "warning", "ink2"


def tried_words(tried: Tried) -> str:
    """How fast it was."""
    loads = QLocale().toString(tried.load_seconds, "f", 1)
    said = tr("{speed}; loads in {seconds} s; needs {memory} MB", speed=speed_words(tried), seconds=loads,
              memory=tried.memory_mb)  # fmt: skip
    if not tried.first_seconds:
        return said
    first = QLocale().toString(tried.first_seconds, "f", 1)
    return tr("{said}; first words after {seconds} s", said=said, seconds=first)


def compared_words(role: str, tried: Sequence[Tried]) -> str:
    """A line for each model of a role that was measured, the quickest first; empty where there are not two."""
    if len(tried) < 2:
        return ""
    slow_first = tried[0].unit == "seconds of work for a second of speech"
    ordered = sorted(tried, key=lambda one: one.speed if slow_first else -one.speed)
    lines = [f"{one.name.removeprefix('starter/')}: {tried_words(one)}" for one in ordered]
    return "\n".join([tr("{name}, the quickest first:", name=role_words(role)), *lines])


def asked_words(state: ModelsState, shelf: Shelf) -> tuple[str, str]:
    """What a yes means: from where and how much, and each file's model with its licence."""
    whole = size_words(sum(one.size for one in state.asked))
    head = tr("{size} from {host}. The host sees that you fetch them, and nothing of your diary.", size=whole,
              host=shelf.host)  # fmt: skip
    lines = [_asked_line(one) for one in state.asked]
    return head, "\n".join(lines)


def _asked_line(one: Offered) -> str:
    """A model, its licence, and each file of it with its size."""
    files = ", ".join(f"{name} {_file_size(size)}" for name, size in one.files)
    head = " · ".join((title_said(one.title), size_words(one.size), one.licence))
    return f"{head}: {files}" if files else head


def _file_size(size: int) -> str:
    return size_words(size) if size >= MEGA else f"{QLocale().toString(max(1, round(size / 1_000)))} kB"


def state_words(state: ModelsState) -> Said | None:
    """What is going on, what came of it, or what went wrong; None where there is nothing to say."""
    if state.error is not None:
        return _error(state), "warning", "danger"
    if state.busy not in ("", "look"):
        return _going_on(state), "clock", "ink2"
    return _come_of(state)


def _error(state: ModelsState) -> str:
    error = state.error
    if error is None:
        return ""
    return f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}".strip()


def _going_on(state: ModelsState) -> str:
    percent = 100 * state.done // state.total if state.total else 0
    if state.busy == "fetch":
        return tr("Fetching {name}: {percent} % of {size}. The diary stays usable.", name=state.at, percent=percent,
                  size=size_words(state.total))  # fmt: skip
    if state.busy == "try":
        role = state.at.removeprefix("starter/")
        name = tr("the starter") if role != state.at else state.at
        return tr("Trying {name}: it takes up to half a minute.", name=name)
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
        "use": tr("It is used from now on."),
        "verify": tr("{name} is sound, byte for byte.", name=state.at),
        "try": tr("Tried."),
    }.get(state.finished)
    return (said, "check", "ok") if said is not None else None
