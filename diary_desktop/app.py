"""Where everything is put together: the only file that sees every room.

Nothing heavy is imported here before it is needed: the window is painted first, and each engine's library is read
when its thread first wants it. That is what the imports inside the loader functions below are for.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import platformdirs

from diary_desktop import late_adapters, single_window
from diary_desktop.domain.errors import ModelMissing, StorageError
from diary_desktop.resources import resource_path
from diary_desktop.runtime.imports import preload, quiet_imports
from diary_desktop.system import logs
from diary_desktop.system.scrubbing import scrub, scrub_thread

if TYPE_CHECKING:
    from diary_desktop.adapters import Adapters
    from diary_desktop.assembly import Running
    from diary_desktop.domain.catalogue import Role
    from diary_desktop.domain.hearing import WakeWord
    from diary_desktop.engines.installed import InstalledModels
    from diary_desktop.ports.keystore import Keystore
    from diary_desktop.ports.language import Embedder, LanguageModel
    from diary_desktop.ports.pictures import Pictures
    from diary_desktop.ports.speech import SpeechDetector, SpeechRecognizer, SpeechSynthesizer, WakeWordDetector
    from diary_desktop.retrieval.prompt import Templates
    from diary_desktop.services.readiness import Part
    from diary_desktop.ui.application import Attach
    from diary_desktop.ui.outside import Outside

log = logging.getLogger(__name__)

NAME = "diary-desktop"

Engine = TypeVar("Engine")


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie: the diary, installed models, and what belongs to the computer and not to the diary."""

    vault: Path
    models: Path
    state: Path


def places(vault: Path | None = None, models: Path | None = None, state: Path | None = None) -> Places:
    """Where the system wants things, unless told otherwise."""
    data = platformdirs.user_data_path(NAME, appauthor=False)
    return Places(
        vault or data / "vault",
        models or data / "models",
        state or platformdirs.user_state_path(NAME, appauthor=False),
    )


def places_of(where: Places) -> dict[str, str]:
    """The same as plain text, for a child."""
    return {"vault": str(where.vault), "models": str(where.models), "state": str(where.state)}


def load_pictures() -> Pictures:
    """Qt's, when the first photo is added or shown."""
    from diary_desktop.ui import pictures

    return pictures.QtPictures()


def keep_backup_day(where: Places, diary: Path, day: date) -> None:
    """The closed screen may say how old the last backup is, and knows nothing else of it."""
    from diary_desktop.storage.settings_file import SettingsFile

    file = SettingsFile(where.state / "window.json")
    try:
        file.save(replace(file.load(), last_backup=day.isoformat(), last_backup_of=str(diary)))
    except StorageError as error:
        log.info("day of the backup not kept", extra={"error": type(error).__name__})


def wants_filter(where: Places) -> bool:
    """Whether the system is to refuse internet sockets on this computer: unless a person said otherwise."""
    from diary_desktop.storage.settings_file import SettingsFile

    return SettingsFile(where.state / "window.json").load().sockets != "allowed"


def keep_wants_filter(where: Places, wanted: bool) -> None:
    """From the next start on. Raises ``StorageError``."""
    from diary_desktop.storage.settings_file import SettingsFile

    file = SettingsFile(where.state / "window.json")
    file.save(replace(file.load(), sockets="" if wanted else "allowed"))


def load_window(where: Places, outside: Outside | None = None) -> Attach:
    """After the first paint, on a thread of its own: read the libraries, build the services, return what ties them."""
    with quiet_imports():
        from diary_desktop.last_diary import keep_place
        from diary_desktop.ui.attach import attach

        running = build(where)
    journeys = running.journeys

    def catch_up() -> None:
        journeys.tasks.start("jobs", "jobs", journeys.catch_up.run)
        journeys.tasks.start("jobs", "jobs", journeys.row_proofs.run)

        journeys.tasks.start("jobs", "rewriting", lambda _, __: journeys.rewriting.resume())
        if journeys.resealing.going_on():
            journeys.tasks.start("jobs", "rekey", journeys.resealing.go_on)

    journeys.session.after_unlock(catch_up)
    journeys.session.after_unlock(lambda: keep_place(where.state, journeys.session.place.folder))
    journeys.session.on_created(lambda _: keep_place(where.state, journeys.session.place.folder))
    return partial(attach, running=running, scrub=scrub, outside=outside, read=late_adapters.read_storage)


def build(where: Places) -> Running:
    """The real thing. Starts no thread."""
    from diary_desktop.assembly import assemble

    return assemble(real_adapters(where), load_templates())


def load_templates() -> Templates:
    """What is said to a language model, from the resources."""
    from diary_desktop.retrieval.prompt import TEMPLATE_NAMES, Templates

    texts = {name: resource_path("prompts", f"{name}.txt") for name in TEMPLATE_NAMES}
    return Templates.of({name: file.read_text(encoding="utf-8") for name, file in texts.items()})


