"""The envelope around everything sealed: UTF-8 JSON with a kind and a format number, read back with typed complaints.

A reader takes this format number and below. A larger one was written by a newer version and is refused whole, because
writing back what one only half understands would lose the other half.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ..domain.errors import RecordDamaged, VaultTooNew
from ..domain.moment import Moment

RECORD_FORMAT = 1
"""Format number written into every record."""

Json = Mapping[str, object]


def to_bytes(kind: str, body: Json) -> bytes:
    """``body`` under its kind and format number, keys sorted, no spaces."""
    envelope = {"kind": kind, "format": RECORD_FORMAT, "body": body}
    return json.dumps(envelope, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def from_bytes(kind: str, data: bytes) -> Fields:
    """The fields of a record. Raises ``RecordDamaged`` for anything else, ``VaultTooNew`` for a newer format."""
    try:
        envelope = json.loads(data.decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise RecordDamaged from error
    outer = Fields.of(envelope)
    if outer.integer("format") > RECORD_FORMAT:
        raise VaultTooNew
    if outer.text("kind") != kind:
        raise RecordDamaged
    return outer.record("body")


class Fields:
    """A JSON object whose fields are asked for by type; every wrong or missing one raises ``RecordDamaged``."""

    __slots__ = ("_body",)

    def __init__(self, body: Json) -> None:
        self._body = body

    @classmethod
    def of(cls, value: object) -> Fields:
        """Raises ``RecordDamaged`` where ``value`` is not an object."""
        if not isinstance(value, dict):
            raise RecordDamaged
        return cls(value)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._body)

    def raw(self, name: str) -> object:
        """The field as JSON gave it, ``None`` where it is absent."""
        return self._body.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        value = self._body.get(name, default)
        if not isinstance(value, str):
            raise RecordDamaged
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        value = self._body.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise RecordDamaged
        return value

    def number(self, name: str, default: float | None = None) -> float:
        return _number(self._body.get(name, default))

    def flag(self, name: str, default: bool | None = None) -> bool:
        value = self._body.get(name, default)
        if not isinstance(value, bool):
            raise RecordDamaged
        return value

    def binary(self, name: str, default: str | None = None) -> bytes:
        return unpacked(self.text(name, default))

    def items(self, name: str) -> Sequence[object]:
        """A list; an absent one is empty."""
        value = self._body.get(name, ())
        if not isinstance(value, list | tuple):
            raise RecordDamaged
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.items(name)
        if not values:
            return ()  # as most are, and there are hundreds of thousands
        if not all(isinstance(value, str) for value in values):
            raise RecordDamaged
        return tuple(str(value) for value in values)

    def numbers(self, name: str) -> tuple[float, ...]:
        """A list of numbers; an absent one is empty."""
        return tuple(_number(value) for value in self.items(name))

    def record(self, name: str) -> Fields:
        return Fields.of(self._body.get(name))

    def optional(self, name: str) -> Fields | None:
        """An object, or ``None`` where the field is absent or null."""
        value = self._body.get(name)
        return None if value is None else Fields.of(value)

    def records(self, name: str) -> list[Fields]:
        return [Fields.of(value) for value in self.items(name)]


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise RecordDamaged
    return float(value)


def packed(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def unpacked(text: str) -> bytes:
    """Base64 text as bytes. Raises ``RecordDamaged``."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError as error:
        raise RecordDamaged from error


def moment_body(moment: Moment | None) -> Json | None:
    """Local time, offset in minutes and zone name."""
    if moment is None:
        return None
    return {"local": moment.local.isoformat(), "offset": moment.offset_minutes, "zone": moment.zone}


def read_moment(fields: Fields) -> Moment:
    """Raises ``RecordDamaged`` for what is no local time."""
    try:
        local = datetime.fromisoformat(fields.text("local"))
    except ValueError as error:
        raise RecordDamaged from error
    if local.tzinfo is not None:
        raise RecordDamaged
    return Moment(local, fields.integer("offset"), fields.text("zone"))


def read_optional_moment(fields: Fields | None) -> Moment | None:
    return None if fields is None else read_moment(fields)


def read_day(text: str) -> date:
    """Raises ``RecordDamaged`` for what is no ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RecordDamaged from error
