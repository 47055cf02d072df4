"""Moments as plain JSON values."""

from __future__ import annotations

from ..domain.moment import Moment

Body = dict[str, object]


def moment_body(moment: Moment) -> Body:
    """Local time with its offset, and the name of the zone."""
    return {"at": moment.isoformat(), "zone": moment.zone}


def optional_moment(moment: Moment | None) -> Body | None:
    """The same, or null."""
    return None if moment is None else moment_body(moment)
