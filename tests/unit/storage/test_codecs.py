"""What is sealed can be read back exactly, newer formats are refused, and anything else is called damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from diary_desktop.domain.asking import Correction
from diary_desktop.domain.conversation import AnswerContext, ContextPassage
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import RecordDamaged, VaultTooNew
from diary_desktop.domain.journal import Journal, Prompt, Template, Tracker
from diary_desktop.domain.period import Period
from diary_desktop.domain.reminders import Reminders
from diary_desktop.domain.settings import Appearance, Days, Listening, Privacy, Settings, Sounds, Speaking
from diary_desktop.storage.conversation_codec import (
    conversation_bytes,
    read_conversation,
    read_settings,
    settings_bytes,
    without_quotes,
)
from diary_desktop.storage.entry_codec import entry_bytes, joined_vectors, read_entry, read_vectors, vectors_bytes
from diary_desktop.storage.log_payloads import ENTRIES, Erasure, Put

from .vault_samples import NOW, asked_thoroughly, full_entry, new_conversation, new_entry, vectors_for

ALL_SETTINGS = Settings(
    Listening("vi", "USB microphone", "whisper"),
    Speaking(False, 1.25),
    Days(0, "1990-06-03", "mdy"),
    Privacy(15),
    Appearance("high_contrast_dark", 150, "vi", "reduced", 24, True, ("speak=Ctrl+Shift+R",)),
    Sounds("90_days"),
    reminders=Reminders(True, ("", *("08:05",) * 6), "21:00", "08:00", False, True),
    journal=Journal(
        (Prompt("Was hat heute gut getan?", 4), Prompt("Ai đã gọi hôm nay?")),
        built_in_prompts=False,
        templates=(Template("Tuần này", "Việc đã xong:\n", 6),),
        trackers=(Tracker("tập", "yes_no"), Tracker("chạy", "number", "km")),
        muted_topics=("bệnh viện",),
        muted_people=("Lan",),
        lunar_shown=False,
        grace_day=False,
        week_begins="sunday",
    ),
)


def test_entries_conversations_and_settings_come_back_as_they_were() -> None:
    for entry in (new_entry(), full_entry()):
        assert read_entry(entry_bytes(entry)) == entry
    conversation = new_conversation(full_entry(), new_entry())
    assert read_conversation(conversation_bytes(conversation)) == conversation
    assert read_settings(settings_bytes(ALL_SETTINGS)) == ALL_SETTINGS


def test_an_attachment_whose_bytes_are_here_comes_back() -> None:
    full = full_entry()
    here = replace(full, attachments=tuple(replace(one, chunks=9, last_tag=b"t" * 16) for one in full.attachments))
    assert read_entry(entry_bytes(here)) == here
    assert not any(one.here for one in full.attachments)
    assert all(one.here for one in here.attachments)


def test_an_entry_from_before_trackers_and_files_has_none() -> None:
    body = json.loads(entry_bytes(new_entry()))
    for name in ("pinned", "trackers", "attachments", "taken_out"):
        del body["body"][name]
    found = read_entry(json.dumps(body).encode())
    assert (found.pinned, found.trackers, found.attachments, found.taken_out) == (False, (), (), ())


def test_settings_that_are_not_there_keep_their_defaults() -> None:
    data = json.dumps({"kind": "settings", "format": 1, "body": {"days": {"begins_at": 6}}}).encode()
    assert read_settings(data) == Settings(days=Days(6))


@pytest.mark.parametrize(
    "wrong",
    [{"trackers": [{"name": "x", "kind": "colour"}]}, {"prompts": ["why"]}, {"week_begins": "friday"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_journal_of_the_wrong_shape_is_damage(wrong: dict[str, object]) -> None:
    data = json.dumps({"kind": "settings", "format": 1, "body": {"journal": wrong}}).encode()
    with pytest.raises(RecordDamaged):
        read_settings(data)


def test_vectors_come_back_bit_for_bit() -> None:
    one, other = vectors_for(new_entry(), "a"), vectors_for(new_entry(), "mô hình", passages=0)
    found = read_vectors(vectors_bytes([one, other]), one.entry_id, one.revision_id)
    assert [(one.model_id, one.vectors.shape) for one in found] == [("a", (2, 384)), ("mô hình", (0, 384))]
    assert found[0].vectors.tobytes() == one.vectors.tobytes()
    assert found[0].vectors.dtype == np.float16


def test_joined_vectors_hold_each_model_once_and_two_at_most() -> None:
    entry = new_entry()
    a, b, c = (vectors_bytes([vectors_for(entry, name)]) for name in "abc")

    def names(data: bytes) -> list[str]:
        return [one.model_id for one in read_vectors(data, entry.entry_id, entry.revision.revision_id)]

    assert names(joined_vectors(a, b)) == ["a", "b"]
    assert names(joined_vectors(joined_vectors(a, b), a)) == ["b", "a"]
    assert names(joined_vectors(joined_vectors(a, b), c)) == ["b", "c"]
    assert names(joined_vectors(a[:-1], b)) == ["b"]


@pytest.mark.parametrize("cut", [1, 5, 11, 20, 500])
def test_cut_vectors_are_damaged(cut: int) -> None:
    one = vectors_for(new_entry())
    with pytest.raises(RecordDamaged):
        read_vectors(vectors_bytes([one])[:-cut], one.entry_id, one.revision_id)


READERS: list[tuple[bytes, Callable[[bytes], object]]] = [
    (entry_bytes(full_entry()), read_entry),
    (conversation_bytes(asked_thoroughly(new_entry())), read_conversation),
    (settings_bytes(ALL_SETTINGS), read_settings),
    (Erasure(ENTRIES, (b"r" * 16,), (b"c" * 16,)).encode(), Erasure.decode),
]


@pytest.mark.parametrize(("data", "read"), READERS)
def test_a_newer_format_is_refused_whole(data: bytes, read: Callable[[bytes], object]) -> None:
    with pytest.raises(VaultTooNew):
        read(data.replace(b'"format":1', b'"format":2'))


@pytest.mark.parametrize(("data", "read"), READERS)
def test_nothing_but_our_errors_comes_out_of_any_wrong_value(data: bytes, read: Callable[[bytes], object]) -> None:
    """Every value of the record in turn becomes one of another type; each is read or called damaged."""
    refused = 0
    values: tuple[object, ...] = (None, 7, -1, "x", True, [], {}, [[]], 10**30)
    for wrong in values:
        for changed in with_each_value(json.loads(data.decode("utf-8", "surrogatepass")), wrong):
            try:
                read(json.dumps(changed).encode())
            except (RecordDamaged, VaultTooNew):
                refused += 1
    assert refused > 20
    for rubbish in (b"", b"\xff", b"[]", b"{}", b"null", data[:-1]):
        with pytest.raises(RecordDamaged):
            read(rubbish)


def with_each_value(value: object, wrong: object) -> list[object]:
    """Copies of a JSON value in each of which one part is ``wrong``."""
    found: list[object] = [wrong]
    if isinstance(value, dict):
        for name, part in value.items():
            found += [value | {name: changed} for changed in with_each_value(part, wrong)]
    elif isinstance(value, list):
        for at, part in enumerate(value[:3]):
            found += [[*value[:at], changed, *value[at + 1 :]] for changed in with_each_value(part, wrong)]
    return found


def test_a_put_comes_back_and_a_short_one_is_damaged() -> None:
    put = Put(b"r" * 16, 3, b"v" * 16, b"content")
    assert Put.decode(put.encode()) == put
    with pytest.raises(RecordDamaged):
        Put.decode(put.encode()[:20])


def test_quotes_of_an_erased_entry_go_and_the_others_stay() -> None:
    first, second = new_entry("First secret."), new_entry("Second words.")
    both, neither = new_conversation(first, second), new_conversation(second)
    left = without_quotes(both, {first.entry_id})
    assert "secret" not in repr(left)
    assert left.answers[0].text == "Second words."
    assert left.answers[0].kind == "quoted"
    nothing = without_quotes(left, {second.entry_id})
    assert (nothing.answers[0].text, nothing.answers[0].kind, nothing.answers[0].citations) == ("", "nothing", ())
    assert without_quotes(neither, {first.entry_id}) is neither
    assert without_quotes(neither, {EntryId(b"?" * 16)}) is neither


def test_versions_of_a_question_and_what_was_corrected_come_back() -> None:
    kept = asked_thoroughly(full_entry(), new_entry())
    first = kept.answers[0]
    correction = Correction("open", Period(date(2026, 11, 1), None, "since November"))
    changed = replace(first, replaces=0, question=replace(first.question, correction=correction))
    laid_aside = replace(kept, answers=(*kept.answers, changed, replace(first, removed=NOW)), archived=NOW)
    assert read_conversation(conversation_bytes(laid_aside)) == laid_aside


def test_what_was_computed_from_an_erased_entry_and_what_a_model_was_sent_go() -> None:
    first, second = new_entry("First secret."), new_entry("Second words.")
    left = without_quotes(asked_thoroughly(first, second), {first.entry_id}).answers[0]
    assert "secret" not in repr(left)
    assert (left.computed, left.kind) == (None, "quoted")
    assert left.context is not None
    assert [one.entry_id for one in left.context.passages] == [second.entry_id]
    assert left.context.prompt == ""


def test_a_passage_that_was_not_cited_leaves_the_context_too() -> None:
    first, second = new_entry("First secret."), new_entry("Second words.")
    context = AnswerContext((ContextPassage(first.entry_id, 0, 13, 0.4),), "Told: First secret.", "a model")
    talk = new_conversation(second)
    before = replace(talk, answers=(replace(talk.answers[0], context=context),))
    after = without_quotes(before, {first.entry_id}).answers[0]
    assert after.citations == before.answers[0].citations
    assert "secret" not in repr(after)
