"""The journal section of the settings as JSON: lists of small records, which other sections do not have."""

from __future__ import annotations

from typing import TypeVar, get_args

from ..domain.errors import RecordDamaged
from ..domain.journal import Journal, Prompt, Template, Tracker, TrackerKind, WeekBegins
from .records import Fields, Json

K = TypeVar("K")
_KINDS: dict[str, TrackerKind] = {kind: kind for kind in get_args(TrackerKind)}
_WEEKS: dict[str, WeekBegins] = {day: day for day in get_args(WeekBegins)}


def journal_body(journal: Journal) -> Json:
    """Every field."""
    return {
        "prompts": [{"text": one.text, "weekday": one.weekday} for one in journal.prompts],
        "built_in_prompts": journal.built_in_prompts,
        "templates": [{"name": one.name, "body": one.body, "weekday": one.weekday} for one in journal.templates],
        "trackers": [{"name": one.name, "kind": one.kind, "unit": one.unit} for one in journal.trackers],
        "muted_topics": list(journal.muted_topics),
        "muted_people": list(journal.muted_people),
        "lunar_shown": journal.lunar_shown,
        "grace_day": journal.grace_day,
        "week_begins": journal.week_begins,
    }


def read_journal(fields: Fields | None) -> Journal:
    """A field that is not there keeps its default. Raises ``RecordDamaged`` for a value of another type."""
    if fields is None:
        return Journal()
    default = Journal()
    return Journal(
        prompts=tuple(Prompt(one.text("text"), _weekday(one)) for one in fields.records("prompts")),
        built_in_prompts=fields.flag("built_in_prompts", default.built_in_prompts),
        templates=tuple(
            Template(one.text("name"), one.text("body"), _weekday(one)) for one in fields.records("templates")
        ),
        trackers=tuple(_read_tracker(one) for one in fields.records("trackers")),
        muted_topics=fields.texts("muted_topics"),
        muted_people=fields.texts("muted_people"),
        lunar_shown=fields.flag("lunar_shown", default.lunar_shown),
        grace_day=fields.flag("grace_day", default.grace_day),
        week_begins=_known(_WEEKS, fields.text("week_begins", default.week_begins)),
    )


def _read_tracker(fields: Fields) -> Tracker:
    return Tracker(fields.text("name"), _known(_KINDS, fields.text("kind", "yes_no")), fields.text("unit", ""))


def _weekday(fields: Fields) -> int | None:
    return None if fields.raw("weekday") is None else fields.integer("weekday")


def _known(kinds: dict[str, K], word: str) -> K:
    if word not in kinds:
        raise RecordDamaged
    return kinds[word]
