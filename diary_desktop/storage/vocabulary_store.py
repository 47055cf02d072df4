"""``VocabularyStore``: the names a person taught, and what is to be transcribed again, each in one sealed row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..domain.entry import EntryId
from ..domain.errors import RecordDamaged, VaultTooNew
from ..domain.vocabulary import Forgotten, KnownName, RewritingPlan
from .ledger import Ledger
from .named_rows import NamedRow
from .records import (
    Fields,
    Json,
    from_bytes,
    moment_body,
    packed,
    read_moment,
    read_optional_moment,
    to_bytes,
    unpacked,
)

NAMES, PLAN = b"names", b"rewriting"


class LedgerVocabularyStore:
    """Used on the vault thread. ``ledger`` raises ``VaultLocked`` once the vault is closed."""

    def __init__(self, ledger: Callable[[], Ledger], name_damaged: Callable[[str], None]) -> None:
        self._names = NamedRow(ledger, NAMES)
        self._plan = NamedRow(ledger, PLAN)
        self._name_damaged = name_damaged

    def load(self) -> tuple[KnownName, ...]:
        """In the order they were kept; none where the row is damaged, which is named."""
        payload = self._names.load()
        if payload is None:
            return ()
        try:
            return read_names(payload)
        except (RecordDamaged, VaultTooNew):
            self._name_damaged("the words and names")
            return ()

    def load_forgotten(self) -> tuple[Forgotten, ...]:
        """None where the row is damaged, which ``load`` names."""
        payload = self._names.load()
        try:
            return _read_forgotten(payload) if payload is not None else ()
        except (RecordDamaged, VaultTooNew):
            return ()

    def save(self, names: Sequence[KnownName], forgotten: Sequence[Forgotten]) -> None:
        """Durable once this returns, in place of all before. Raises ``DiskFull``."""
        self._names.save(names_bytes(names, forgotten))

    def load_plan(self) -> RewritingPlan | None:
        """``None`` where nothing is to be transcribed again, or nobody can tell."""
        payload = self._plan.load()
        if payload is None:
            return None
        try:
            found = from_bytes("rewriting", payload).optional("plan")
            return None if found is None else _read_plan(found)
        except (RecordDamaged, VaultTooNew):
            return None  # it can be asked for again, and what was transcribed is kept with its entries

    def save_plan(self, plan: RewritingPlan | None) -> None:
        """Durable once this returns. Raises ``DiskFull``."""
        self._plan.save(to_bytes("rewriting", {"plan": None if plan is None else _plan_body(plan)}))


def names_bytes(names: Sequence[KnownName], forgotten: Sequence[Forgotten] = ()) -> bytes:
    """As they are sealed, in the order given; a bundle tells nothing of what was forgotten."""
    marks = [{"mark": one.mark, "at": moment_body(one.at)} for one in forgotten]
    body: Json = {"names": [_name_body(one) for one in names], **({"forgotten": marks} if marks else {})}
    return to_bytes("names", body)


def read_names(payload: bytes) -> tuple[KnownName, ...]:
    """Raises ``RecordDamaged``, ``VaultTooNew``."""
    return tuple(_read_name(one) for one in from_bytes("names", payload).records("names"))


def _read_forgotten(payload: bytes) -> tuple[Forgotten, ...]:
    fields = from_bytes("names", payload)
    rows = fields.records("forgotten") if "forgotten" in fields.names else []
    return tuple(Forgotten(one.text("mark"), read_moment(one.record("at"))) for one in rows)


def _name_body(name: KnownName) -> Json:
    return {
        "meant": name.meant,
        "heard": list(name.heard),
        "language": name.language,
        "noted": moment_body(name.noted),
    }


def _read_name(fields: Fields) -> KnownName:
    return KnownName(
        fields.text("meant"),
        fields.texts("heard"),
        fields.text("language", ""),
        read_optional_moment(fields.optional("noted")),
    )


def _plan_body(plan: RewritingPlan) -> Json:
    return {
        "begun": moment_body(plan.begun),
        "since": plan.since,
        "entries": [packed(one) for one in plan.entry_ids],
        "rough_only": plan.rough_only,
        "paused": plan.paused,
    }


def _read_plan(fields: Fields) -> RewritingPlan:
    return RewritingPlan(
        read_moment(fields.record("begun")),
        fields.text("since", ""),
        tuple(EntryId(unpacked(one)) for one in fields.texts("entries")),
        fields.flag("rough_only", False),
        fields.flag("paused", False),
    )
