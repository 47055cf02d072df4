"""Free memory: the kernel's own figure where it tells one."""

from __future__ import annotations

from pathlib import Path

from diary_desktop.engines.memory import free_memory, linux_available


def test_something_sensible() -> None:
    assert 1 << 26 < free_memory() < 1 << 45


def test_the_kernel_s_table(tmp_path: Path) -> None:
    table = tmp_path / "meminfo"
    assert linux_available(table) is None
    table.write_text("MemTotal: 16 kB\nMemAvailable:   12 kB\n", encoding="ascii")
    assert linux_available(table) == 12 * 1024
    table.write_text("MemTotal: 16 kB\n", encoding="ascii")
    assert linux_available(table) is None
