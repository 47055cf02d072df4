"""A program killed at any moment while saving: everything it acknowledged is there when the vault opens again."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from diary_desktop.domain.errors import VaultInUse
from tests.unit.storage.vault_samples import new_entry, passphrase, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]
CHILD = "tests.unit.storage.crash_child"
ROUNDS = 4


def start_child(folder: Path, tidy_every: int = 6) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", CHILD, str(folder), str(tidy_every)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


@dataclass(slots=True)
class Told:
    """What children acknowledged: entries saved, asked to be erased, and erased."""

    saved: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    def read(self, output: str) -> None:
        """A last line that is cut was not acknowledged to anybody."""
        for line in output.splitlines(keepends=True):
            if line.endswith("\n"):
                word, entry_id = line.split()
                getattr(self, word).add(entry_id)


def kill(child: subprocess.Popen[str]) -> str:
    """Kill it as a crash would, and give back what it had said."""
    child.kill()
    return child.communicate()[0]


def test_everything_acknowledged_is_there_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    vault = place(tmp_path)
    vault.create(passphrase())[0].close()
    told = Told()
    chance = random.Random(7)
    for _ in range(ROUNDS):
        child = start_child(tmp_path)
        time.sleep(chance.uniform(0.05, 1.0))
        told.read(kill(child))
        opened = vault.unlock(with_passphrase())
        there = {entry.entry_id.hex() for entry, _ in opened.entries.load_all()}
        assert told.saved - told.asked <= there
        assert not there & told.erased
        # In each round one more may have reached the disk before its child could say so.
        assert len(there - told.saved) <= ROUNDS
        assert not [name for name in opened.damaged if "unfinished" not in name]
        opened.close()
    assert len(told.saved) > ROUNDS
    assert told.erased


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
