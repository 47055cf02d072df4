"""Other programs' exports become plain entries; one bad item is named and stops none of the others."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary_desktop.domain.entry import Mood
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.foreign import ForeignEntry, Unreadable
from diary_desktop.exchange import (
    apple_journal,
    archive_reading,
    day_one,
    day_one_classic,
    foreign_tree,
    jrnl,
    keep,
    markdown,
)
from diary_desktop.exchange.foreign_diary import open_foreign
from diary_desktop.exchange.foreign_tree import Unfit
from tests.unit.exchange import foreign_samples as samples
from tests.unit.exchange.foreign_samples import PICTURE, write, zipped

Read = tuple[list[ForeignEntry], set[tuple[str, str]]]


def read(path: Path, form: str) -> Read:
    found = open_foreign(path)
    assert found.form == form
    items = list(found.items())
    entries = [one for one in items if isinstance(one, ForeignEntry)]
    return entries, {(one.item, one.flaw) for one in items if isinstance(one, Unreadable)}


@pytest.mark.parametrize("as_zip", [False, True])
def test_day_one(tmp_path: Path, as_zip: bool) -> None:
    files = samples.day_one()
    path = zipped(tmp_path / "export.zip", files) if as_zip else write(tmp_path / "export", files)
    (one,), bad = read(path, "day_one")
    assert (one.title, one.text) == ("Market", "Bought mangoes. Sweet!")
    assert (one.when.isoformat(), str(one.when.tzinfo)) == ("2021-07-04T02:30:00+07:00", "Asia/Ho_Chi_Minh")
    assert (one.tags, one.place, one.starred) == (("fruit", "market"), "Ben Thanh, Saigon", True)
    assert [(file.name, file.read()) for file in one.files] == [("abc.png", PICTURE)]
    assert bad == {
        ("Journal.json, 1: gone.jpeg", "file_missing"),
        ("Journal.json, 2", "empty"),
        ("Journal.json, 3", "no_date"),
        ("Journal.json, 4", "damaged"),
    }


def test_a_file_chosen_alone_finds_its_photos_beside_it_and_nothing_elsewhere(tmp_path: Path) -> None:
    folder = write(tmp_path / "export", samples.day_one())
    ((one,), _) = read(folder / "Journal.json", "day_one")
    assert [file.read() for file in one.files] == [PICTURE]
    write(tmp_path, {"out.png": PICTURE})
    note = folder / "note.md"
    note.write_text("![a](../out.png) ![b](/etc/passwd) Text.", encoding="utf-8")
    ((one,), bad) = read(note, "markdown")
    assert (one.files, bad) == (
        (),
        {("note.md: out.png", "file_missing"), ("note.md: passwd", "file_missing")},
    )


def test_day_one_classic(tmp_path: Path) -> None:
    (one,), bad = read(write(tmp_path, samples.classic()), "day_one_classic")
    assert (one.text, one.tags, one.starred) == ("Rain on the roof.", ("home",), True)
    assert one.when.isoformat() == "2014-03-01T21:00:00+01:00"
    assert [file.read() for file in one.files] == [PICTURE]
    assert bad == {("entries/C2.doentry", "damaged"), ("entries/C3.doentry", "damaged")}


def test_apple_journal(tmp_path: Path) -> None:
    (one,), bad = read(write(tmp_path, samples.apple()), "apple_journal")
    assert (one.title, one.text) == ("Low tide", "Crabs & mud.\n\nWet shoes.\n\n- Walking, 3 km")
    assert (one.place, one.people, one.when) == ("The pier", ("Minh",), datetime(2023, 12, 17, 12))
    assert [file.name for file in one.files] == ["p.png"]
    assert not bad


@pytest.mark.parametrize("day", ["Sunday, December 17, 2023", "Chủ Nhật, 17 tháng 12, 2023"])
def test_apple_journal_says_its_day_in_other_ways(tmp_path: Path, day: str) -> None:
    (one,), _ = read(write(tmp_path, samples.apple(day)), "apple_journal")
    assert one.when == datetime(2023, 12, 17, 12)


def test_google_keep(tmp_path: Path) -> None:
    (one,), bad = read(write(tmp_path, samples.keep()), "keep")
    assert (one.title, one.text) == ("Packing", "- [x] boots\n- [ ] map")
    assert (one.when, one.tags, one.pinned) == (datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC), ("trip",), True)
    assert [file.name for file in one.files] == ["shoe.jpg"]
    assert bad == {
        ("Keep/Packing.json: gone.png", "file_missing"),
        ("Keep/Old.json", "thrown_away"),
        ("Keep/Broken.json", "damaged"),
    }


def test_jrnl(tmp_path: Path) -> None:
    path = tmp_path / "my.journal"
    path.write_text(f"A line before any day.\n{samples.JRNL}", encoding="utf-8")
    with pytest.raises(InputError):
        open_foreign(path)
    path.write_text(samples.JRNL, encoding="utf-8")
    (first, second), bad = read(path, "jrnl")
    assert (first.title, first.starred, first.tags) == ("Frost on the window", True, ("lan",))
    assert first.text == "Tea with @lan before work.\n[not a day] stays in the text"
    assert (second.text, second.title, second.when) == ("Only a title", "", datetime(2020, 2, 2, 21))
    assert not bad


def test_jrnl_as_a_folder_of_days(tmp_path: Path) -> None:
    files = {"2020/02/01.txt": samples.JRNL, "2020/notes.txt": samples.JRNL}
    entries, bad = read(write(tmp_path, files), "jrnl")
    assert ([one.item for one in entries], bad) == (["2020/02/01.txt, 1", "2020/02/01.txt, 2"], set())


def test_markdown(tmp_path: Path) -> None:
    entries, bad = read(write(tmp_path, samples.markdown()), "markdown")
    ride, quiet = entries
    assert (ride.title, ride.when, ride.mood) == ("The red bicycle", datetime(2022, 5, 6, 7, 8), Mood.BRIGHT)
    assert (ride.tags, ride.place) == (("ride", "early", "dawn"), "Hue")
    assert [file.read() for file in ride.files] == [PICTURE]
    assert (quiet.title, quiet.text, quiet.when) == ("Quiet", "Slept long.", datetime(2023, 1, 2, 12))
    assert bad == {("2022/bicycle.md: lost.png", "file_missing"), ("empty.md", "empty"), ("latin.md", "damaged")}


def test_markdown_without_a_day_has_the_one_of_its_file(tmp_path: Path) -> None:
    (one,), _ = read(write(tmp_path, {"thought.md": "Hm."}), "markdown")
    assert one.dated_by_file
    assert abs(datetime.fromtimestamp((tmp_path / "thought.md").stat().st_mtime) - one.when) < timedelta(seconds=2)


def test_what_no_program_wrote_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", write(tmp_path / "other", {"a.pdf": b"%PDF", "b.json": "[]", "c.txt": "Hello"})):
        with pytest.raises(InputError):
            open_foreign(path)


def test_a_zip_that_leads_out_of_itself_or_was_made_to_harm(tmp_path: Path) -> None:
    """Nothing of it is ever a path: such members are named and never read, nor is what grows without end."""
    path = zipped(tmp_path / "export.zip", {"a.md": "Fine. 2020", "../out.md": "Out.", "/root.md": "Root."})
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(link, "/etc/passwd")
        file.writestr("bomb.md", b"a" * 11_000_000)
    (one,), bad = read(path, "markdown")
    assert one.item == "a.md"
    assert bad == {
        ("../out.md", "not_followed"),
        ("/root.md", "not_followed"),
        ("link.md", "not_followed"),
        ("bomb.md", "too_large"),
    }


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere", {"secret.md": "Not yours."})
    folder = write(tmp_path / "notes", {"a.md": "Mine."})
    (folder / "link.md").symlink_to(secret / "secret.md")
    (folder / "further").symlink_to(secret, target_is_directory=True)
    (one,), bad = read(folder, "markdown")
    assert one.text == "Mine."
    assert bad == {("link.md", "not_followed"), ("further", "not_followed")}


class Bare:
    """One file of arbitrary bytes under the name a reader looks for."""

    refused: tuple[Unreadable, ...] = ()

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def names(self) -> tuple[str, ...]:
        return tuple(self._files)

    def has(self, name: str) -> bool:
        return name in self._files

    def read(self, name: str, most: int = foreign_tree.MOST_DOCUMENT) -> bytes:
        if name not in self._files:
            raise Unfit("file_missing")
        return self._files[name]

    def changed(self, name: str) -> datetime | None:
        return None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
JSON_READERS = [(day_one, "a.json"), (keep, "a.json"), (archive_reading, "diary.json")]
READERS = [
    *JSON_READERS,
    (day_one_classic, "a.doentry"),
    (apple_journal, "a.html"),
    (jrnl, "a.txt"),
    (markdown, "a.md"),
]
BEGINNINGS = [
    b"",
    b"[2020-01-01 10:00] ",
    b"---\ndate: ",
    b"<plist><dict><key>Creation Date</key>",
    b"<div class='pageHeader'>",
]


@settings(max_examples=40)
@given(beginning=st.sampled_from(BEGINNINGS), content=st.binary(max_size=200))
def test_no_bytes_make_a_reader_fall(beginning: bytes, content: bytes) -> None:
    for reader, name in READERS:
        tree = Bare({name: beginning + content})
        reader.reads(tree)
        assert all(isinstance(one, ForeignEntry | Unreadable) for one in reader.items(tree))


OTHER_KEYS = "attachments annotations listContent told happened id sound trackers revisions in_bin_since mood"
KEYS = sorted({*samples.DAY_ONE_ENTRY, *samples.KEEP, *OTHER_KEYS.split()})


@settings(max_examples=60)
@given(body=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_no_values_make_a_reader_fall(body: dict[str, object]) -> None:
    entry = {"userEditedTimestampUsec": 1, "textContent": "a", "text": "a", "creationDate": "2020-01-01", **body}
    whole = {"format": "diary-archive", "version": 1, "entries": [entry]}
    for reader, name in JSON_READERS:
        tree = Bare({name: json.dumps(entry if reader is keep else whole).encode()})
        reader.reads(tree)
        assert all(isinstance(one, ForeignEntry | Unreadable) for one in reader.items(tree))


@pytest.mark.parametrize(
    ("folder", "form", "entries", "bad"),
    [
        ("day_one", "day_one", 3, {"empty"}),
        ("day_one_classic", "day_one_classic", 4, {"damaged"}),
        ("apple_journal", "apple_journal", 2, {"file_missing"}),
        ("keep", "keep", 11, {"thrown_away", "file_missing"}),
        ("markdown", "markdown", 3, set()),
        ("jrnl/basic_folder", "jrnl", 3, set()),
        ("jrnl/little_endian_dates.journal", "jrnl", 2, set()),
    ],
)
def test_samples_of_the_programs_themselves(shared: Path, folder: str, form: str, entries: int, bad: set[str]) -> None:
    path = shared / "imports" / folder
    if not path.exists():
        pytest.skip("no samples here")
    found, flaws = read(path, form)
    assert (len(found), {flaw for _, flaw in flaws}) == (entries, bad)
