"""Set-up asks for the wake words only where a wheel of them is offered, so that it never fails over them."""

from __future__ import annotations

import platform
import sys

import pytest
from set_up import plan, wake_words
from set_up.environment import Environment
from set_up.progress import Screen


@pytest.mark.parametrize(
    ("system", "machine", "libc", "macos", "offered"),
    [
        ("linux", "x86_64", ("glibc", "2.36"), "", True),
        ("linux", "aarch64", ("glibc", "2.35"), "", True),
        ("linux", "x86_64", ("glibc", "2.31"), "", False),
        ("linux", "x86_64", ("", ""), "", False),
        ("linux", "riscv64", ("glibc", "2.40"), "", False),
        ("win32", "AMD64", ("", ""), "", True),
        ("win32", "ARM64", ("", ""), "", False),
        ("darwin", "arm64", ("", ""), "15.1", True),
        ("darwin", "arm64", ("", ""), "14.7.2", False),
        ("freebsd", "amd64", ("", ""), "", False),
    ],
)
def test_offered_where_there_is_a_wheel(monkeypatch, tmp_path, system, machine, libc, macos, offered):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: libc)
    monkeypatch.setattr(platform, "mac_ver", lambda: (macos, ("", "", ""), machine))
    assert wake_words.offered() is offered
    steps = {step.name: step for step in plan.first_group(Environment(Screen(sys.stderr), tmp_path))}
    assert ("wake" in steps) is offered
    assert not offered or steps["wake"].optional