def real_adapters(where: Places) -> Adapters:
    """Real libraries; those of the engines are imported when their thread first needs them."""
    from diary_desktop.adapters import Adapters
    from diary_desktop.engines.installed import installed_models
    from diary_desktop.exchange.conversation_file import write_conversation
    from diary_desktop.exchange.json_archive import JsonArchive
    from diary_desktop.exchange.plain_files import write_plain
    from diary_desktop.services.readiness import Readiness
    from diary_desktop.services.socket_guard import SocketGuard
    from diary_desktop.storage.start_times import StartTimesFile
    from diary_desktop.storage.vault_place import LateVault
    from diary_desktop.system import local_clock, own_sockets, socket_filter
    from diary_desktop.system.model_child import run_models
    from diary_desktop.system.proof_child import prove_in_child

    canceller = late_adapters.canceller()
    wanted, want = partial(wants_filter, where), partial(keep_wants_filter, where)
    sockets = SocketGuard(socket_filter.state, wanted, want, own_sockets.open_sockets)

    def loaded(load: Callable[[InstalledModels], Engine], role: Role | None = None) -> Callable[[], Engine]:
        def run() -> Engine:
            found = installed_models(where.models)
            if role is not None:
                look_first(where.models, role, found.of(role))
            return load(found)

        return run

    return Adapters(
        vault=LateVault(where.vault, where.state, late_adapters.load_vault),
        clock=local_clock.now,
        microphone=late_adapters.load_microphone,
        speaker=lambda: canceller.speaker(),
        ear_microphone=lambda device: canceller.microphone(device),
        bare_sounds=lambda: canceller.bare_sounds(),
        echo_cancelled=lambda: bool(canceller.sink),
        codec=late_adapters.codec(),
        pictures=load_pictures,
        media=late_adapters.media(),
        at_tempo=late_adapters.at_tempo,
        detector=load_detector,
        recognizer=loaded(load_recognizer, "listening"),
        embedder=loaded(load_embedder, "memory"),
        former_embedder=partial(load_former_embedder, where.models),
        language_model=loaded(load_language_model, "answering"),
        synthesizer=loaded(load_synthesizer, "speaking"),
        start_times=StartTimesFile(where.state / "engine-starts.json", partial(model_serving, where.models)),
        readiness=Readiness(
            loaded(parts),
            late_adapters.library_versions,
            late_adapters.input_devices,
            partial(machine, where),
            partial(logs.last_timings, where.state),
            sockets,
            lambda: canceller.offer(),
        ),
        new_archive=JsonArchive,
        write_conversation=write_conversation,
        write_files=write_plain,
        open_foreign=late_adapters.open_foreign,
        archive=late_adapters.archive(),
        bundles=late_adapters.bundles(),
        tell_backup_day=partial(keep_backup_day, where),
        keystore=load_keystore,
        word_list=word_list,
        activities=activities,
        event_names=event_names,
        wake_words=wake_words,
        wake_word=load_wake_word,
        prove=partial(prove_in_child, places_of(where)),
        run_models=partial(run_models, where.models),
        scrub_thread=scrub_thread,
        sockets=sockets,
        call_window=lambda vault: single_window.call(vault, where.state, "raise"),
    )


def load_keystore() -> Keystore:
    """The operating system's, where it has one that is trusted."""
    with quiet_imports():
        from diary_desktop.system.keystore import SystemKeystore
    return SystemKeystore()


def activities(language: str) -> str:
    """The table of everyday activities that counting reads entries by."""
    return resource_path("words", f"activities_{language}.txt").read_text(encoding="utf-8")


def event_names(language: str) -> str:
    """The table of events by which questions name a time."""
    return resource_path("words", f"events_{language}.txt").read_text(encoding="utf-8")


def word_list(language: str) -> Sequence[str]:
    """Words to suggest passphrases of: those of the recovery words in English, a list of our own in Vietnamese."""
    from diary_desktop.crypto import recovery_words

    if language == "vi":
        return tuple(resource_path("words", "vi.txt").read_text(encoding="utf-8").split())
    return recovery_words.word_list()


def model_serving(models: Path, role: Role) -> str:
    """The names of the installed files that serve ``role``; empty where what came with the program does."""
    from diary_desktop.engines.installed import installed_models

    return ", ".join(sorted(one.name for one in installed_models(models).of(role)))


def look_first(models: Path, role: Role, places: Iterable[Path]) -> None:
    """No engine sees files that are new to this computer, or have changed. Raises ``ModelError``."""
    from diary_desktop.engines.placed_models import was_loaded_apart

    new = [place for place in places if not was_loaded_apart(models, role, place)]
    if new:
        from diary_desktop.model_admission import admit

        admit(models, role, new)


