"""Models from the command line. Nothing here opens a diary: fetching runs in a process that holds no key."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from diary_desktop.domain.catalogue import CatalogueModel, InstalledModel, Role
from diary_desktop.domain.errors import DiaryError, InputError, ModelDamaged
from diary_desktop.ports.models import ModelKits, ModelStore, Told
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.model_choice import Machine, choices, recommended

from .agreeing import agree
from .output import Output
from .secret_input import SecretInput

MEGA = 1_000_000


TryApart = Callable[[Role, Path | None, str], Mapping[str, object]]
"""Role, place (None for the starter) and language to what was measured, as fields. Raises ``DiaryError``."""

STARTERS: tuple[Role, ...] = ("listening", "memory", "speaking")
"""Roles that something serves without any installed model."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the actions work on. ``may_connect`` is False in a process that was hardened against every connection."""

    store: ModelStore
    kits: ModelKits
    machine: Machine
    may_connect: bool
    try_apart: TryApart
    """Tries a model in a process of its own."""


def models(args: Namespace, out: Output, desk: Desk) -> int:
    """Run the action; returns the exit code."""
    return _ACTIONS[args.action](args, out, desk)


class Try(Protocol):
    """Loads and measures a model in this process; ``brief`` is enough to see it at work."""

    def __call__(self, role: Role, path: Path | None, language: str, *, brief: bool) -> Mapping[str, object]: ...


def try_here(out: Output, run: Try) -> int:
    """In the process that ``trial`` starts: what to try comes on standard input, as one JSON line."""
    asked = json.loads(sys.stdin.readline())
    found = run(asked["role"], Path(asked["path"]) if asked["path"] else None, asked["language"], brief=asked["brief"])
    out.event("trial", f"{found['speed']} {found['unit']}", **found)
    return 0


def _list(args: Namespace, out: Output, desk: Desk) -> int:
    here = desk.store.installed()
    out.event("host", host=desk.store.catalogue.hosts[0])
    for one in here:
        out.event("installed", _line(one), **_installed(one, desk.store))
    there = {one.key for one in here}
    offered = [one for one in desk.store.catalogue.models if (one.offered or args.all) and one.key not in there]
    out.note("May be fetched:")
    for model in offered:
        out.event("offered", _offer(model), **_offered(model))
    return 0


def _recommend(args: Namespace, out: Output, desk: Desk) -> int:
    best, machine = recommended(desk.machine), desk.machine
    out.event("machine", cores=machine.cores, memory_bytes=machine.memory, memory_free_bytes=machine.memory_free,
              disk_free_bytes=machine.disk_free)  # fmt: skip
    for choice in choices(desk.store.catalogue, desk.machine, args.language):
        mark = "  <- for this computer" if choice.step == best else ""
        keys = [one.key for one in choice.models]
        sentence = f"{choice.step:<9} {choice.size / MEGA:7,.0f} MB  {' '.join(keys)}{mark}"
        out.event("choice", sentence, step=choice.step, bytes=choice.size, models=keys, recommended=choice.step == best)
    return 0


def _download(args: Namespace, out: Output, desk: Desk) -> int:
    if not desk.may_connect:
        raise InputError("This program was started without leave to connect.", "Begin with `models download`.")
    wanted = [_known(desk.store, key) for key in args.key]
    _tell_what(wanted, desk.store.catalogue.hosts[0], out)
    if not args.yes:
        agree(SecretInput(args), "Fetch them?", "--yes")
    for model in wanted:
        out.note(f"{model.title} ({model.size / MEGA:,.0f} MB)")
        desk.store.fetch(model, _progress(out, "fetch", model.key), Token())
        out.event("fetched", f"{model.key} is installed and proved.", key=model.key)
    return 0


def _verify(args: Namespace, out: Output, desk: Desk) -> int:
    wrong = 0
    for one in _chosen(desk.store, args.name):
        sound = desk.store.verify(one, _progress(out, "verify", one.key or one.name), Token())
        state = "sound" if sound else "not what the catalogue vouches for" if one.key else "not in the catalogue"
        out.event("verified", f"{one.role}/{one.name}: {state}", **(_installed(one, desk.store) | {"proved": sound}))
        wrong += bool(one.key) and not sound
    return ModelDamaged.exit_code if wrong else 0


def _trial(args: Namespace, out: Output, desk: Desk) -> int:
    failed = 0
    everything = not args.name and not args.starter
    here = desk.store.installed() if everything else _chosen(desk.store, args.name) if args.name else []
    starters = [(role, "starter", None) for role in STARTERS if everything or role in args.starter]
    places = [(one.role, one.name, desk.store.place_of(one)) for one in here]
    for role, name, path in [*starters, *places]:
        try:
            found = desk.try_apart(role, path, args.language)
        except DiaryError as error:
            failed = out.error(error)
        else:
            speed = f"{found['speed']} {found['unit']}, {found['memory_mb']} MB, loaded in {found['load_seconds']} s"
            out.event("trial", f"{role:<9} {name:<34} {speed}", **{**found, "model": name})
    return failed


