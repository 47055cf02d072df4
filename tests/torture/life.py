"""A diary's life in short: steps chosen from a seed, each asked for, done, and only then acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import SlotDraft, SlotKind
from diary_desktop.domain.entry import Clip
from diary_desktop.services.clip_recording import ClipRecording
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.bundle_file import BundleFiles
from diary_desktop.storage.compaction import MOST_COMMITS
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.open_vault import LedgerVault
from tests.fakes.microphone import FakeMicrophone
from tests.unit.storage.backup_samples import back_up, days_later, job

from . import content, files, snapshots
from .told import GONE, Told

EVERYDAY: Mapping[str, int] = {
    "save": 8,
    "revise": 5,
    "record": 3,
    "take_in": 1,
    "attach": 3,
    "take_out": 1,
    "reindex": 2,
    "converse": 2,
    "forget": 1,
    "erase": 2,
    "arrange": 1,
    "tidy": 2,
    "compact": 2,
}
"""How often each step is taken."""

EVERYTHING: Mapping[str, int] = {**EVERYDAY, "change_passphrase": 1, "back_up": 1}
"""A backup needs a stick."""

RESEALING: Mapping[str, int] = {
    "reseal": 12,
    "save": 4,
    "revise": 2,
    "record": 3,
    "attach": 3,
    "take_out": 1,
    "reindex": 1,
    "converse": 1,
    "erase": 1,
    "tidy": 1,
    "change_passphrase": 3,
}
"""Secrets change and everything is sealed anew, again and again, while life goes on. Backups know the key before."""

SPEAKING: Mapping[str, int] = {"record": 1}

WITH_COPIES: Mapping[str, int] = {**EVERYTHING, "back_up": 4, "bundle": 2, "snap": 3}
"""Backups, bundles and snapshots among the steps."""

LIVES = {"everything": EVERYTHING, "resealing": RESEALING, "speaking": SPEAKING}

_TOLD_EVERY = 5
"""Blocks of sound between two acknowledgements."""


class Life:
    """Lives in an open ``vault``; ``told`` knows what is in it and hears what becomes of it."""

    def __init__(
        self,
        vault: LedgerVault,
        told: Told,
        chance: Random,
        weights: Mapping[str, int] = EVERYDAY,
        home: Path | None = None,
        disk: FileSystem | None = None,
    ) -> None:
        """``home`` holds the vault's folder, the key file and the stick; what goes onto the stick goes by ``disk``."""
        self._home = home
        self._disk = disk
        self.vault = vault
        self.told = told
        self._chance = chance
        self._weights = weights

    def step(self) -> str:
        """One step; its name."""
        name = self._chance.choices(list(self._weights), list(self._weights.values()))[0]
        self.take(name)
        return name

    def take(self, name: str) -> None:
        """This step."""
        step: Callable[[], None] = getattr(self, name)
        step()

    def save(self) -> None:
        number = self.told.next_number("entry")
        with self.told.asking(f"entry:{number}", "1"):
            self.vault.entries.put(content.entry(number))
        self.vault.entries.put_vectors(content.vectors(number, 1))

    def revise(self) -> None:
        number = self._one_of("entry")
        if number is None:
            return
        before = self.vault.entries.get(content.entry_id(number))
        states = len(before.revisions) + 1
        with self.told.asking(f"entry:{number}", str(states)):
            self.vault.entries.put(replace(before, revisions=content.entry(number, states).revisions))

    def record(self) -> None:
        """From the microphone, sealed as it comes."""
        self._spoken("microphone")

    def take_in(self) -> None:
        """A recording from a file."""
        self._spoken("file")

    def attach(self) -> None:
        """A photo or a file to an entry."""
        entry = self._one_of("entry")
        if entry is None:
            return
        number = self.told.next_number("file")
        with self.told.asking(f"file:{number}", str(entry)):
            files.attach(self.vault, content.entry_id(entry), number, self._outside)

    def take_out(self) -> None:
        """A photo or a file out of its entry, for good."""
        there = living_files(self.told)
        if not there:
            return
        number, entry = self._chance.choice(there)
        with self.told.asking(f"file:{number}", GONE):
            files.take_out(self.vault, content.entry_id(entry), number)

    def reindex(self) -> None:
        model = self._chance.choice(content.MODELS)
        for number in self.told.living("entry")[-8:]:
            state = int(self.told.acknowledged[f"entry:{number}"])
            self.vault.entries.put_vectors(content.vectors(number, state, model))

    def converse(self) -> None:
        living = self.told.living("entry")
        cited = sorted(self._chance.sample(living, min(len(living), 2)))
        pairs = tuple((one, int(self.told.acknowledged[f"entry:{one}"])) for one in cited)
        number = self.told.next_number("conversation")
        with self.told.asking(f"conversation:{number}", quoting(pairs)):
            self.vault.conversations.put(content.conversation(number, pairs))

    def forget(self) -> None:
        number = self._one_of("conversation")
        if number is not None:
            with self.told.asking(f"conversation:{number}", GONE):
                self.vault.conversations.erase(content.conversation_id(number))

    def erase(self) -> None:
        number = self._one_of("entry")
        if number is not None:
            with self.told.asking(f"entry:{number}", GONE):
                self.vault.entries.erase(content.entry_id(number))

    def arrange(self) -> None:
        """Change a setting."""
        state = self._chance.randrange(12)
        with self.told.asking("settings:0", str(state)):
            self.vault.save_settings(content.settings(state))

    def tidy(self) -> None:
        self.vault.tidy()

    def compact(self) -> None:
        self.vault._ledger().commits = MOST_COMMITS
        self.vault.tidy()

    def change_passphrase(self) -> None:
        state = int(self.told.acknowledged.get("passphrase:0", "0")) + 1
        with self.told.asking("passphrase:0", str(state)):
            keys = self.vault.keys
            keys.put(keys.maker().passphrase(content.passphrase(state)))

    def back_up(self) -> None:
        """One more generation on the stick; none is thinned out."""
        assert self._home is not None
        number = self.told.next_number("backup")
        with self.told.asking(f"backup:{number}", "1"):
            back_up(self.vault, self._home / "stick", FolderArchive(self._disk), days_later(number))

    def bundle(self) -> None:
        """Every entry, without sounds, in a file for another computer."""
        assert self._home is not None
        number = self.told.next_number("bundle")
        entries = [entry for entry, _ in self.vault.entries.load_all()]
        bundles = BundleFiles(lambda: MINIMUM, self._disk)
        with self.told.asking(f"bundle:{number}", str(len(entries))):
            bundles.write(self._home / f"bundle-{number}", content.passphrase(5), iter(entries), job())

    def snap(self) -> None:
        """A snapshot; nobody is told of it, for nobody needs one."""
        snapshots.write(self.vault.snapshot, content.snapshot())

    def reseal(self) -> None:
        """Begin to seal everything under a new key, behind a new passphrase, or go on with it for some steps."""
        if not self.vault.renewal.going_on:
            state = int(self.told.acknowledged.get("passphrase:0", "0")) + 1
            drafts = self._drafts(state)
            with self.told.asking("passphrase:0", str(state)):
                self.vault.renewal.begin(drafts)
        number = self.told.next_number("sealing")
        with self.told.asking(f"sealing:{number}", "1"):
            for _ in zip(range(self._chance.randrange(1, 16)), self.vault.renewal.steps(), strict=False):
                pass

    def _drafts(self, state: int) -> list[SlotDraft]:
        """Ways in for the new key: the next passphrase, any words, and the same key file."""
        assert self._home is not None
        secrets: dict[SlotKind, bytes | bytearray] = {
            SlotKind.PASSPHRASE: content.passphrase(state),
            SlotKind.WORDS: self._chance.randbytes(16),
            SlotKind.KEY_FILE: (self._home / "key").read_bytes(),
        }
        vault_id = self.vault._require().key.vault_id
        return [SlotDraft(kind, secret, MINIMUM, vault_id) for kind, secret in secrets.items()]

    def _spoken(self, source: str) -> None:
        number = self.told.next_number("entry")
        key = f"entry:{number}"
        self.told.acknowledged[key] = GONE  # takes the number, for another try needs another clip
        clip = self._recorded(number, source)
        with self.told.asking(key, "1"):
            self.vault.entries.put(replace(content.entry(number), clip=clip))
        self.told.claim(number)

    def _recorded(self, number: int, source: str) -> Clip:
        recording = ClipRecording(
            content.clip_id(number), self.vault.clips.writer(content.clip_id(number), 1), OpusCodec(), source
        )
        microphone = FakeMicrophone(content.sound(number))
        microphone.open()
        taken = 0
        for blocks, chunk in enumerate(microphone.chunks()):
            recording.add(chunk.pcm)
            taken += len(chunk.pcm)
            if blocks % _TOLD_EVERY == 0:
                self.told.hear(number, taken)
        return recording.finish()

    @property
    def _outside(self) -> Path:
        """A folder beside the vault, where plain files lie for a moment."""
        return self.vault._require().layout.folder.parent

    def _one_of(self, kind: str) -> int | None:
        living = self.told.living(kind)
        return self._chance.choice(living) if living else None


def living_files(told: Told) -> list[tuple[int, int]]:
    """Files that are surely there, each with the entry it belongs to."""
    entries = set(told.living("entry"))
    pairs = ((number, int(told.acknowledged[f"file:{number}"])) for number in told.living("file"))
    return [(number, entry) for number, entry in pairs if entry in entries]


def quoting(pairs: tuple[tuple[int, int], ...]) -> str:
    """The state of a conversation: what it cites, as ``3.1/4.2``."""
    return "/".join(f"{number}.{state}" for number, state in pairs) or "-"


def cited_by(state: str) -> tuple[tuple[int, int], ...]:
    """The (entry, state) of a conversation's state."""
    if state == "-":
        return ()
    pairs = (one.split(".") for one in state.split("/"))
    return tuple((int(number), int(revision)) for number, revision in pairs)
