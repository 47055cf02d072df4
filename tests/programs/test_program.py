"""The program as a person starts it: real engines, real files, an empty home, one process after another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PASS = "correct horse battery staple\n"


def diary(*words: str, home: Path, stdin: str = PASS, timeout: float = 120) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, JSON lines and standard error of one command."""
    environment = os.environ | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "diary_desktop", "--json", "--passphrase-stdin", *words],
        input=stdin, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_the_tour_does_the_main_job_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code, lines, errors = diary("tour", home=tmp_path, timeout=300)
    last = lines[-1]
    assert (code, last["event"], last["ok"]) == (0, "tour", True), errors
    assert len(last["transcripts"]) == 6
    assert last["citations"][0]["quote"].startswith("I took a long walk with")
    assert last["proof"]["words"] > 30
    assert last["proof"]["vectors"] >= 6
    assert {"create", "transcribe", "index", "answer", "speak", "unlock"} <= set(last["seconds"])
    assert last["versions"]["lancedb"]
    assert [one for one in tmp_path.rglob("*") if one.is_file() and one.suffix != ".log"] == []


def test_a_kept_tour_keeps_a_diary_and_the_spoken_answer(tmp_path: Path) -> None:
    note = ROOT / "resources" / "samples" / "garden.ogg"
    kept = tmp_path / "kept"
    args = ("tour", "--audio", str(note), "--question", "What did I plant?", "--keep", str(kept))
    code, lines, errors = diary(*args, home=tmp_path)
    assert code == 0, errors
    assert lines[-1]["question"] == "What did I plant?"
    assert (kept / "answer.wav").stat().st_size > 20_000
    assert {one.name for one in kept.iterdir()} == {"answer.wav", "state", "vault"}
    assert diary(*args, home=tmp_path)[0] == 7


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a diary, made and filled by processes of their own."""
    home = tmp_path_factory.mktemp("evening")
    assert diary("create", home=home)[1][0]["event"] == "created"
    note = str(ROOT / "resources" / "samples" / "bread.ogg")
    code, (added,), _ = diary("add", "--audio", note, "--date", "2026-11-12", home=home)
    assert (code, added["rough"], added["recognizer"]) == (0, True, "PocketSphinx en-us (starter)")
    assert diary("add", "--text", "-", home=home, stdin=PASS + "Chạy bộ dọc sông Hàn với chú Tư.\n")[0] == 0
    return home


def test_two_programs_never_write_one_diary_and_the_first_goes_on(evening: Path) -> None:
    environment = os.environ | {"HOME": str(evening), "XDG_DATA_HOME": str(evening / "data")}
    environment["XDG_STATE_HOME"] = str(evening / "state")
    log = evening / "state" / "diary-desktop" / "diary.log"
    told = len(log.read_text("utf-8"))  # filling the diary has loaded it already
    holder = subprocess.Popen(
        [sys.executable, "-m", "diary_desktop", "--json", "--passphrase-stdin", "ask", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True,
    )  # fmt: skip
    assert holder.stdin is not None
    holder.stdin.write(PASS)
    holder.stdin.flush()
    try:
        _wait_until(lambda: '"loaded"' in log.read_text("utf-8")[told:])
        code, lines, _ = diary("list", home=evening)
        assert (code, lines[-1]["error"]) == (3, "VaultInUse")
    finally:
        answer, _ = holder.communicate("What did I bake with my daughter?\n", timeout=120)
    assert holder.returncode == 0
    assert json.loads(answer.splitlines()[0])["citations"][0]["date"] == "2026-11-12"


def test_the_next_morning(evening: Path) -> None:
    """Opened, asked and proved, and no word of it in the log."""
    code, (answer,), _ = diary("ask", "Mình chạy bộ với ai?", home=evening)
    assert (code, answer["citations"][0]["quote"]) == (0, "Chạy bộ dọc sông Hàn với chú Tư.")
    assert diary("verify", home=evening)[1][0]["ok"] is True
    log = (evening / "state" / "diary-desktop" / "diary.log").read_text(encoding="utf-8")
    assert all(word not in log for word in ("daughter", "baked", "Chạy", "horse"))
    assert '"transcribed"' in log


@pytest.mark.parametrize("place", ["file", "below a file"])
def test_a_place_that_cannot_hold_a_diary_is_named(tmp_path: Path, place: str) -> None:
    file = tmp_path / "taken"
    file.write_text("mine", encoding="utf-8")
    vault = file if place == "file" else file / "vault"
    code, (error,), _ = diary("create", "--vault", str(vault), home=tmp_path)
    assert (code, error["error"]) == (7, "FolderUnusable")
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_makes_no_half_diary(tmp_path: Path) -> None:
    if not Path("/dev/full").exists() or os.geteuid() != 0 or not _mounted(tmp_path / "small"):
        pytest.skip("a small disk can only be mounted by root, and not in every sandbox")
    small = tmp_path / "small"
    try:
        (small / "filler").write_bytes(bytes(190_000))
        code, (error,), _ = diary("create", "--vault", str(small / "vault"), home=tmp_path)
        assert (code, error["error"]) == (7, "DiskFull")
        assert not (small / "vault" / "header-a").exists()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_the_doctor_needs_no_diary(tmp_path: Path) -> None:
    code, (report,), _ = diary("doctor", home=tmp_path, stdin="")
    assert code == 0
    assert {one["role"] for one in report["parts"]} == {"listening", "memory", "answering", "speaking"}
    assert str(tmp_path) not in json.dumps(report)


def test_no_child_of_the_program_reaches_the_network(tmp_path: Path) -> None:
    """The same refusal the tests rely on works in the program itself."""
    start = "from diary_desktop.system.hardening import harden; import socket; harden()"
    lines = f"{start}\nsocket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "never goes online" in done.stderr


def _wait_until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        threading.Event().wait(0.1)
    raise AssertionError("it never came")


def _mounted(folder: Path) -> bool:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="memory and sockets are looked at on Linux alone")
def test_the_proof_holds_for_the_real_program(tmp_path: Path) -> None:
    """With its own home and its own temporary folder, so that only its own traces are looked through."""
    folders = {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "TMPDIR": "temporary", "XDG_RUNTIME_DIR": "run"}
    environment = {name: str(tmp_path / folder) for name, folder in folders.items()}
    for folder in environment.values():
        Path(folder).mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in environment.items():
            patch.setenv(name, folder)
        code, lines, errors = diary("prove", home=tmp_path, stdin="", timeout=200)
    report = lines[-1]
    assert (code, report["event"], report["ok"]) == (0, "proof", True), errors
    checks = {one["name"]: one for one in report["checks"]}
    assert set(checks) == {"files", "erased", "control", "connections", "sockets", "memory"}
    assert checks["files"]["values"]["files"] > 5
    assert checks["files"]["values"]["ways"] > 100
    memory = checks["memory"]["values"]
    assert memory["words_open"] > 0, "the words are there to be found while the diary is open"
    assert memory["key_open"] >= 13, "the vault key and its subkeys, some of them more than once"
    assert memory["key"] == 0
    assert [one for one in (tmp_path / "temporary").rglob("*") if one.is_file()] == []
