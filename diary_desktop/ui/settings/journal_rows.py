"""The groups of rows about keeping the diary: questions, templates, trackers, what rests, and how days are shown."""

from __future__ import annotations

from typing import Protocol, TypeVar

from diary_desktop.domain.journal import (
    LONGEST_NAME,
    LONGEST_PROMPT,
    LONGEST_UNIT,
    Journal,
    Prompt,
    Template,
    Tracker,
    TrackerKind,
)
from diary_desktop.domain.settings import Settings
from diary_desktop.presenters.settings import SettingsPresenter

from ..language import tr
from ..widgets.text import Label
from ..widgets.text_area import TextArea
from .own_list_row import OwnListRow, pick, picked, weekday_choices, weekday_key, weekday_of, weekday_said
from .page import SettingsPage
from .rows import ChoiceRow, SwitchRow

T = TypeVar("T")


class RowGroup(Protocol):
    """Rows that belong together on a page of several groups."""

    def show_settings(self, settings: Settings) -> None:
        """What is in force."""

    def wipe(self) -> None:
        """Nothing of the diary stays."""


class PromptRows:
    """Own questions to begin with."""

    def __init__(self, page: SettingsPage, settings: SettingsPresenter) -> None:
        self._settings = settings
        self._journal = Journal()
        hint = tr("Asked on Today before the diary's own, on the weekday you choose.")
        self._list = page.add(OwnListRow(page.look, tr("Questions of your own"), hint, changing=True))
        self._text = self._list.field(tr("Question"), self._add, LONGEST_PROMPT)
        self._day = self._list.choice(tr("Asked on"), weekday_choices())
        self._list.add_foot(self._add, tr("Add this question"), self._day)
        self._list.removed.connect(self._remove)
        self._list.change_asked.connect(self._change)
        hint = tr("Without any question of your own they are always asked.")
        self._built_in = page.add(SwitchRow(page.look, tr("The diary's own questions as well"), hint))
        self._built_in.wished.connect(lambda on: settings.change("journal", built_in_prompts=on))

    def show_settings(self, settings: Settings) -> None:
        self._journal = settings.journal
        self._list.show_items([(one.text, weekday_said(one.weekday)) for one in settings.journal.prompts])
        self._built_in.show_value(settings.journal.built_in_prompts)

    def wipe(self) -> None:
        self._journal = Journal()
        self._list.wipe()

    def _add(self) -> None:
        if self._text.text.strip():
            prompt = Prompt(self._text.text.strip(), weekday_of(picked(self._day)))
            self._settings.change("journal", prompts=_put(self._journal.prompts, prompt, self._list.changed_item))
            self._list.end_change()
            self._text.set_text("")

    def _change(self, number: int) -> None:
        prompt = self._journal.prompts[number]
        self._text.set_text(prompt.text)
        pick(self._day, weekday_key(prompt.weekday))
        self._list.begin_change(number)

    def _remove(self, number: int) -> None:
        self._settings.change("journal", prompts=_without(self._journal.prompts, number))


class TemplateRows:
    """Beginnings of entries."""

    def __init__(self, page: SettingsPage, settings: SettingsPresenter) -> None:
        self._settings = settings
        self._journal = Journal()
        hint = tr("Today offers them beside Write instead; those of the weekday first.")
        self._list = page.add(OwnListRow(page.look, tr("Templates"), hint, changing=True))
        self._name = self._list.field(tr("Name of the template"), self._add, LONGEST_NAME)
        self._list.below.addWidget(Label(page.look, tr("What it begins with"), "label", "ink2"))
        self._body = TextArea(page.look, tr("What it begins with"))
        self._list.below.addWidget(self._body)
        self._day = self._list.choice(tr("Offered first on"), weekday_choices())
        self._list.add_foot(self._add, tr("Add this template"), self._day)
        self._list.removed.connect(self._remove)
        self._list.change_asked.connect(self._change)

    def show_settings(self, settings: Settings) -> None:
        self._journal = settings.journal
        self._list.show_items([(one.name, weekday_said(one.weekday)) for one in settings.journal.templates])

    def wipe(self) -> None:
        self._journal = Journal()
        self._list.wipe()
        self._body.set_text("")

    def _add(self) -> None:
        if self._name.text.strip():
            made = Template(self._name.text.strip(), self._body.text, weekday_of(picked(self._day)))
            self._settings.change("journal", templates=_put(self._journal.templates, made, self._list.changed_item))
            self._list.end_change()
            self._name.set_text("")
            self._body.set_text("")

    def _change(self, number: int) -> None:
        template = self._journal.templates[number]
        self._name.set_text(template.name)
        self._body.set_text(template.body)
        pick(self._day, weekday_key(template.weekday))
        self._list.begin_change(number)

    def _remove(self, number: int) -> None:
        self._settings.change("journal", templates=_without(self._journal.templates, number))


