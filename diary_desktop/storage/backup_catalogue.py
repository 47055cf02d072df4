"""What a diary remembers of its backups as bytes, so that "which backups hold this entry" needs no stick."""

from __future__ import annotations

import logging
import struct
from collections.abc import Mapping
from datetime import UTC, datetime

from ..domain.backup import Catalogue, Drill, KnownGeneration
from ..domain.entry import EntryId
from ..domain.errors import RecordDamaged, RecordTooNew, VaultTooNew
from .records import Fields, Json, from_bytes, moment_body, packed, read_moment, read_optional_moment, to_bytes

log = logging.getLogger(__name__)

_HELD = struct.Struct(">16sII")


def catalogue_bytes(catalogue: Catalogue) -> bytes:
    """To be sealed by whoever keeps it."""
    drill = catalogue.drill
    body: Json = {
        "known": [_known_body(one) for one in catalogue.known],
        "held": packed(b"".join(_HELD.pack(one, *span) for one, span in catalogue.held.items())),
        "last_good": moment_body(catalogue.last_good),
        "drill": None if drill is None else _drill_body(drill),
        "mounts": [{"folder": folder, "mount": mount} for folder, mount in catalogue.mounts.items()],
    }
    return to_bytes("backup catalogue", body)


def read_catalogue(data: bytes | None) -> Catalogue:
    """Nothing remembered where there is none or it cannot be read: that costs a reading of the backups, no entry.

    Raises ``RecordTooNew`` for what a newer version wrote, which is to be left alone.
    """
    if data is None:
        return Catalogue()
    try:
        return _read(data)
    except VaultTooNew as error:
        raise RecordTooNew from error
    except RecordDamaged as error:
        log.info("backup catalogue unreadable", extra={"error": type(error).__name__})
        return Catalogue()


def _read(data: bytes) -> Catalogue:
    fields = from_bytes("backup catalogue", data)
    drill = fields.optional("drill")
    return Catalogue(
        tuple(_read_known(one) for one in fields.records("known")),
        _read_held(fields.binary("held", "")),
        read_optional_moment(fields.optional("last_good")),
        None if drill is None else _read_drill(drill),
        {one.text("folder"): one.text("mount") for one in fields.records("mounts")},
    )


def _read_held(data: bytes) -> Mapping[EntryId, tuple[int, int]]:
    if len(data) % _HELD.size:
        raise RecordDamaged
    return {EntryId(one): (first, last) for one, first, last in _HELD.iter_unpack(data)}


def _known_body(one: KnownGeneration) -> Json:
    return {
        "name": one.name,
        "place": one.place,
        "number": one.number,
        "made": one.made.isoformat(),
        "entries": one.entries,
        "size": one.size,
        "checked": None if one.checked is None else one.checked.isoformat(),
        "sounds_checked": None if one.sounds_checked is None else one.sounds_checked.isoformat(),
        "problems": one.problems,
        "mount": one.mount,
    }


def _read_known(fields: Fields) -> KnownGeneration:
    made = _time(fields, "made")
    if made is None:
        raise RecordDamaged
    return KnownGeneration(
        fields.text("name"),
        fields.text("place"),
        fields.integer("number"),
        made,
        fields.integer("entries"),
        fields.integer("size"),
        _time(fields, "checked"),
        _time(fields, "sounds_checked"),
        fields.texts("problems"),
        fields.text("mount", ""),
    )


def _drill_body(drill: Drill) -> Json:
    return {
        "when": moment_body(drill.when),
        "generation": drill.generation,
        "entries": drill.entries,
        "problems": drill.problems,
    }


def _read_drill(fields: Fields) -> Drill:
    when = read_moment(fields.record("when"))
    return Drill(when, fields.text("generation"), fields.integer("entries"), fields.texts("problems"))


def _time(fields: Fields, name: str) -> datetime | None:
    if fields.raw(name) is None:
        return None
    try:
        return datetime.fromisoformat(fields.text(name)).astimezone(UTC)
    except ValueError as error:
        raise RecordDamaged from error
