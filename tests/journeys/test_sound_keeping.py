"""Sound goes when its time has come, never before its words are there, and a kill in between is made good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.settings import Settings, Sounds
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.clip_recording import ClipRecording
from diary_desktop.services.recorder import new_clip_id
from diary_desktop.storage.clips import SealedClipStore
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def spoken(desk: Desk, words: str = "Spoken.", *, starred: bool = False, awaits: bool = False) -> Entry:
    """An entry with a second of sealed sound."""
    one, clip_id = desk.journeys, new_clip_id()
    writer = one.session.with_vault(lambda vault: vault.clips.writer(clip_id, 1))
    recording = ClipRecording(clip_id, writer, one.dictation._codec, "microphone")
    recording.add(speech(1.0))
    entry = one.diary.new_entry("" if awaits else words, clip=recording.finish(), origin="transcribed")
    transcript = None if awaits else Transcript((Segment(words, 0, 1),), "en", "test")
    return one.diary.save(replace(entry, transcript=transcript, awaits_words=awaits, starred=starred))


def clips_left(desk: Desk) -> int:
    return len(desk.journeys.session.with_vault(lambda vault: vault.clips.unclaimed(set())))


def choose(desk: Desk, keep: str) -> None:
    session = desk.journeys.session
    session.change_settings(replace(session.settings(), sounds=Sounds(keep)))  # type: ignore[arg-type]  # one of the choices


def test_sound_older_than_ninety_days_goes_and_everything_else_stays(desk: Desk) -> None:
    old, starred, awaiting = spoken(desk), spoken(desk, starred=True), spoken(desk, awaits=True)
    binned = spoken(desk)
    desk.journeys.bin.put(binned.entry_id)
    desk.clock.forward(days=60)
    young = spoken(desk)
    desk.clock.forward(days=30)
    keeping = desk.journeys.sound_keeping
    assert keeping.run(0, Token()) == 0
    assert keeping.would_let_go(Sounds("90_days")).entries == 1
    assert keeping.would_let_go(Sounds("not")).entries == 2
    choose(desk, "90_days")
    assert keeping.run(0, Token()) == 1
    after = desk.journeys.diary.get(old.entry_id)
    assert old.clip is not None
    assert after.let_go is not None
    assert (after.clip, after.transcript, after.let_go.peaks) == (None, old.transcript, old.clip.peaks)
    assert (after.let_go.seconds, after.let_go.when) == (old.clip.seconds, desk.clock())
    for one in (starred, awaiting, young, binned):
        assert desk.journeys.diary.get(one.entry_id).clip == one.clip
    assert clips_left(desk) == 4
    report = desk.journeys.session.with_vault(lambda vault: vault.verify())
    assert (report.clips, report.damaged) == (4, ())


def test_not_lets_it_go_as_soon_as_the_words_are_there(desk: Desk) -> None:
    choose(desk, "not")
    awaiting = spoken(desk, awaits=True)
    assert desk.journeys.sound_keeping.run(0, Token()) == 0
    desk.journeys.diary.add_words(awaiting, Transcript((Segment("There.", 0, 1),), "en", "test"))
    assert desk.journeys.sound_keeping.run(0, Token()) == 1
    assert clips_left(desk) == 0
    assert desk.journeys.session.settings() == Settings(sounds=Sounds("not"))


def test_a_kill_between_the_entry_and_its_clip_is_made_good(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(Exception):
        """Stands for the program's end."""

    def killed(self: SealedClipStore, clip_id: object) -> None:
        raise Killed

    entry = spoken(desk)
    choose(desk, "not")
    monkeypatch.setattr(SealedClipStore, "remove", killed)
    with pytest.raises(Killed):
        desk.journeys.sound_keeping.run(0, Token())
    monkeypatch.undo()
    assert desk.journeys.diary.get(entry.entry_id).clip is None
    assert clips_left(desk) == 1
    choose_always = replace(desk.journeys.session.settings().sounds, keep="always")
    desk.journeys.session.change_settings(replace(desk.journeys.session.settings(), sounds=choose_always))
    desk.journeys.sound_keeping.run(0, Token())
    assert clips_left(desk) == 0
    assert desk.journeys.session.settings() == Settings()


def test_erasing_takes_files_along_that_a_kill_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = spoken(desk)
    choose(desk, "not")
    monkeypatch.setattr(SealedClipStore, "remove", lambda self, clip_id: None)
    desk.journeys.sound_keeping.run(0, Token())
    monkeypatch.undo()
    assert clips_left(desk) == 1
    desk.journeys.bin.erase(entry.entry_id)
    assert clips_left(desk) == 0


def test_it_can_be_stopped(desk: Desk) -> None:
    spoken(desk)
    choose(desk, "not")
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.journeys.sound_keeping.run(0, token)
    assert desk.journeys.session.settings().sounds.unfinished
    assert clips_left(desk) == 1
