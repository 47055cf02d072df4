"""The ground of `diary-desktop models`: the folder of models, the catalogue and, to fetch, the one host it names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from diary_desktop import app
from diary_desktop.cli.model_verbs import Desk
from diary_desktop.engines.catalogue import read_catalogue
from diary_desktop.engines.memory import free_memory
from diary_desktop.engines.model_kit import ModelKit
from diary_desktop.engines.model_store import ModelFolder
from diary_desktop.model_admission import first_load, load_strictly
from diary_desktop.resources import model_list_path
from diary_desktop.services.model_choice import Machine
from diary_desktop.system.hardening import allow_hosts, is_among, may_fetch
from diary_desktop.system.model_child import try_in_child

if TYPE_CHECKING:
    from diary_desktop.engines.model_transfer import Transfer

HTTPS = 443


def model_desk(where: app.Places, listed: Path | None, *, fetching: bool) -> Desk:
    """The folder of models and the catalogue (that at ``listed``, if one is named).

    With ``fetching`` the host it names may be reached from here on, if the process was started for that.
    """
    catalogue = read_catalogue(listed or model_list_path("catalogue.toml"))
    endpoint = os.environ.get("HF_ENDPOINT", "").rstrip("/") or f"https://{catalogue.hosts[0]}"
    place = urlsplit(endpoint)
    if place.hostname and place.hostname not in catalogue.hosts:
        catalogue = replace(catalogue, hosts=(place.hostname,))  # a mirror, or the stand-in of a test: that one alone
    if fetching:
        allow_hosts(catalogue.hosts, place.port or HTTPS)
    store = ModelFolder(where.models, catalogue, lambda: new_transfer(endpoint, catalogue.hosts), first_load)
    disk_free, cores, memory = app.machine(where)
    kits = ModelKit(store, load_strictly)
    return Desk(store, kits, Machine(memory, cores, free_memory(), disk_free), fetching and may_fetch(), try_in_child)


def new_transfer(endpoint: str, hosts: Sequence[str]) -> Transfer:
    """What can connect is read only where something is fetched."""
    import httpx2  # noqa: PLC0415  not where a window only looks what is installed

    from diary_desktop.engines.model_transfer import STALL_SECONDS, Transfer  # noqa: PLC0415  the same

    trusted = httpx2.create_ssl_context(trust_env=False)
    client = partial(httpx2.Client, verify=trusted, timeout=STALL_SECONDS, trust_env=False)
    return Transfer(client, endpoint, lambda host: is_among(host, hosts))
