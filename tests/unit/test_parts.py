"""Every service that the journeys name is made, is of the kind they name, and is made once."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property
from typing import get_type_hints

import pytest

from diary_desktop.adapters import Adapters
from diary_desktop.parts.talking import Parts
from diary_desktop.services.journeys import Journeys

FROM_OUTSIDE = {"clock", "readiness", "prove", "sockets", "call_window"}
BEFORE_ALL_ELSE = {"bus", "tasks"}


@pytest.mark.parametrize("name", [one.name for one in fields(Journeys)])
def test_a_journey_is_what_its_name_promises(name: str) -> None:
    wanted = get_type_hints(Journeys)[name]
    if name in FROM_OUTSIDE:
        assert get_type_hints(Adapters)[name] == wanted
    elif name not in BEFORE_ALL_ELSE:
        made = getattr(Parts, name)
        assert isinstance(made, cached_property)
        assert get_type_hints(made.func)["return"] is wanted