def load_recognizer(found: InstalledModels) -> SpeechRecognizer:
    """Whisper where it is installed, else the starter."""
    if found.listening is None:
        with quiet_imports():
            from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
        return PocketSphinxRecognizer(load_detector())
    with quiet_imports():
        from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
    return WhisperRecognizer(found.listening, engine_threads())


def load_detector() -> SpeechDetector:
    """Silero, from the recogniser's package."""
    with quiet_imports():
        from diary_desktop.engines.silero_detector import SileroDetector
    return SileroDetector()


def wake_words() -> Sequence[WakeWord]:
    """The trained words of the package, none where it is not installed."""
    try:
        with quiet_imports():
            from diary_desktop.engines.wake_word import trained_words
    except ImportError:
        return ()
    return trained_words()


def load_wake_word(word_id: str) -> WakeWordDetector:
    """A trained word. Raises ``ModelMissing`` where the package is not installed."""
    with needed("waking"), quiet_imports():
        from diary_desktop.engines.wake_word import TrainedWord
    return TrainedWord(word_id)


def load_embedder(found: InstalledModels) -> Embedder:
    """A sentence-transformers model where one is installed, else MiniLM as built at set-up."""
    if found.memory is None:
        with quiet_imports():
            from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
        return MiniLmEmbedder(threads=engine_threads())
    preload(["torch"])
    with needed("memory"), quiet_imports():
        from diary_desktop.engines.sentence_embedder import SentenceEmbedder
    return SentenceEmbedder(found.memory, engine_threads())


def load_former_embedder(models: Path, model_id: str) -> Embedder:
    """The model whose vectors are still searched, if its files are here. Raises ``ModelError``."""
    from diary_desktop.engines.installed import InstalledModels

    name = model_id.partition("/")[0]
    folder = models / "memory" / name
    if name and folder.is_dir() and folder.parent == models / "memory":
        look_first(models, "memory", [folder])
        return load_embedder(InstalledModels(memory=folder))
    return load_embedder(InstalledModels())


def load_language_model(found: InstalledModels) -> LanguageModel:
    """The installed GGUF. Raises ``ModelMissing`` where there is none."""
    if found.answering is None:
        raise ModelMissing(role="answering")
    # Read once, when the library is loaded: its threads sleep between two tokens instead of spinning.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    preload(["llama_cpp"])
    with needed("answering"), quiet_imports():
        from diary_desktop.engines.llama_model import LlamaModel
    return LlamaModel(found.answering, engine_threads())


def load_synthesizer(found: InstalledModels) -> SpeechSynthesizer | None:
    """Installed piper voices, else espeak-ng, else none."""
    with quiet_imports():
        from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
        from diary_desktop.engines.piper_synthesizer import PiperSynthesizer
        from diary_desktop.engines.voices import Voices
    try:
        return Voices(found.speaking, partial(PiperSynthesizer, threads=engine_threads()), EspeakSynthesizer)
    except ModelMissing:
        return None


@contextmanager
def needed(role: str) -> Iterator[None]:
    """A library of the second group that is not installed yet, as an error with the way on."""
    try:
        yield
    except ImportError as error:
        raise ModelMissing(
            "The library that runs models for {role} is not installed yet.",
            "Run `python3 packaging/bootstrap.py run` to its end. The diary works without it.",
            role=role,
        ) from error


def engine_threads() -> int:
    """Processor threads one engine may take: all but two, so that recording and the window never wait."""
    return max(1, (os.cpu_count() or 1) - 2)


def parts(found: InstalledModels) -> tuple[Part, ...]:
    """What hears, remembers, answers and speaks, without loading any of it."""
    from diary_desktop.engines.installed import LISTENING_STARTER, MEMORY_BUILT_IN, SPEAKING_STARTER, can_answer
    from diary_desktop.services.readiness import Part

    voices = ", ".join(sorted(found.speaking))
    quotes = "answers are quotes from your own entries; a GGUF model words them"
    compiled = "" if can_answer() else "; llama-cpp-python is not installed yet"
    return (
        Part("listening", "ready", "Whisper")
        if found.listening
        else Part("listening", "starter", LISTENING_STARTER, "rough: install Whisper for accuracy"),
        Part("memory", "ready", "sentence-transformers" if found.memory else MEMORY_BUILT_IN),
        Part("answering", "ready", "llama.cpp")
        if found.answering
        else Part("answering", "missing", "none", quotes + compiled),
        Part("speaking", "ready", f"piper ({voices})", languages=tuple(sorted(found.speaking)))
        if voices
        else Part("speaking", "starter", SPEAKING_STARTER, "rough: install a piper voice"),
    )


def machine(where: Places) -> tuple[int, int, int]:
    """Free bytes where the diary lies, cores, and bytes of memory (0 where the system does not tell)."""
    existing = next(one for one in (where.vault, *where.vault.parents) if one.exists())
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    return shutil.disk_usage(existing).free, os.cpu_count() or 1, pages
