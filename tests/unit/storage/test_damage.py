"""Damage to any file is noticed, named and contained; what is undamaged still opens."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.errors import RecordDamaged, VaultDamaged, VaultRolledBack, WrongPassphrase
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.log_format import HEAD_SIZE, Framed, frames
from tests.conftest import ExpectedLogs

from .conftest import NOTES, Kept
from .vault_samples import change_passphrase, new_entry, texts_of, vectors_for


def data_file(kept: Kept, table: str = "entries") -> Path:
    """The one data file of a table that was just compacted."""
    (path,) = (kept.inside / "tables" / f"{table}.lance" / "data").glob("*.lance")
    return path


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x10
    path.write_bytes(content)


def crash_image(kept: Kept, count: int = 3) -> Kept:
    """The vault as a killed program leaves it: ``count`` more entries in the log alone."""
    opened = kept.open()
    for number in range(count):
        opened.entries.put(new_entry(f"Only in the log {number}.", number))
    image = kept.folder.with_name("image")
    shutil.copytree(kept.folder, image)
    opened.close()
    return Kept(image, kept.entries)


def contents_of(kept: Kept) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(kept.inside.rglob("*")) if path.is_file()}


def log_frames(kept: Kept) -> list[Framed]:
    return [one for one in frames((kept.inside / "log").read_bytes()) if isinstance(one, Framed)]


def sealed_of(kept: Kept, number: int) -> bytes:
    """The sealed bytes of one entry's row as they stand in the table."""
    opened = kept.open()
    rows = opened._ledger().tables["entries"].table.get([kept.entries[number].entry_id])
    opened.close()
    return rows[0].sealed


