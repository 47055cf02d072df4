"""What the banner says of each notice: the fact, what to do, its tone, and the one action it offers."""

from __future__ import annotations

from dataclasses import dataclass

from diary_desktop.domain.errors import DiskFull
from diary_desktop.presenters.shell import DISK_TROUBLE, Notice

from .language import tr
from .widgets.rail_entries import TITLES
from .words import filled, length_said


@dataclass(frozen=True, slots=True)
class BannerWords:
    """``tone`` is ``warning``, ``danger`` or ``info``; ``section`` of Settings is what ``action`` opens."""

    fact: str
    hint: str
    tone: str = "warning"
    action: str = ""
    section: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    """Further ways on beside ``action``: a key and its word each."""


def banner_words(notice: Notice) -> BannerWords:
    """In the person's language."""
    if notice.error is not None:
        error = notice.error
        fact, hint = filled(error.what_template, error.values), filled(error.hint_template, error.values)
        if notice.times > 1:
            counts = tr("This concerns {count} files.") if notice.of_files else tr("This happened {count} times.")
            hint = f"{counts.format(count=notice.times)} {hint}".strip()
        if isinstance(error, DiskFull):
            return _disk_full(fact, hint, parked=notice.parked)
        if notice.parked:
            return BannerWords(
                fact, hint, action=tr("Continue with another"), ways=(("finish", tr("Finish and keep")),)
            )
        if isinstance(error, DISK_TROUBLE):
            return BannerWords(fact, hint, "danger", tr("Try again"))
        return BannerWords(fact, hint)
    if notice.damaged:
        fact = tr("Some records are damaged and were set aside: {count}.", count=notice.damaged)
        return BannerWords(fact, tr("Everything else opens. Nothing was erased."), "danger")
    if notice.known_elsewhere:
        fact = tr("This diary was opened from another folder before.")
        hint = tr("If both folders are still there, each goes on by itself from now on. A bundle merges them.")
        return BannerWords(fact, hint, "info", tr("Look at bundles"), "backup")
    if notice.words_unchecked:
        fact = tr("Your recovery words are not checked yet.")
        hint = tr("Without them and without the passphrase nobody can open this diary.")
        return BannerWords(fact, hint, "info", tr("Check them"), "keys")
    if notice.recovered is not None:
        length = length_said(notice.recovered[1])
        fact = tr("We kept {length} of a recording that broke off.", length=length)
        hint = tr("At most one second was lost. Its words come by themselves.")
        return BannerWords(
            fact, hint, "info", tr("Continue it"), ways=(("keep", tr("Keep as it is")), ("bin", tr("Bin")))
        )
    if notice.unfinished:
        fact, hint = tr("An unfinished note was found."), tr("It is as you left it, to the last second.")
        return BannerWords(fact, hint, "info", tr("Go on with it"))
    where = TITLES.get(notice.place)
    fact = tr("Something went wrong in {place}.", place=tr(where)) if where else tr("Something went wrong.")
    ways = (("details", tr("Copy details, no contents")),) if notice.details else ()
    return BannerWords(fact, tr("Your entries are untouched."), action=tr("Reload this view"), ways=ways)


def _disk_full(fact: str, hint: str, *, parked: bool) -> BannerWords:
    """A recording goes on once there is room; where the room went is said under About."""
    room = ("room", tr("See what takes room"))
    if parked:
        return BannerWords(fact, hint, "danger", tr("Go on"), ways=(("finish", tr("Finish and keep")), room))
    return BannerWords(fact, hint, "danger", room[1], "about")