def _use(args: Namespace, out: Output, desk: Desk) -> int:
    (one,) = _chosen(desk.store, [args.name])
    desk.store.use(one)
    out.event("used", f"{one.role}/{one.name} is used from now on.", role=one.role, model=one.name)
    return 0


def _remove(args: Namespace, out: Output, desk: Desk) -> int:
    (one,) = _chosen(desk.store, [args.name])
    if not args.yes:
        agree(SecretInput(args), f"Delete {one.role}/{one.name} ({one.size / MEGA:,.0f} MB)?", "--yes")
    desk.store.remove(one)
    out.event("removed", f"{one.role}/{one.name} is gone.", role=one.role, model=one.name)
    return 0


def _export(args: Namespace, out: Output, desk: Desk) -> int:
    packed = _chosen(desk.store, args.name)
    desk.kits.pack(packed, _kit(args), _progress(out, "export"), Token())
    out.event("exported", f"{len(packed)} models are in the kit.", models=[one.name for one in packed])
    return 0


def _import(args: Namespace, out: Output, desk: Desk) -> int:
    for one in desk.kits.unpack(_kit(args), unknown=args.unverified, told=_progress(out, "import"), token=Token()):
        out.event("installed", _line(one), **_installed(one, desk.store))
    return 0


_ACTIONS: dict[str, Callable[[Namespace, Output, Desk], int]] = {
    "list": _list,
    "recommend": _recommend,
    "download": _download,
    "verify": _verify,
    "trial": _trial,
    "use": _use,
    "remove": _remove,
    "export": _export,
    "import": _import,
}


def _kit(args: Namespace) -> Path:
    """The file that was named; by ``-`` on standard input, since other programs can see arguments."""
    return Path(sys.stdin.readline().rstrip("\n")) if args.kit == Path("-") else Path(args.kit)


def _tell_what(wanted: Sequence[CatalogueModel], host: str, out: Output) -> None:
    """Host, files and sizes: what is agreed to."""
    out.note(f"From {host}, {sum(one.size for one in wanted) / MEGA:,.0f} MB in all:")
    for model in wanted:
        out.note(f"  {model.title}, {model.licence}{'. ' + model.licence_note if model.licence_note else ''}")
        for file in model.files:
            out.note(f"    {model.hub}/{file.path}  {file.size:,} bytes")


def _progress(out: Output, step: str, key: str = "") -> Told:
    """Bytes as a percentage for a person, and twice a second in whole for a script."""
    began, last = time.monotonic(), 0.0

    def told(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done < total and now - last < 0.5:
            return
        last = now
        speed = done / (now - began) if now > began else 0.0
        out.progress(100 * done // total if total else 100)
        if out.as_json:
            left = (total - done) / speed if speed else None
            out.event("progress", step=step, key=key, done=done, total=total, speed=round(speed), seconds_left=left)

    return told


def _known(store: ModelStore, key: str) -> CatalogueModel:
    model = store.catalogue.find(key)
    if model is None:
        raise InputError("No model is called {key}.", "`diary-desktop models list` shows them.", key=key)
    return model


def _chosen(store: ModelStore, names: Sequence[str]) -> list[InstalledModel]:
    """The installed models that were named, all where none was. Raises ``InputError``."""
    here = store.installed()
    missing = [name for name in names if not any(name in (one.key, one.name) for one in here)]
    if missing or not here:
        name = missing[0] if missing else "any model"
        raise InputError("No installed model is called {name}.", "`diary-desktop models list` shows them.", name=name)
    return [one for one in here if not names or one.key in names or one.name in names]


def _line(one: InstalledModel) -> str:
    state = "proved" if one.proved else "not proved yet" if one.key else "not in the catalogue"
    return f"{one.role:<9} {one.name:<34} {one.size / MEGA:8,.1f} MB  {state}{', in use' if one.used else ''}"


def _installed(one: InstalledModel, store: ModelStore) -> dict[str, object]:
    known = store.catalogue.find(one.key)
    return {
        "role": one.role,
        "model": one.name,
        "key": one.key,
        "bytes": one.size,
        "proved": one.proved,
        "used": one.used,
        "rank": one.rank,
        "title": known.title if known else one.name,
        "licence": known.licence if known else "",
    }


def _offer(one: CatalogueModel) -> str:
    languages = "many languages" if "*" in one.languages else " ".join(one.languages)
    return f"{one.role:<9} {one.key:<34} {one.size / MEGA:8,.1f} MB  {one.licence}, {languages}"


def _offered(one: CatalogueModel) -> dict[str, object]:
    return {
        "role": one.role,
        "key": one.key,
        "title": one.title,
        "bytes": one.size,
        "licence": one.licence,
        "languages": list(one.languages),
        "memory_bytes": one.memory_mb * MEGA,
        "files": [[file.name, file.size] for file in one.files],
        "quality": one.quality,
        "quality_source": one.quality_source,
    }