def test_a_flipped_bit_in_a_row_sets_that_entry_aside_and_names_it(kept: Kept) -> None:
    sealed = sealed_of(kept, 3)
    path = data_file(kept)
    flip(path, path.read_bytes().index(sealed) + len(sealed) // 2)
    opened = kept.open()
    broken = kept.entries[3]
    assert texts_of(opened) == {one.text for one in kept.entries if one is not broken}
    assert opened.damaged == (f"entry {broken.entry_id.hex()[:8]}",)
    with pytest.raises(RecordDamaged):
        opened.entries.get(broken.entry_id)
    assert f"entry {broken.entry_id.hex()[:8]}" in opened.verify().damaged
    opened.entries.put(new_entry("Life goes on."))
    opened.close()
    again = kept.open()
    assert len(texts_of(again)) == NOTES
    again.close()


def test_a_flipped_revision_id_is_noticed_though_lancedb_is_content(kept: Kept) -> None:
    revision = kept.entries[2].revision.revision_id
    path = data_file(kept)
    flip(path, path.read_bytes().index(revision))
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES - 1
    assert opened.damaged == (f"entry {kept.entries[2].entry_id.hex()[:8]}",)
    opened.close()


def test_rows_put_back_under_the_name_of_the_newer_file_are_noticed(kept: Kept) -> None:
    """Every seal of theirs holds, and there are as many: only what the checkpoint remembers of them tells."""
    opened = kept.open()
    before = b""
    for word in ("soon", "here"):
        before = data_file(kept).read_bytes()
        text = kept.entries[3].text.replace("late", word)
        changed = replace(kept.entries[3], revisions=(replace(kept.entries[3].revision, number=2, text=text),))
        opened.entries.put(changed)
        opened.entries.put_vectors(vectors_for(changed, seed=1))
        for _ in range(3):  # until the log lets go of it
            opened.save_settings(opened.load_settings())
            for _ in opened.upkeep(compact=True):
                pass
    opened.close()
    assert len(data_file(kept).read_bytes()) == len(before), "LanceDB would notice another size"
    data_file(kept).write_bytes(before)
    with pytest.raises(VaultDamaged, match="not as they were left"):
        kept.open()
    opened = kept.open(accept_older=True)
    assert any(name.startswith("the table entries") for name in opened.damaged)
    opened.close()


@pytest.mark.parametrize("table", ["entries", "conversations", "settings"])
def test_an_emptied_manifest_is_restored(kept: Kept, table: str) -> None:
    for manifest in (kept.inside / "tables" / f"{table}.lance" / "_versions").glob("*.manifest"):
        manifest.write_bytes(b"")
    opened = kept.open()
    assert texts_of(opened) == {one.text for one in kept.entries}
    assert len(list(opened.conversations.load_all())) == 1
    assert opened.load_settings() == Settings(days=Days(begins_at=6))
    assert opened.damaged == ()
    opened.close()


def test_a_lost_manifest_folder_is_restored(kept: Kept) -> None:
    shutil.rmtree(kept.inside / "tables" / "entries.lance" / "_versions")
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES
    opened.close()


def test_tables_put_back_to_an_older_state_are_noticed_and_counted(kept: Kept) -> None:
    shutil.copytree(kept.inside / "tables", kept.folder / "older")
    opened = kept.open()
    for number in range(3):
        opened.entries.put(new_entry(f"Newer {number}.", number))
        opened.tidy()
    opened._ledger().tables["entries"].table.rewrite()
    opened._ledger().touched()
    opened.close()
    shutil.rmtree(kept.inside / "tables")
    (kept.folder / "older").rename(kept.inside / "tables")
    with pytest.raises(VaultDamaged, match="3 are missing"):
        kept.open()
    with pytest.raises(VaultDamaged, match="3 are missing"):
        kept.open()
    opened = kept.open(accept_older=True)
    assert texts_of(opened) >= {one.text for one in kept.entries}
    assert any("entries" in name for name in opened.damaged)
    opened.close()
    kept.open().close()


def test_tables_one_checkpoint_behind_are_made_good_by_the_log(kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs("checkpoint before the newest was needed")
    shutil.copytree(kept.inside / "tables", kept.folder / "older")
    opened = kept.open()
    opened.entries.put(new_entry("Newer."))
    opened.close()
    shutil.rmtree(kept.inside / "tables")
    (kept.folder / "older").rename(kept.inside / "tables")
    opened = kept.open()
    assert texts_of(opened) == {one.text for one in kept.entries} | {"Newer."}
    opened.close()


def test_a_whole_older_folder_is_recognised_on_this_computer_alone(kept: Kept) -> None:
    shutil.copytree(kept.inside, kept.folder / "older")
    opened = kept.open()
    opened.entries.put(new_entry("Newer."))
    opened.close()
    shutil.rmtree(kept.inside)
    (kept.folder / "older").rename(kept.inside)
    with pytest.raises(VaultRolledBack):
        kept.open()
    shutil.copytree(kept.inside, kept.folder / "elsewhere" / "vault")
    elsewhere = Kept(kept.folder / "elsewhere", kept.entries).open()
    assert len(texts_of(elsewhere)) == NOTES
    elsewhere.close()
    kept.open(accept_older=True).close()
    kept.open().close()


def test_a_passphrase_put_back_with_the_header_is_recognised(kept: Kept) -> None:
    headers = {name: (kept.inside / name).read_bytes() for name in ("header-a", "header-b")}
    opened = kept.open()
    change_passphrase(opened.keys, bytearray(b"a new one"))
    opened.close()
    for name, content in headers.items():
        (kept.inside / name).write_bytes(content)
    with pytest.raises(VaultRolledBack):
        kept.open()


def test_a_truncated_log_end_is_kept_aside_and_named(kept: Kept) -> None:
    image = crash_image(kept)
    log = image.inside / "log"
    content = log.read_bytes()
    log.write_bytes(content[:-30])
    opened = image.open()
    assert texts_of(opened) == {one.text for one in kept.entries} | {"Only in the log 0.", "Only in the log 1."}
    cut, lost = opened.damaged
    assert "unfinished last record" in cut
    assert lost == "the last record of the log, which this computer has seen"
    aside = list((image.inside / "quarantine").glob("log-*"))
    assert [file.read_bytes() for file in aside] == [content[:-30]]
    opened.entries.put(new_entry("After it."))
    opened.close()
    again = image.open()
    assert "After it." in texts_of(again)
    assert again.damaged == ()
    again.entries.erase(kept.entries[0].entry_id)
    for _ in again.upkeep():
        pass
    assert not any(one.exists() for one in aside), "it may hold what was erased"
    again.close()


def test_a_log_garbled_in_the_middle_gives_the_rest_and_names_the_gap(kept: Kept) -> None:
    image = crash_image(kept)
    found = log_frames(image)
    flip(image.inside / "log", (found[-2].start + found[-2].end) // 2)
    opened = image.open()
    assert texts_of(opened) == {one.text for one in kept.entries} | {"Only in the log 0.", "Only in the log 2."}
    assert any(str(found[-2].sequence) in name for name in opened.damaged)
    opened.close()
    again = image.open()
    assert len(texts_of(again)) == NOTES + 2
    again.close()


def test_a_damaged_log_head_loses_nothing(kept: Kept) -> None:
    image = crash_image(kept)
    flip(image.inside / "log", HEAD_SIZE - 1)
    opened = image.open()
    assert len(texts_of(opened)) == NOTES + 3
    assert "the head of the log" in opened.damaged
    opened.close()


def test_a_record_repeated_in_the_log_is_damage(kept: Kept) -> None:
    image = crash_image(kept)
    log = image.inside / "log"
    content = log.read_bytes()
    last = log_frames(image)[-1]
    log.write_bytes(content + content[last.start : last.end])
    opened = image.open()
    assert len(texts_of(opened)) == NOTES + 3
    assert any("twice" in name for name in opened.damaged)
    opened.close()


def test_a_lost_log_is_named_and_the_tables_still_open(kept: Kept) -> None:
    (kept.inside / "log").unlink()
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES
    assert "the log is missing" in opened.damaged
    opened.close()


def test_one_copy_of_a_checkpoint_is_enough(kept: Kept) -> None:
    newest = max(int(path.name.split("-")[1]) for path in kept.inside.glob("checkpoint-*-a"))
    flip(kept.inside / f"checkpoint-{newest}-a", 100)
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES
    assert opened.damaged == (f"a copy of checkpoint {newest}",)
    opened.close()


def test_without_its_newest_checkpoint_the_one_before_and_the_log_serve(kept: Kept) -> None:
    image = crash_image(kept)
    newest = max(int(path.name.split("-")[1]) for path in image.inside.glob("checkpoint-*-a"))
    for copy in ("a", "b"):
        flip(image.inside / f"checkpoint-{newest}-{copy}", 100)
    opened = image.open()
    assert len(texts_of(opened)) == NOTES + 3
    assert any(f"checkpoint {newest}" in name for name in opened.damaged)
    opened.close()


def test_without_any_checkpoint_the_tables_open_and_it_is_named(kept: Kept) -> None:
    image = crash_image(kept)
    for path in image.inside.glob("checkpoint-*"):
        path.unlink()
    before = contents_of(image)
    with pytest.raises(VaultDamaged, match="nobody can tell whether entries are missing"):
        image.open()
    assert contents_of(image) == before
    opened = image.open(accept_older=True)
    assert len(texts_of(opened)) == NOTES + 3
    assert "every checkpoint" in opened.damaged
    assert not any("0 records" in name for name in opened.damaged)
    opened.close()
    again = image.open()
    assert again.damaged == ()
    again.close()


def test_unreadable_conversations_do_not_stop_the_entries(kept: Kept) -> None:
    path = data_file(kept, "conversations")
    path.unlink()
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES
    assert list(opened.conversations.load_all()) == []
    assert any("conversations" in name for name in opened.damaged)
    assert list((kept.inside / "quarantine").glob("conversations-*"))
    opened.close()


def test_unreadable_entries_are_said_to_be_damaged_not_a_wrong_passphrase(kept: Kept) -> None:
    path = data_file(kept)
    path.unlink()
    with pytest.raises(VaultDamaged, match=f"{NOTES} are missing"):
        kept.open()
    with pytest.raises(WrongPassphrase):
        kept.vault.unlock(Secrets(passphrase=bytearray(b"wrong")))
    assert not path.exists()


def test_a_data_file_cut_in_the_middle_costs_what_was_cut(kept: Kept) -> None:
    """The end, on which all else hangs, comes back from the checkpoint; rows in the part before the cut open."""
    sealed = sealed_of(kept, 4)
    path = data_file(kept)
    content = path.read_bytes()
    path.write_bytes(content[: content.index(sealed)])
    opened = kept.open()
    ordered = sorted(kept.entries, key=lambda one: one.entry_id)  # as the rows lie
    place = ordered.index(kept.entries[4])
    assert texts_of(opened) == {one.text for one in ordered[:place]}
    assert set(opened.damaged) == {f"entry {one.entry_id.hex()[:8]}" for one in ordered[place:]}
    opened.entries.put(new_entry("Life goes on."))
    opened.close()
    again = kept.open()
    assert len(texts_of(again)) == place + 1
    again.close()
