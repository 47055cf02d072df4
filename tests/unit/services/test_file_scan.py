"""Which files are read, which are not, and that what is in them is found across pieces and in names."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from diary_desktop.domain.errors import Cancelled
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import file_scan, proof
from diary_desktop.services.file_scan import Roots, scan
from diary_desktop.services.proof import Finder
from tests.nobody import printed_by_nobody

WORD = b"marmaladelantern"
FINDER = Finder({WORD: "word"})
OLD = time.time() - 7 * 86_400


def put(file: Path, content: bytes, when: float | None = None) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if when is not None:
        os.utime(file, (when, when))
    return file


def found(roots: Roots, since: float = 0.0) -> list[str]:
    return [file.name for file, _ in scan(roots, FINDER, since, Token()).found]


def test_a_word_across_two_pieces_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "PIECE", 50)
    for at in range(40, 60):
        put(tmp_path / f"{at}", b"\0" * at + WORD + b"\0" * 30)
    assert len(found(Roots({"own": tmp_path}, {}))) == 20


def test_a_word_in_a_name_is_found(tmp_path: Path) -> None:
    name = WORD.decode()
    put(tmp_path / name / "file", b"x")
    assert found(Roots({"own": tmp_path}, {})) == ["file"]


def test_models_are_skipped_and_links_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "own" / "models" / "weights", WORD)
    put(tmp_path / "elsewhere" / "file", WORD)
    if sys.platform != "win32":
        (tmp_path / "own" / "link").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "own" / "file-link").symlink_to(tmp_path / "elsewhere" / "file")
    roots = Roots({"own": tmp_path / "own"}, {}, {"models": tmp_path / "own" / "models"})
    assert found(roots) == []
    assert found(Roots(roots.own, {})) == ["weights"]


def test_around_only_what_changed_since_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "old", WORD)
    since = time.time() + 60
    put(tmp_path / "new", WORD, since)
    assert found(Roots({}, {"around": tmp_path}), since) == ["new"]
    assert sorted(found(Roots({"own": tmp_path}, {}), since)) == ["new", "old"], "the program's own are read whole"
    monkeypatch.setattr(file_scan, "OLDER_READ", 3)
    result = scan(Roots({"own": tmp_path}, {}), FINDER, since, Token())
    assert ([file.name for file, _ in result.found], result.older, result.files) == (["new"], 1, 1)


def test_a_file_of_two_roots_is_read_once_and_a_folder_that_is_not_there_is_none(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "file", WORD)
    roots = Roots({"own": tmp_path, "deep": tmp_path / "deep", "gone": tmp_path / "gone"}, {"around": tmp_path})
    result = scan(roots, FINDER, 0.0, Token())
    assert (result.files, result.size) == (1, len(WORD))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes reading away in another way")
def test_what_refuses_is_counted() -> None:
    imports = (
        "import sys; from pathlib import Path\n"
        "from diary_desktop.runtime.engine_thread import Token\n"
        "from diary_desktop.services.file_scan import Roots, scan\n"
        "from diary_desktop.services.proof import Finder\n"
    )
    lines = "done = scan(Roots({'own': Path(sys.argv[1])}, {}), Finder({b'word': 'word'}), 0.0, Token())\n"
    with tempfile.TemporaryDirectory() as folder:  # not below pytest's, which nobody else may enter
        Path(folder).chmod(0o755)
        put(Path(folder) / "open", WORD).chmod(0o644)
        put(Path(folder) / "shut", WORD).chmod(0)
        assert printed_by_nobody(imports, f"{lines}print(done.files, done.unreadable)", Path(folder)) == "1 1"


def test_it_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    put(tmp_path / "one", bytes(3 << 20))
    put(tmp_path / "two", bytes(1 << 20))
    seen: list[tuple[int, int]] = []
    token = Token()

    def told(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 2:
            token.cancel()

    with pytest.raises(Cancelled):
        scan(Roots({"own": tmp_path}, {}), FINDER, 0.0, token, told)
    assert seen == [(1 << 20, 4 << 20), (2 << 20, 4 << 20)]


def test_many_strings_are_told_apart_in_one_pass() -> None:
    wanted = {os.urandom(12): f"{number}" for number in range(300)}
    finder = Finder(wanted | {bytes(20): "zeros"})
    chosen = list(wanted)[::7]
    content = os.urandom(100).join([b"", *chosen, b""])
    assert finder.names_in(content) == {wanted[one] for one in chosen}
    assert finder.names_in(bytes(40)) == {"zeros"}
    assert finder.names_in(b"x") == set()
