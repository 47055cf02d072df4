"""A program that can open no socket still has models fetched, by somebody from before, and after a deep lock too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diary_desktop.system import socket_filter
from tests.fakes.hub import Manners, serving
from tests.tiny_models.fixtures import tiny_voice
from tests.tiny_models.published import served, voice_files, write_catalogue

__all__ = ["tiny_voice"]

pytestmark = pytest.mark.skipif(socket_filter.state() == "unsupported", reason="no filter for this system")

SCRIPT = """
import os, sys, time
from contextlib import closing
from pathlib import Path
from diary_desktop.system import hardening, outside, own_program, relaunch, socket_filter
hardening.harden()
outside.split_off()
assert socket_filter.refuse_internet_sockets()
from diary_desktop.domain.errors import Cancelled
from diary_desktop.runtime.engine_thread import Token
catalogue, models = sys.argv[1:]
token = Token()
words = ["models", "download", "mouth", "--yes", "--catalogue", catalogue, "--models", models]
found = []
try:
    with closing(own_program.events_of(words, "", token)) as events:
        for event in events:
            found.append(event["event"])
            while os.environ.get("STOP") and not token.cancelled:
                time.sleep(0.01)
                if any(Path(models).rglob("*.part")):  # its first bytes have come
                    token.cancel()
except Cancelled:
    found.append("cancelled")
print(socket_filter.state(), found[-1], flush=True)
if os.environ.get("AGAIN"):
    del os.environ["AGAIN"]
    os.environ.pop("STOP", None)
    relaunch.relaunch()
"""


def _ran(tmp_path: Path, endpoint: str, **environment: str) -> list[str]:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "catalogue.toml"), str(tmp_path / "models")],
        env=os.environ | {"HF_ENDPOINT": endpoint} | environment,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_models_are_fetched_stopped_and_fetched_by_the_program_begun_anew(tmp_path: Path, tiny_voice: Path) -> None:
    models = {"mouth": ("speaking", voice_files(tiny_voice))}
    write_catalogue(tmp_path / "catalogue.toml", models)
    with serving(served(models), [Manners(cut_at=10, stall=True)]) as hub:
        lines = _ran(tmp_path, hub.endpoint, AGAIN="1", STOP="1")
    assert lines == ["on cancelled", "on fetched"]
    assert sorted(one.name for one in (tmp_path / "models" / "speaking").iterdir()) == [
        one.name for one in voice_files(tiny_voice)
    ]


def test_nothing_else_is_begun_out_there() -> None:
    code = (
        "from diary_desktop.system import outside\n"
        "outside.split_off()\n"
        "for words in (['add', '--text', 'x'], ['models', 'list'], ['models']):\n"
        "    one = outside.Outsider(words); print(one.stdout.read() == ''); one.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["True"] * 3, done.stderr
