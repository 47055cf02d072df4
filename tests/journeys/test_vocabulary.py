"""Names are kept sealed, handed to the recogniser, and put right in older entries without losing a word."""

from __future__ import annotations

import pytest

from diary_desktop.domain.errors import Cancelled, InputError
from diary_desktop.domain.vocabulary import Correction
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.vocabulary import MOST_HINTS

from .conftest import PASSPHRASE, Desk, MakeDesk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def reopen(one: Journeys) -> None:
    one.session.lock()
    one.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))


def test_names_outlive_a_lock_and_the_newest_is_the_first_hint(desk: Desk) -> None:
    words = desk.journeys.vocabulary
    words.remember("Minh Châu", "min chow", "vi")
    words.remember("  Quyên  ", language="vi")
    words.remember("Minh Châu", "mean chow")
    reopen(desk.journeys)
    assert words.hot_words() == ("Minh Châu", "Quyên")
    assert words.hot_words("en") == ()
    assert [one.heard for one in words.names()] == [("min chow", "mean chow"), ()]


def test_a_closed_diary_gives_no_hints(desk: Desk) -> None:
    desk.journeys.vocabulary.remember("Quyên")
    desk.journeys.session.lock()
    assert desk.journeys.vocabulary.hot_words() == ()


def test_there_are_not_more_hints_than_a_recogniser_takes(desk: Desk) -> None:
    for number in range(MOST_HINTS + 5):
        desk.journeys.vocabulary.remember(f"Name{'x' * (number % 50)}{number}")
    assert len(desk.journeys.vocabulary.hot_words()) == MOST_HINTS


@pytest.mark.parametrize("meant", ["", "  ", "12", "x" * 61])
def test_what_is_no_name_is_refused(desk: Desk, meant: str) -> None:
    with pytest.raises(InputError):
        desk.journeys.vocabulary.remember(meant)


def test_a_name_is_forgotten_once(desk: Desk) -> None:
    words = desk.journeys.vocabulary
    words.remember("Quyên")
    words.forget("Quyên")
    assert words.names() == ()
    with pytest.raises(InputError):
        words.forget("Quyên")


def test_what_is_known_already_is_not_offered_again(desk: Desk) -> None:
    words = desk.journeys.vocabulary
    words.remember("Quyên", "queen")
    new = Correction("key yen", "Quyên")
    assert words.unknown([Correction("Queen", "Quyên"), new]) == (new,)


def test_older_entries_are_put_right_where_it_was_agreed(desk: Desk) -> None:
    one = desk.journeys
    first = one.diary.write("Lunch with min chow by the river. Min Chow laughed, and minchow is another word.")
    desk.clock.forward(minutes=1)
    second = one.diary.write("Called Min  Chow in the evening.")
    one.diary.write("Nobody was there, and a long day it was.")
    name = one.vocabulary.remember("Minh Châu", "min chow")
    places = one.vocabulary.places([name], Token())
    assert [(one.entry_id, one.heard) for one in places] == [
        (second.entry_id, "Min  Chow"),
        (first.entry_id, "min chow"),
        (first.entry_id, "Min Chow"),
    ]
    assert (places[1].before, places[1].after[:14]) == ("Lunch with ", " by the river.")
    changed = one.vocabulary.correct([places[0], places[2]])
    assert {entry.entry_id for entry in changed} == {first.entry_id, second.entry_id}
    now = one.diary.get(first.entry_id)
    assert now.text.startswith("Lunch with min chow by the river. Minh Châu laughed, and minchow")
    assert now.revisions[0].text == first.text
    assert [place.heard for place in one.vocabulary.places([name], Token())] == ["min chow"]


def test_a_text_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    one = desk.journeys
    entry = one.diary.write("Lunch with min chow.")
    places = one.vocabulary.places([one.vocabulary.remember("Minh Châu", "min chow")], Token())
    one.diary.edit(entry.entry_id, "Dinner, and then lunch with min chow.", "")
    assert one.vocabulary.correct(places) == ()
    assert one.diary.get(entry.entry_id).text == "Dinner, and then lunch with min chow."


def test_words_too_common_to_be_a_name_are_not_looked_for(desk: Desk) -> None:
    one = desk.journeys
    one.diary.write("Tea and a walk.")
    assert one.vocabulary.places([one.vocabulary.remember("Anna", "and a")], Token()) == ()


def test_looking_stops_when_it_is_told_to(desk: Desk) -> None:
    one, token = desk.journeys, Token()
    one.diary.write("Lunch with min chow.")
    name = one.vocabulary.remember("Minh Châu", "min chow")
    token.cancel()
    with pytest.raises(Cancelled):
        one.vocabulary.places([name], token)
