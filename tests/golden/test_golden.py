"""A vault of every format opens for ever, whole; one of a newer format is refused with a sentence."""

from __future__ import annotations

import hashlib
import json
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.errors import VaultTooNew
from diary_desktop.domain.settings import Settings
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage import log_format, records
from diary_desktop.storage.conversation_codec import (
    conversation_bytes,
    read_conversation,
    read_settings,
    settings_bytes,
)
from diary_desktop.storage.entry_codec import entry_bytes, read_entry
from diary_desktop.storage.vault import LanceVault
from tests.torture import content

from . import full
from .build import PASSPHRASE, contents_of, plain

FORMATS = sorted(Path(__file__).parent.glob("format-*"))


@pytest.fixture(params=FORMATS, ids=lambda folder: str(folder.name))
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy: opening a vault changes its files."""
    source: Path = request.param
    shutil.copytree(source, tmp_path / "golden")
    return tmp_path / "golden"


def vault_in(folder: Path) -> LanceVault:
    return LanceVault(folder / "vault", folder / "state", lambda: MINIMUM)


def test_there_is_a_golden_vault() -> None:
    assert [folder.name for folder in FORMATS] == ["format-1", "format-1-full"]


def test_it_opens_and_everything_in_it_is_as_it_was(golden: Path) -> None:
    expected = json.loads((golden / "expected.json").read_text())
    words = expected.pop("words")
    for secrets in (
        Secrets(passphrase=bytearray(PASSPHRASE.encode())),
        Secrets(recovery_words=bytearray(" ".join(words).encode())),
    ):
        opened = vault_in(golden).unlock(secrets)
        found = json.loads(json.dumps(contents_of(opened)))
        for part, value in expected.items():
            assert _without_new(found[part], value) == value, part
        assert opened.verify().damaged == ()
        opened.close()


def test_the_full_one_opens_with_its_key_file_and_shows_its_snapshot(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "format-1-full", tmp_path / "golden")
    opened = vault_in(tmp_path / "golden").unlock(
        Secrets(key_file=bytearray((tmp_path / "golden" / full.KEY_FILE).read_bytes()))
    )
    assert opened.opened_with == "key_file"
    assert {one.kind for one in opened.keys.slots()} == {"passphrase", "words", "key_file"}
    assert full.snapshot_in(opened) == full.SNAPSHOT
    assert opened.load_settings() == full.SETTINGS
    assert "Only in the log." in {entry.text for entry, _ in opened.entries.load_all()}
    opened.close()


def test_the_full_one_uses_every_field() -> None:
    """What joins the format later belongs into a further one; nothing of today is left at its default."""
    expected = json.loads((Path(__file__).parent / "format-1-full" / "expected.json").read_text())
    every = max(expected["entries"], key=lambda one: len(one["attachments"]) + bool(one["again"]) * 9)
    simple = min(expected["entries"], key=lambda one: bool(one["again"]))
    for field in ("trackers", "again", "confirmed", "pinned", "attachments", "taken_out", "let_go", "clip", "mood"):
        assert every[field], field
    assert len(simple["attachments"]) == 2
    kept = [one for one in expected["files"].values() if one]
    assert sorted(bool(small) for small, _ in kept) == [False, True], "a photo has a small picture, a file has none"
    assert all(whole for _, whole in kept)
    assert len(expected["vocabulary"][0]) == 2
    assert expected["plan"]
    assert expected["drafts"][0]["details"]["trackers"]
    for section, value in expected["settings"].items():
        default = getattr(Settings(), section)
        assert not {name for name in value if value[name] == plain(getattr(default, name))}, section


def _without_new(found: object, expected: object) -> object:
    """``found`` without fields that were not thought of when ``expected`` was written."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {name: _without_new(value, expected[name]) for name, value in found.items() if name in expected}
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [_without_new(one, other) for one, other in zip(found, expected, strict=True)]
    return found


def test_a_newer_header_is_refused(golden: Path) -> None:
    for name in ("header-a", "header-b"):
        path = golden / "vault" / name
        raw = bytearray(path.read_bytes()[:-32])
        raw[8:10] = struct.pack(">H", struct.unpack_from(">H", raw, 8)[0] + 1)
        path.write_bytes(bytes(raw) + hashlib.sha256(raw).digest())
    with pytest.raises(VaultTooNew):
        vault_in(golden).unlock(Secrets(passphrase=bytearray(PASSPHRASE.encode())))


def test_a_newer_log_is_refused(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = golden / "vault" / "log"
    held = path.read_bytes()
    found = log_format.read_head(held)
    assert found is not None
    monkeypatch.setattr(log_format, "LOG_FORMAT", found[0] + 1)
    path.write_bytes(log_format.head(found[1]) + held[log_format.HEAD_SIZE :])
    monkeypatch.undo()
    with pytest.raises(VaultTooNew):
        vault_in(golden).unlock(Secrets(passphrase=bytearray(PASSPHRASE.encode())))


@pytest.mark.parametrize(
    ("write", "read"),
    [
        (lambda: entry_bytes(content.entry(1)), read_entry),
        (lambda: conversation_bytes(content.conversation(1, ((1, 1),))), read_conversation),
        (lambda: settings_bytes(content.settings(1)), read_settings),
    ],
    ids=["entry", "conversation", "settings"],
)
def test_a_newer_record_is_refused(
    write: Callable[[], bytes], read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "RECORD_FORMAT", records.RECORD_FORMAT + 1)
    newer = write()
    monkeypatch.undo()
    with pytest.raises(VaultTooNew) as refusal:
        read(newer)
    assert refusal.value.what_text
    assert refusal.value.hint_text
