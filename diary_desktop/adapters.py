"""What is outside of the diary, as its assembly asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary_desktop.domain.audio import AudioChunk
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.domain.hearing import WakeWord
from diary_desktop.ports.audio import AtTempo, ClipCodec, MediaReader, Microphone, Speaker
from diary_desktop.ports.backup import BackupArchive
from diary_desktop.ports.bundle import BundleArchive
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.engine_starts import NoStartTimes, StartTimes
from diary_desktop.ports.exchange import NewArchive, OpenForeign, WriteConversation, WriteFiles
from diary_desktop.ports.keystore import Keystore
from diary_desktop.ports.language import Embedder, LanguageModel
from diary_desktop.ports.pictures import NoPictures, Pictures
from diary_desktop.ports.speech import (
    SpeechDetector,
    SpeechRecognizer,
    SpeechSynthesizer,
    WakeWordDetector,
)
from diary_desktop.ports.storage import Vault
from diary_desktop.services.former_embedder import LoadFormer, no_former
from diary_desktop.services.models import RunModels, no_models
from diary_desktop.services.proof_report import Prover, unprovable
from diary_desktop.services.readiness import Readiness
from diary_desktop.services.socket_guard import NO_GUARD, SocketGuard


def no_wake_word(word: str) -> WakeWordDetector:
    """Where nothing is trained."""
    raise ModelMissing(role="waking")


@dataclass(frozen=True, slots=True)
class Adapters:
    """Everything outside, real or (in a test) a fake of equal rank. Functions are called on the engine's own thread."""

    vault: Vault
    clock: Clock
    microphone: Callable[[str], Microphone]
    speaker: Callable[[], Speaker]
    codec: ClipCodec
    media: MediaReader
    at_tempo: AtTempo
    detector: Callable[[], SpeechDetector]
    recognizer: Callable[[], SpeechRecognizer]
    embedder: Callable[[], Embedder]
    language_model: Callable[[], LanguageModel]
    synthesizer: Callable[[], SpeechSynthesizer | None]
    readiness: Readiness
    new_archive: NewArchive
    write_conversation: WriteConversation
    write_files: WriteFiles
    open_foreign: OpenForeign
    archive: BackupArchive
    bundles: BundleArchive
    tell_backup_day: Callable[[Path, date], None] = lambda _, __: None
    keystore: Callable[[], Keystore] | None = None
    word_list: Callable[[str], Sequence[str]] = lambda language: ()
    """Words to suggest passphrases of, in ``en`` or ``vi``."""
    activities: Callable[[str], str] = lambda language: ""
    """The table of everyday activities, in ``en`` or ``vi``."""
    event_names: Callable[[str], str] = lambda language: ""
    """The table of events by which a time is named, in ``en`` or ``vi``."""
    ear_microphone: Callable[[str], Microphone] | None = None
    """What hands-free listens with, without the echo of the loudspeaker where the system can do that."""
    bare_sounds: Callable[[], Iterable[AudioChunk]] = tuple
    """What came since the last look from the same microphone, its echo not cancelled; nothing where it never is."""
    echo_cancelled: Callable[[], bool] = lambda: False
    """Whether what hands-free listens with leads through an echo canceller now."""
    pictures: Callable[[], Pictures] = NoPictures
    """What reads photos."""
    start_times: StartTimes = NoStartTimes()  # noqa: RUF009  holds nothing
    """How long each engine took to start last."""
    former_embedder: LoadFormer = no_former
    """The embedding model of that id, where it is not the installed one but still here. Raises ``ModelError``."""
    prove: Prover = unprovable
    call_window: Callable[[Path], bool] = lambda _: False
    """Asks the window over a diary to come forward; False where nobody hears."""
    sockets: SocketGuard = NO_GUARD
    run_models: RunModels = no_models
    wake_words: Callable[[], Sequence[WakeWord]] = tuple
    """The trained words there are."""
    wake_word: Callable[[str], WakeWordDetector] = no_wake_word
    """The detector of a trained word by its id. Raises ``ModelMissing`` where this computer has none."""
    scrub_thread: Callable[[], object] = lambda: None
    """Overwrites what a thread's own free memory still holds; called on each thread once the diary is locked."""
