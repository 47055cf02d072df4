"""Runs ``diary-desktop prove`` as a process of its own, whose memory holds no diary but the proof's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing

from ..domain.errors import CancelToken, DiaryError
from .own_program import events_of


def prove_in_child(
    places: Mapping[str, str], token: CancelToken, told: Callable[[str, int, int], None]
) -> dict[str, object]:
    """The report, as JSON fields. ``told`` hears a step, bytes done and in all.

    Raises ``Cancelled``, ``DiaryError``.
    """
    with closing(events_of(["prove", "--places-stdin"], json.dumps(dict(places)), token)) as events:
        for event in events:
            if event["event"] == "progress":
                told(str(event["step"]), _number(event["done"]), _number(event["total"]))
            elif event["event"] == "proof":
                return event
            elif event["event"] == "error":
                raise DiaryError(str(event["what"]), str(event["hint"]))
    raise DiaryError("The proof broke off.", "Try again; nothing of your diary was touched.")


def _number(found: object) -> int:
    return int(str(found))