class TrackerRows:
    """What is asked of every entry."""

    def __init__(self, page: SettingsPage, settings: SettingsPresenter) -> None:
        self._settings = settings
        self._journal = Journal()
        hint = tr("Something you want to follow: whether you slept well, how far you ran. Each entry can hold a value.")
        self._list = page.add(OwnListRow(page.look, tr("Trackers"), hint, changing=True))
        self._name = self._list.field(tr("Name of the tracker"), self._add, LONGEST_NAME)
        self._unit = self._list.field(tr("Unit, such as km"), self._add, LONGEST_UNIT)
        kinds = (("yes_no", tr("Yes or no")), ("number", tr("A number")))
        self._kind = self._list.choice(tr("Kind of value"), kinds)
        self._kind.chosen.connect(lambda _: self._ask_for_unit())
        self._list.add_foot(self._add, tr("Add this tracker"), self._kind)
        self._ask_for_unit()
        self._list.removed.connect(self._remove)
        self._list.change_asked.connect(self._change)
        self._kept_names = self._list.add_note()
        self._kept_names.say(tr("Entries keep the name under which a value was put on them."), "info", "ink2")

    def show_settings(self, settings: Settings) -> None:
        self._journal = settings.journal
        self._list.show_items([(one.name, _kind_said(one)) for one in settings.journal.trackers])

    def wipe(self) -> None:
        self._journal = Journal()
        self._list.wipe()

    def _add(self) -> None:
        if self._name.text.strip():
            kind: TrackerKind = "number" if picked(self._kind) == "number" else "yes_no"
            made = Tracker(self._name.text.strip(), kind, self._unit.text.strip() if kind == "number" else "")
            self._settings.change("journal", trackers=_put(self._journal.trackers, made, self._list.changed_item))
            self._end()
            self._name.set_text("")
            self._unit.set_text("")

    def _change(self, number: int) -> None:
        tracker = self._journal.trackers[number]
        self._name.set_text(tracker.name)
        self._unit.set_text(tracker.unit)
        pick(self._kind, tracker.kind)
        self._ask_for_unit()
        self._list.begin_change(number)
        self._kept_names.show()

    def _ask_for_unit(self) -> None:
        """Only a number has one."""
        self._list.ask_for(self._unit, asked=picked(self._kind) == "number")

    def _end(self) -> None:
        self._list.end_change()
        self._kept_names.hide()

    def _remove(self, number: int) -> None:
        self._settings.change("journal", trackers=_without(self._journal.trackers, number))


class RestRows:
    """Topics and people the diary does not bring up by itself."""

    def __init__(self, page: SettingsPage, settings: SettingsPresenter) -> None:
        self._settings = settings
        self._journal = Journal()
        hint = tr("Entries with these tags or words are not brought up by the diary. Search and Ask still find them.")
        self._topics = page.add(OwnListRow(page.look, tr("Topics to let rest"), hint))
        self._topic = self._topics.field(tr("Tag or word"), self._add_topic, LONGEST_NAME)
        self._topics.add_foot(self._add_topic, tr("Let this topic rest"))
        self._topics.removed.connect(
            lambda at: settings.change("journal", muted_topics=_without(self._journal.muted_topics, at))
        )
        hint = tr("The same for people, by the name you give them.")
        self._people = page.add(OwnListRow(page.look, tr("People to let rest"), hint))
        self._person = self._people.field(tr("Name of the person"), self._add_person, LONGEST_NAME)
        self._people.add_foot(self._add_person, tr("Let this person rest"))
        self._people.removed.connect(
            lambda at: settings.change("journal", muted_people=_without(self._journal.muted_people, at))
        )

    def show_settings(self, settings: Settings) -> None:
        self._journal = settings.journal
        self._topics.show_items([(one, "") for one in settings.journal.muted_topics])
        self._people.show_items([(one, "") for one in settings.journal.muted_people])

    def wipe(self) -> None:
        self._journal = Journal()
        for row in (self._topics, self._people):
            row.wipe()

    def _add_topic(self) -> None:
        if name := self._topic.text.strip():
            self._settings.change("journal", muted_topics=_with(self._journal.muted_topics, name))
            self._topic.set_text("")

    def _add_person(self) -> None:
        if name := self._person.text.strip():
            self._settings.change("journal", muted_people=_with(self._journal.muted_people, name))
            self._person.set_text("")


class DayRows:
    """Rest days, the moon, and where a week begins."""

    def __init__(self, page: SettingsPage, settings: SettingsPresenter) -> None:
        look = page.look
        hint = tr("One missed day a week leaves your days in a row standing.")
        self._grace = page.add(SwitchRow(look, tr("A rest day each week"), hint))
        self._grace.wished.connect(lambda on: settings.change("journal", grace_day=on))
        hint = tr("Below the date of Today, and small in the days of the Timeline.")
        self._lunar = page.add(SwitchRow(look, tr("Lunar dates"), hint))
        self._lunar.wished.connect(lambda on: settings.change("journal", lunar_shown=on))
        choices = (
            ("", tr("As usual in the language")),
            ("monday", tr("Monday")),
            ("saturday", tr("Saturday")),
            ("sunday", tr("Sunday")),
        )
        self._week = page.add(ChoiceRow(look, tr("A week begins on"), choices))
        self._week.wished.connect(lambda day: settings.change("journal", week_begins=day))

    def show_settings(self, settings: Settings) -> None:
        self._grace.show_value(settings.journal.grace_day)
        self._lunar.show_value(settings.journal.lunar_shown)
        self._week.show_value(settings.journal.week_begins)

    def wipe(self) -> None:
        """Nothing of the diary is in these rows."""


def _kind_said(tracker: Tracker) -> str:
    if tracker.kind == "yes_no":
        return tr("Yes or no")
    return f"{tr('A number')} · {tracker.unit}" if tracker.unit else tr("A number")


def _put(items: tuple[T, ...], one: T, number: int) -> tuple[T, ...]:
    """In the place of the item of that number; behind the others where there is none."""
    return (*items[:number], one, *items[number + 1 :]) if 0 <= number < len(items) else (*items, one)


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    known = {one.casefold() for one in names}
    return names if name.casefold() in known else (*names, name)


def _without(items: tuple[T, ...], number: int) -> tuple[T, ...]:
    return (*items[:number], *items[number + 1 :])
