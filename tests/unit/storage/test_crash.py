"""A vault held by another program, and one a crash left behind; kills at random moments are in `tests/torture`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diary_desktop.domain.errors import VaultInUse
from tests.unit.storage.vault_samples import new_entry, passphrase, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]
CHILD = "tests.unit.storage.crash_child"


def start_child(folder: Path, tidy_every: int = 6) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", CHILD, str(folder), str(tidy_every)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def kill(child: subprocess.Popen[str]) -> str:
    """Kill it as a crash would, and give back what it had said."""
    child.kill()
    return child.communicate()[0]


def test_a_second_program_is_told_that_the_vault_is_in_use(tmp_path: Path) -> None:
    vault = place(tmp_path)
    opened, _ = vault.create(passphrase())
    with pytest.raises(VaultInUse):
        place(tmp_path).unlock(with_passphrase())
    opened.close()
    child = start_child(tmp_path)
    with pytest.raises(VaultInUse):
        vault.unlock(with_passphrase())
    kill(child)
    vault.unlock(with_passphrase()).close()


def test_a_crash_image_opened_again_and_again_stays_the_same(tmp_path: Path) -> None:
    """The folder as a crash leaves it, with half of the log in the tables: replaying it twice is as once."""
    opened, _ = place(tmp_path).create(passphrase())
    for number in range(5):
        opened.entries.put(new_entry(f"Note {number} on the tram.", number))
    opened.tidy()
    for number in range(70):
        opened.entries.put(new_entry(f"Later note {number} on the tram.", number))
    image = tmp_path / "image"
    shutil.copytree(tmp_path / "vault", image / "vault")
    expected = texts_of(opened)
    opened.close()
    for _ in range(3):
        again = place(image).unlock(with_passphrase())
        assert texts_of(again) == expected
        assert len(expected) == 75
        assert not again.damaged
        shutil.copytree(image / "vault", tmp_path / "next" / "vault")
        again.close()
        shutil.rmtree(image)
        (tmp_path / "next").rename(image)
