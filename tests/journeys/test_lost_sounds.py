"""Sound that a lock or a kill left without an entry gets one at the next opening, once, and never an erased one's."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.entry import ClipId, Entry
from diary_desktop.domain.errors import Cancelled, CancelToken, RecordDamaged, VaultLocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.clip_recording import ClipRecording
from diary_desktop.services.vault_state import VaultState
from diary_desktop.storage.entry_codec import read_entry
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech
from tests.journeys.test_speak_and_keep import wav


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk(script=["Half of a tape."] * 4)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def again(desk: Desk) -> None:
    if desk.journeys.session.is_open():
        desk.journeys.session.lock()
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))


def left_behind(desk: Desk, file: Path) -> ClipId:
    """A file that was being taken in when the diary was locked: its clip lies there and no entry names it."""
    add = ClipRecording.add

    def locked(self: ClipRecording, pcm: Pcm16) -> None:
        add(self, pcm)
        desk.journeys.session.lock()
        raise Cancelled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClipRecording, "add", locked)
        with pytest.raises(VaultLocked):
            desk.journeys.dictation.take_in(wav(file, speech(12)), Token(), spoken="en")
    again(desk)
    (clip_id,) = unnamed(desk)
    return clip_id


def unnamed(desk: Desk) -> list[ClipId]:
    def look(state: VaultState, _: CancelToken) -> list[ClipId]:
        entries = [state.vault.entries.get(one) for one in state.summaries]
        return state.vault.clips.unclaimed({one.clip.clip_id for one in entries if one.clip})

    return desk.journeys.dictation._vault.call(look)


def spoken(desk: Desk) -> list[Entry]:
    summaries = desk.journeys.diary.summaries()
    return [one for one in (desk.journeys.diary.get(each.entry_id) for each in summaries) if one.clip]


def test_a_file_that_a_lock_cut_off_is_an_entry_with_what_was_sealed_of_it(desk: Desk, tmp_path: Path) -> None:
    desk.journeys.diary.write("Before.")
    clip_id = left_behind(desk, tmp_path / "tape.wav")
    (given,) = desk.journeys.dictation.give_back(Token())
    assert given.clip is not None
    assert given.clip.clip_id == clip_id
    assert 0 < given.clip.seconds < 12
    assert given.happened is not None
    assert given.awaits_words
    assert sum(len(pcm) for pcm in desk.journeys.dictation.sound_of(given)) > 0
    assert desk.journeys.dictation.give_back(Token()) == []
    again(desk)
    desk.journeys.catch_up.run(0, Token())
    (entry,) = spoken(desk)
    assert entry.text == "Half of a tape.", "and it is written down like any other"
    assert unnamed(desk) == []


def test_the_sound_of_an_erased_entry_is_never_given_back(desk: Desk, tmp_path: Path) -> None:
    """Promised to be gone, its files still there: a kill came before the erasing was finished."""
    entry = desk.journeys.dictation.take_in(wav(tmp_path / "tape.wav", speech(2)), Token(), spoken="en")
    desk.journeys.dictation._vault.call(lambda state, _: state.erase(entry.entry_id))
    assert desk.journeys.dictation._vault.call(lambda state, _: state.vault.clips.unclaimed(set())) != []
    assert desk.journeys.dictation.give_back(Token()) == []


def test_nothing_is_given_back_while_an_entry_cannot_be_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sound may be that entry's: and it stays so when that entry is erased, for nobody can tell any more."""
    damaged = desk.journeys.diary.write("This row rots.")
    left_behind(desk, tmp_path / "tape.wav")

    def rotten(payload: bytes) -> Entry:
        entry = read_entry(payload)
        if entry.entry_id == damaged.entry_id:
            raise RecordDamaged
        return entry

    with monkeypatch.context() as patch:
        patch.setattr("diary_desktop.storage.entry_store.read_entry", rotten)
        assert desk.journeys.dictation.give_back(Token()) == []
        desk.journeys.dictation._vault.call(lambda state, _: state.erase(damaged.entry_id))
    assert desk.journeys.dictation.give_back(Token()) == []


def test_a_sound_that_is_only_just_coming_is_left_alone(desk: Desk) -> None:
    def begun(state: VaultState, _: CancelToken) -> None:
        writer = state.vault.clips.writer(ClipId(b"n" * 16), 1)
        writer.append(b"not an entry's yet")
        writer.finish()

    desk.journeys.dictation._vault.call(begun)
    assert desk.journeys.dictation.give_back(Token()) == []
    again(desk)
    assert desk.journeys.dictation.give_back(Token()) == [], "no sound that anybody could hear"
