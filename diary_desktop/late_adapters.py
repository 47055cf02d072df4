"""Storage and sound, whose libraries are read when they are first used: a closed window needs none of them.

Measured of the closed window: LanceDB with Arrow took 117 MiB, PortAudio with what it opens 17, FFmpeg 15.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from diary_desktop.runtime.imports import imported, late, quiet_imports

if TYPE_CHECKING:
    from diary_desktop.audio.echo_cancelling import EchoCanceller
    from diary_desktop.domain.audio import Samples
    from diary_desktop.domain.foreign import ForeignDiary
    from diary_desktop.ports.audio import ClipCodec, MediaReader, Microphone
    from diary_desktop.ports.backup import BackupArchive
    from diary_desktop.ports.bundle import BundleArchive
    from diary_desktop.ports.storage import Vault


def library_versions() -> dict[str, str]:
    """Of what is installed, by name: asking reads the records of every package."""
    from diary_desktop.engines.versions import versions

    return versions()


def read_storage() -> None:
    """The library that the diary is kept with, the largest of all: read once somebody is there to open it."""
    for room in ("vault", "backup_archive"):  # what is shown of backups is asked for right after opening
        imported(f"diary_desktop.storage.{room}")


def load_vault(folder: Path, anchor_folder: Path) -> Vault:
    """What opens the vault of that folder."""
    read_storage()
    from diary_desktop.storage.vault import LanceVault

    return LanceVault(folder, anchor_folder)


def archive() -> BackupArchive:
    """Backup folders."""
    return late(_load_archive)


def _load_archive() -> BackupArchive:
    read_storage()
    from diary_desktop.storage.backup_archive import FolderArchive

    return FolderArchive()


def bundles() -> BundleArchive:
    """The diary in one file, for another computer."""
    return late(_load_bundles)


def _load_bundles() -> BundleArchive:
    read_storage()
    from diary_desktop.storage.bundle_file import BundleFiles

    return BundleFiles()


def open_foreign(path: Path) -> ForeignDiary:
    """A diary of another program, whose readers are read when one is brought."""
    from diary_desktop.exchange.foreign_diary import open_foreign as opened

    return opened(path)


def codec() -> ClipCodec:
    """Opus, when the first sound is kept or heard."""
    return late(_load_codec)


def _load_codec() -> ClipCodec:
    with quiet_imports():
        from diary_desktop.audio.opus import OpusCodec
    return OpusCodec()


def media() -> MediaReader:
    """FFmpeg, when the first file is read."""
    return late(_load_media)


def _load_media() -> MediaReader:
    with quiet_imports():
        from diary_desktop.audio.media_file import MediaFile
    return MediaFile()


def at_tempo(pieces: Iterable[Samples], speed: float) -> Iterator[Samples]:
    """Faster or slower, by FFmpeg."""
    with quiet_imports():
        from diary_desktop.audio import tempo
    return tempo.at_tempo(pieces, speed)


def load_microphone(device: str) -> Microphone:
    """PortAudio, when the first microphone is opened. Raises ``NoMicrophone``."""
    with quiet_imports():
        from diary_desktop.audio.microphone import SoundCard
    return SoundCard(device)


def canceller() -> EchoCanceller:
    """The loudspeaker, and what hands-free listens with: PortAudio, when something is first said or heard."""
    return late(_load_canceller)


def _load_canceller() -> EchoCanceller:
    with quiet_imports():
        from diary_desktop.audio.echo_cancelling import EchoCanceller
    return EchoCanceller()


def input_devices() -> list[str]:
    """Names of the microphones, the default one first."""
    with quiet_imports():
        from diary_desktop.audio import portaudio
    return portaudio.input_devices()
