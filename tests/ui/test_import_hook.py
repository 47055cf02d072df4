"""Modules are imported without their source being read and kept by PySide6."""

from __future__ import annotations

import builtins
import importlib
import linecache
import sys
from pathlib import Path

import pytest

from diary_desktop.ui.import_hook import take_out


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module that nobody has imported."""
    (tmp_path / "imported_for_once.py").write_text("import json\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "imported_for_once", raising=False)
    return "imported_for_once"


def test_nothing_is_read_beside_what_is_imported(module: str) -> None:
    found = builtins.__import__(module)
    assert found.json is importlib.import_module("json")
    assert found.__file__ not in linecache.cache


def test_with_the_hook_it_was_read(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", vars(builtins)["__feature_import__"])
    assert builtins.__import__(module).__file__ in linecache.cache


def test_taking_it_out_twice_changes_nothing() -> None:
    before = builtins.__import__
    take_out()
    assert builtins.__import__ is before
