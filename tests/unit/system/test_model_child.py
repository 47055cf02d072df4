"""A model that ends, hangs or is refused memory costs a child process and gives a sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelError, OutOfMemory
from diary_desktop.system.model_child import try_in_child


def _child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Another program in the place of ours."""
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **rest: real([sys.executable, "-c", code], **rest))


def test_a_model_that_aborts_the_process_is_damaged(monkeypatch, tmp_path):
    _child(monkeypatch, "import os; os.abort()")
    with pytest.raises(ModelDamaged, match="ended the program"):
        try_in_child("answering", tmp_path, "en")


def test_a_model_that_never_ends_is_given_up(monkeypatch, tmp_path):
    _child(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(ModelDamaged, match="too slow"):
        try_in_child("answering", tmp_path, "en", patience=0.5)


@pytest.mark.parametrize("kind", [OutOfMemory, ModelDamaged, ModelError])
def test_its_own_sentence_is_passed_on(monkeypatch, tmp_path, kind):
    _child(
        monkeypatch,
        "from diary_desktop.cli.output import Output\n"
        f"from diary_desktop.domain.errors import {kind.__name__}\n"
        f"Output(True).error({kind.__name__}('{{size}} MB.', 'Not with {{{{.', size=7))",
    )
    with pytest.raises(kind, match=r"7 MB\. Not with {\.") as told:
        try_in_child("answering", tmp_path, "en")
    assert told.value.what_template == "{size} MB.", "a window translates it before it is filled in"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own limit")
def test_a_limited_process_gets_no_more_memory():
    code = (
        "from diary_desktop.system.model_child import limit_self, peak_memory\n"
        "limit_self(0)\n"
        "assert peak_memory() > 1_000_000\n"
        "try:\n    bytearray(9 << 30)\nexcept MemoryError:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "refused\n", done.stderr
