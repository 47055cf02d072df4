"""A proof holds for this diary and breaks for one that leaves something behind, in a file, in memory or on a line."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diary_desktop.cli.prove_verbs import page
from diary_desktop.domain.entry import Clip, Entry
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.events import DraftSealed, Event, VaultLocked
from diary_desktop.domain.transcript import Transcript
from diary_desktop.ports.audio import Microphone
from diary_desktop.ports.storage import OpenVault
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.file_scan import Roots
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.proof_checks import connections_check
from diary_desktop.services.proof_report import ProofReport, report_of
from diary_desktop.services.proof_sound import PlantedSound
from diary_desktop.services.proving import STEPS, Concealed, Ground, Proving
from diary_desktop.system.own_memory import Hidden
from tests.journeys.conftest import MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk


@dataclass
class Field:
    """The ground of a proof on fakes, and what came of it."""

    ground: Ground
    told: list[tuple[str, int, int]]

    def prove(self, token: Token | None = None, **changed: object) -> ProofReport:
        ground = replace(self.ground, **changed)  # type: ignore[arg-type]  # its own fields
        return Proving(ground, token or Token(), lambda *step: self.told.append(step)).run("2026-11-21T21:40")


@pytest.fixture
def field(make_desk: MakeDesk, tmp_path: Path) -> Iterator[Field]:
    folder = tmp_path / "proof"
    folder.mkdir()
    roots = Roots({"everything": tmp_path}, {}, {"models": tmp_path / "models"})
    yield Field(
        Ground(
            folder=folder,
            roots=roots,
            diary=lambda _: make_desk().journeys,
            close=lambda journeys: journeys.session.lock(),
            conceal=Hidden,
            keys=lambda _: {"vault": Hidden(b"k" * 32), "records": Hidden(b"r" * 32)},
            counts=counting(),
            sockets=lambda: 0,
            refused=lambda: 0,
            scrub=lambda: None,
            attempts=lambda: ("on", "on"),
        ),
        [],
    )
    assert not (folder / "planted").exists()


def counting(control: int = 3) -> Callable[[Mapping[str, Concealed]], Counter[str]]:
    """Each word twice at first and once afterwards; of the control ``control`` more afterwards."""
    looks: list[int] = []

    def counts(wanted: Mapping[str, Concealed]) -> Counter[str]:
        looks.append(1)
        found = Counter(dict.fromkeys(wanted, 2 if len(looks) == 1 else 1))
        found["control"] = control * (len(looks) - 1)
        return found

    return counts


def verdicts(report: ProofReport) -> dict[str, bool | None]:
    return {one.name: one.ok for one in report.checks}


def test_the_proof_holds_and_says_what_it_does_not_prove(field: Field) -> None:
    report = field.prove()
    assert verdicts(report) == {
        "files": True, "erased": True, "control": True, "connections": True, "sockets": True, "memory": None,
    }  # fmt: skip
    assert report.holds
    assert [step for step, done, _ in field.told if not done] == list(STEPS)
    memory = report.checks[-1]
    assert memory.values["key"] == 2, "the vault's and the one made from it"
    assert memory.values["words_open"] == 2 * memory.values["words"]
    assert all(one.limit for one in report.checks)
    assert report_of(json.loads(json.dumps(report.fields()))) == report
    said = page(report)
    assert "holds   files" in said
    assert str(field.ground.roots.skipped["models"]) in said


def test_a_diary_that_leaves_a_word_in_a_file_is_found_out(field: Field, tmp_path: Path) -> None:
    open_diary = field.ground.diary

    def leaky(folder: Path) -> Journeys:
        journeys = open_diary(folder)
        write = journeys.diary.write

        def writes(text: str, **rest: object) -> object:
            kind = "kept" if text.startswith("Today") else "erased"
            (tmp_path / f"{kind}.tmp").write_text(text, encoding="utf-16")
            return write(text, **rest)  # type: ignore[arg-type]  # handed on

        journeys.diary.write = writes  # type: ignore[method-assign, assignment]  # for this test
        return journeys

    report = field.prove(diary=leaky)
    assert (verdicts(report)["files"], verdicts(report)["erased"]) == (False, False)
    assert not report.holds
    assert report.checks[0].values["places"] == 1


@pytest.mark.parametrize("leak", ["wave", "opus", "floats in base64", "erased"])
def test_a_diary_that_leaves_a_sound_in_a_file_is_found_out(field: Field, tmp_path: Path, leak: str) -> None:
    open_diary, noises = field.ground.diary, list[np.ndarray]()

    def leaky(folder: Path) -> Journeys:
        journeys = open_diary(folder)
        keep = journeys.diary.add_words

        def keeps(entry: Entry, transcript: Transcript) -> Entry:
            sound = np.concatenate(list(journeys.dictation.sound_of(entry)))
            microphone = noises[-1].astype("<i2")
            content = {
                "wave": b"RIFF" + bytes(40) + microphone.tobytes(),
                "opus": journeys.session.with_vault(lambda vault: _opus(vault, entry)),
                "floats in base64": base64.b64encode(b"a" + (microphone / np.float32(32_768)).tobytes()),
                "erased": microphone.astype(">i2").tobytes(),
            }[leak]
            assert len(sound) == len(microphone)
            if (leak == "erased") == (len(noises) == 2):
                (tmp_path / "left.tmp").write_bytes(content)
            return keep(entry, transcript)

        start: Any = journeys.recorder.start

        def starts(*asked: Any, microphone: Microphone) -> Future[Clip]:
            noises.append(np.concatenate([one.pcm for one in microphone.chunks()]))
            begun: Future[Clip] = start(*asked, microphone=microphone)
            return begun

        journeys.diary.add_words = keeps  # type: ignore[method-assign, assignment]  # for this test
        journeys.recorder.start = starts  # type: ignore[method-assign, assignment]  # for this test
        return journeys

    report = field.prove(diary=leaky)
    assert (verdicts(report)["files"], verdicts(report)["erased"]) == (leak == "erased", leak != "erased")
    assert verdicts(report)["control"] is True


def _opus(vault: OpenVault, entry: Entry) -> bytes:
    assert entry.clip is not None
    return vault.clips.read(entry.clip.clip_id, entry.clip.parts)


def test_every_way_a_sound_is_looked_for_is_unlike_what_lies_in_files_by_chance(field: Field) -> None:
    one = PlantedSound()
    journeys = field.ground.diary(field.ground.folder / "vault")
    journeys.session.create(bytearray(b"quiet otter"))
    kept = one.record(journeys, "Nothing but noise.")
    assert kept.text == "Nothing but noise."
    traces = one.traces()
    assert {name.partition(" of ")[2] or name for name in traces.values()} == {
        "sound, 16 bits", "sound, 16 bits, big end first", "sound, 32 bits", "sound, Opus",
    }  # fmt: skip
    assert 4 * 4 * 6 <= len(traces) <= 4 * 4 * 9, "plain, base64 cut three ways, for addresses too, two hexadecimals"
    assert min(len(set(piece)) for piece, name in traces.items() if " of " not in name) >= 12
    journeys.session.lock()


def test_a_draft_is_half_written_when_it_locks(field: Field) -> None:
    open_diary, news = field.ground.diary, list[Event]()

    def heard(folder: Path) -> Journeys:
        journeys = open_diary(folder)
        journeys.bus.listen(news.append)
        return journeys

    field.prove(diary=heard)
    kinds = [type(one) for one in news]
    assert kinds.index(DraftSealed) < len(kinds) - 1 - kinds[::-1].index(VaultLocked)


def test_a_look_through_memory_that_misses_a_planted_copy_proves_nothing(field: Field) -> None:
    assert verdicts(field.prove(counts=counting(2)))["memory"] is False


def test_where_the_system_refuses_it_says_so(field: Field) -> None:
    report = field.prove(counts=None, sockets=lambda: None)
    assert (verdicts(report)["memory"], verdicts(report)["connections"]) == (None, None)
    assert report.holds


def test_one_open_connection_breaks_it() -> None:
    assert connections_check([0, 0, 1, None], 3).ok is False
    assert connections_check([0, 0], 3).ok is True
    assert connections_check([None], 3).ok is None


def test_it_stops_when_asked(field: Field) -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        field.prove(token)


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(TypeError):
        report_of({"checks": 1, "when": "", "folders": [], "skipped": []})
