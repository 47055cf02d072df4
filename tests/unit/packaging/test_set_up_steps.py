"""Steps are done once, done again when what they depend on changes, and go on where they were interrupted."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from set_up import language_model, plan, system_libraries
from set_up.environment import Environment, sweep_unfinished
from set_up.progress import CommandFailed, Screen, SetUpFailed, run_logged, share_done, spoken_time
from set_up.stamps import Stamps, Step, key_of


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def stamps(tmp_path: Path) -> Stamps:
    return Stamps(tmp_path / "stamps")


def step(name: str, done: list[str], *, key: str = "k", error: BaseException | None = None, optional: bool = False):
    def work() -> None:
        if error:
            raise error
        done.append(name)

    return Step(name, name, key, work, optional)


def test_a_stamp_holds_until_its_key_changes(stamps: Stamps) -> None:
    stamps.write(step("one", [], key="a"))
    assert stamps.holds(step("one", [], key="a"))
    assert not stamps.holds(step("one", [], key="b"))
    assert not stamps.holds(step("two", [], key="a"))


def test_a_broken_stamp_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"\xff\xfe")
    assert not Stamps(tmp_path).holds(step("one", []))


def test_keys_tell_files_texts_and_their_borders_apart(tmp_path: Path) -> None:
    file = tmp_path / "pins"
    absent = key_of("3.11", file)
    file.write_text("numpy==1")
    first = key_of("3.11", file)
    file.write_text("numpy==2")
    keys = {absent, first, key_of("3.11", file), key_of("3.12", file), key_of("a", "b"), key_of("ab", "")}
    assert len(keys) == 6


def test_an_interrupted_walk_goes_on_where_it_stopped(stamps: Stamps, said: io.StringIO) -> None:
    done: list[str] = []
    first = [step("a", done), step("b", done, error=KeyboardInterrupt()), step("c", done)]
    with pytest.raises(KeyboardInterrupt):
        plan.walk(first, stamps, Screen(said))
    again = [step("a", done), step("b", done), step("c", done)]
    plan.walk(plan.pending(again, stamps, retry=False), stamps, Screen(said))
    assert done == ["a", "b", "c"]
    assert plan.pending(again, stamps, retry=False) == []


def test_an_optional_step_may_fail_and_is_tried_again(stamps: Stamps, said: io.StringIO) -> None:
    done: list[str] = []
    steps = [step("a", done, error=CommandFailed("pip failed.", "the reason"), optional=True), step("b", done)]
    failed = plan.walk(steps, stamps, Screen(said))
    assert [one.name for one in failed] == ["a"]
    assert done == ["b"]
    assert "pip failed. The app runs without it." in said.getvalue()
    assert "the reason" in said.getvalue()
    assert [one.name for one in plan.pending(steps, stamps, retry=False)] == ["a"]


def test_a_failed_compile_is_not_repeated_at_every_start(stamps: Stamps, said: io.StringIO) -> None:
    steps = [step("llama", [], error=language_model.NotCompiled("It did not compile."), optional=True)]
    plan.walk(steps, stamps, Screen(said))
    assert plan.pending(steps, stamps, retry=False) == []
    assert plan.pending(steps, stamps, retry=True) == steps
    assert plan.pending([step("llama", [], key="new flags")], stamps, retry=False)


def test_a_needed_step_stops_the_walk(stamps: Stamps, said: io.StringIO) -> None:
    done: list[str] = []
    with pytest.raises(SetUpFailed):
        plan.walk([step("a", done, error=SetUpFailed("no")), step("b", done)], stamps, Screen(said))
    assert done == []


@pytest.mark.parametrize(
    ("output", "share"),
    [(b"cloning", None), (b"[1/4] cc a\n[2/4] cc b\n", 0.5), (b"[ 43%] Building", 0.43), (b"[0/0]", 0.0)],
)
def test_build_tools_tell_how_far_they_are(tmp_path: Path, output: bytes, share: float | None) -> None:
    log = tmp_path / "log"
    log.write_bytes(output)
    assert share_done(log) == share


def test_times_are_said_in_words() -> None:
    assert [spoken_time(seconds) for seconds in (0.44, 41, 230)] == ["0.4 s", "41 s", "3 min 50 s"]


def test_a_program_that_fails_shows_its_last_words(tmp_path: Path, said: io.StringIO) -> None:
    command = [sys.executable, "-c", "print('why'); raise SystemExit(3)"]
    with pytest.raises(CommandFailed, match="code 3") as caught:
        run_logged(command, tmp_path / "log", Screen(said), "working")
    assert "why" in caught.value.output
    with pytest.raises(CommandFailed, match="could not be started"):
        run_logged([tmp_path / "absent"], tmp_path / "log", Screen(said), "working")


def test_half_installed_packages_are_swept_away(tmp_path: Path) -> None:
    whole, half = tmp_path / "whole-1.dist-info", tmp_path / "half-1.dist-info"
    whole.mkdir()
    half.mkdir()
    (whole / "INSTALLER").write_text("pip")
    (half / "METADATA").write_text("Name: half")
    assert sweep_unfinished(tmp_path) == ["half-1.dist-info"]
    assert whole.is_dir()
    assert not half.exists()


def test_environment_is_made_and_recognised(tmp_path: Path, said: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = Environment(Screen(said), tmp_path / "venv")
    assert not environment.is_sound()
    environment.folder.mkdir()
    (environment.folder / "leftover").write_text("of an interrupted start")
    environment.records.mkdir()
    (environment.records / "stamp").write_text("kept")
    environment.create()
    assert environment.is_sound()
    assert not (environment.folder / "leftover").exists()
    assert (environment.records / "stamp").exists()
    assert environment.interpreter.startswith(".".join(map(str, sys.version_info[:3])))
    monkeypatch.setattr("venv.create", None)
    environment.create()


def fake_tools(folder: Path, monkeypatch: pytest.MonkeyPatch, installed: list[str]) -> Path:
    """A dpkg that holds ``installed`` and an apt-get that writes down what it is asked."""
    folder.mkdir()
    calls = folder / "calls"
    (folder / "dpkg-query").write_text("#!/bin/sh\n" + "".join(f"echo {name} installed\n" for name in installed))
    (folder / "apt-get").write_text(f'#!/bin/sh\necho "$@" >> "{calls}"\n')
    for tool in ("dpkg-query", "apt-get"):
        (folder / tool).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return calls


needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")


@needs_linux
def test_root_installs_only_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: io.StringIO) -> None:
    calls = fake_tools(tmp_path / "bin", monkeypatch, ["libegl1", "libglib2.0-0t64"])
    monkeypatch.setattr(system_libraries, "may_install", lambda: True)
    wanted = ["libegl1", "libglib2.0-0", "libportaudio2"]
    assert system_libraries.provide(wanted, Screen(said), tmp_path / "log")
    assert calls.read_text().splitlines() == ["update", "install -y --no-install-recommends libportaudio2"]


@needs_linux
def test_others_get_the_line_to_paste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: io.StringIO) -> None:
    calls = fake_tools(tmp_path / "bin", monkeypatch, ["libegl1"])
    monkeypatch.setattr(system_libraries, "may_install", lambda: False)
    assert not system_libraries.provide(["libegl1", "libportaudio2"], Screen(said), tmp_path / "log")
    assert "sudo apt-get install -y --no-install-recommends libportaudio2" in said.getvalue()
    assert not calls.exists()


@needs_linux
def test_nothing_missing_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: io.StringIO) -> None:
    calls = fake_tools(tmp_path / "bin", monkeypatch, ["libegl1"])
    assert system_libraries.provide(["libegl1"], Screen(said), tmp_path / "log")
    assert said.getvalue() == ""
    assert not calls.exists()
