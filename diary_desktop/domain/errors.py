"""The whole error tree: every failure a person may meet says what happened and what to do.

    DiaryError(what, hint)
    ├── VaultError            WrongPassphrase (WrongKeyFile), WaitFirst, KeystoreUnavailable, VaultMissing, VaultExists,
    │                         VaultDamaged, VaultInUse, VaultLocked, VaultTooNew, VaultRolledBack, OlderCopy,
    │                         DiaryChanged
    ├── AudioError            NoMicrophone, MicrophoneLost, ComputerSlept, NoSpeaker (SpeakerLost), MediaUnreadable,
    │                         NothingHeard
    ├── ModelError            ModelMissing, ModelDamaged, OutOfMemory, DownloadFailed (WrongFile),
    │                         UnknownModel
    ├── StorageError          DiskFull, RecordDamaged (RecordTooNew), FolderUnusable (DiskGone), ChangeUncertain
    ├── BackupError           BackupFolderMissing, BackupFolderFull, BackupDamaged,
    │                         BackupOfEarlierKey
    └── InputError            a date, an id, a setting or a command that cannot be understood

``Cancelled`` stands outside the tree: it is not an error and shows no message.
"""

from __future__ import annotations

from typing import Protocol


class DiaryError(Exception):
    """What happened and what to do, as templates, so that a window can translate them before filling them in.

    ``what`` and ``hint`` may hold ``{name}`` fields, filled from ``values``. Never put diary text, a
    passphrase or a file name a user chose into ``values`` of an error that is logged: logs keep only the type.
    """

    what = "Something went wrong."
    hint = "Your entries are untouched. Try again."
    exit_code = 1

    def __init__(self, what: str | None = None, hint: str | None = None, **values: object) -> None:
        self.what_template = what if what is not None else type(self).what
        self.hint_template = hint if hint is not None else type(self).hint
        self.values = values
        super().__init__(f"{self.what_text} {self.hint_text}".strip())

    @property
    def what_text(self) -> str:
        """What happened, in English, filled in."""
        return self.what_template.format(**self.values)

    @property
    def hint_text(self) -> str:
        """What to do, in English, filled in."""
        return self.hint_template.format(**self.values)


class VaultError(DiaryError):
    """The vault cannot be opened or made."""

    exit_code = 3


class WrongPassphrase(VaultError):
    """No slot opened with the secret that was given; the vault itself proved sound."""

    what = "That did not open it."
    hint = "Tone marks and capitals count. Your recovery words open the diary as well."
    exit_code = 4


class WrongKeyFile(WrongPassphrase):
    """The file that was given is none of the diary's key files."""

    what = "This file does not open the diary."
    hint = "Choose the key file that was made for it, or type your passphrase."


class WaitFirst(VaultError):
    """Too many wrong tries in a row; ``seconds`` among its values is how long it takes until the next."""

    what = "There were too many wrong tries; the next one is taken in {seconds} s."
    hint = "Nothing is lost, and waiting is enough. Your recovery words open the diary as well."
    exit_code = 4

    def __init__(self, seconds: int = 1) -> None:
        super().__init__(seconds=seconds)


class KeystoreUnavailable(VaultError):
    """The operating system's keystore is missing, refused, or not one that is trusted."""

    what = "This computer has no keystore that the diary trusts."
    hint = "Open the diary with your passphrase."


class VaultMissing(VaultError):
    what = "There is no diary at this place."
    hint = "Make one with `diary-desktop create`, or name its folder with --vault."


class VaultExists(VaultError):
    what = "There is a diary at this place already; nothing was changed."
    hint = "Open it, or name another folder with --vault."


class VaultDamaged(VaultError):
    """Bytes of the vault do not prove themselves; never said of a wrong passphrase."""

    what = "A file of this diary is damaged."
    hint = "Nothing was erased. Run `diary-desktop verify` to see what is sound, and restore a backup if you have one."


class VaultInUse(VaultError):
    what = "This diary is already open in another window or program."
    hint = "Close it there first, or use that window."


class VaultLocked(VaultError):
    what = "The diary is locked."
    hint = "Open it with your passphrase first."


class VaultTooNew(VaultError):
    what = "This diary was written by a newer version of the app."
    hint = "Update the app; nothing was changed."


class VaultRolledBack(VaultError):
    what = "This folder is an older state of your diary than this computer has seen."
    hint = "If you put back a backup on purpose, open it once with --accept-older-state."


class DiaryChanged(VaultError):
    """What lies where a diary was open is not as it was left when its disk went: nothing is written there."""

    what = "The diary that is there now is not as it was when its disk went away."
    hint = "Plug in the right disk, or lock the diary and open it: what you typed since is put back then."


class OlderCopy(VaultRolledBack):
    """A folder opened here for the first time, older than the same diary in another folder."""

    what = "This is a copy of your diary that is older than the one this computer knows in another folder."
    hint = "Open the newer one. If it is this copy that you want, open it once with --accept-older-state."


class AudioError(DiaryError):
    """Sound could not be taken in or given out."""

    exit_code = 5


class NoMicrophone(AudioError):
    what = "No microphone was found."
    hint = "Connect one or choose another in the sound settings. You can write instead, or bring in a recording."


class MicrophoneLost(AudioError):
    what = "The microphone went silent. What you said before is safe."
    hint = "Connect it again and go on, or finish and keep what is there."


class ComputerSlept(AudioError):
    what = "The computer went to sleep. What you said before is safe."
    hint = "Go on, or finish and keep what is there."


class NoSpeaker(AudioError):
    what = "No loudspeaker was found."
    hint = "The answer stays on the screen. Connect headphones or a speaker to hear it."


class SpeakerLost(NoSpeaker):
    """In the middle of a sound. What comes next might be heard by others, so nobody goes on unasked."""

    what = "The loudspeaker or the headphones were taken away, so reading stopped."
    hint = "Choose Read aloud again to go on where it stopped, through what is connected now."


class MediaUnreadable(AudioError):
    what = "This file holds no sound that can be read."
    hint = "Choose a complete audio or video file. Nothing was added and nothing was lost."


class NothingHeard(AudioError):
    """The sound was kept, but nobody speaks in it."""

    what = "No words were heard in this recording. The sound is kept as an entry."
    hint = "Check the microphone, or play the entry to hear what was recorded."


class ModelError(DiaryError):
    """A model of speech, language or meaning cannot be used."""

    exit_code = 6


class ModelMissing(ModelError):
    what = "The model for {role} is not installed."
    hint = "The diary works without it. `diary-desktop doctor` lists what is present."

    def __init__(self, what: str | None = None, hint: str | None = None, **values: object) -> None:
        super().__init__(what, hint, **{"role": "this", **values})


class ModelDamaged(ModelError):
    what = "A model file is damaged or not what it should be, so it was not used."
    hint = "Install the model again. Your entries are untouched."


class OutOfMemory(ModelError):
    what = "There is not enough memory for this model."
    hint = "Close other programs or choose a smaller model."


class DownloadFailed(ModelError):
    """A model could not be fetched. What arrived so far is kept and gone on with, unless it proved to be wrong."""

    what = "The host of the models cannot be reached, or the line broke off and did not come back."
    hint = "Try again later: it goes on where it stopped. The diary works without it."


class WrongFile(DownloadFailed):
    """What came is not the file whose hash is known; it was removed."""

    what = "What the host sent is not the file that was proved to be good, so it was not kept."
    hint = "Try again later, or bring the model on a stick."


class UnknownModel(ModelError):
    """Sound as far as it can be looked at, but not one the catalogue vouches for."""

    what = "This holds models that nobody vouches for: nothing was taken in."
    hint = "If you trust where they come from, take them in as unverified."


class StorageError(DiaryError):
    """The disk refused."""

    exit_code = 7


class DiskFull(StorageError):
    what = "The disk is full. What was saved before is safe."
    hint = "Free some space and try again."


class RecordDamaged(StorageError):
    what = "One record of the diary is damaged and was set aside; everything else opens."
    hint = "Run `diary-desktop verify` for its name, and restore it from a backup if you have one."


BY_A_NEWER_VERSION = ", written by a newer version of the app"
"""How the name of such a part of a diary ends, where damaged parts are named."""


class RecordTooNew(RecordDamaged):
    """Its format number is higher than any known here. Nothing vouches for that number: rot may have made it so."""

    what = "One part of the diary was written by a newer version of the app; everything else opens."
    hint = "Update the app; nothing was changed."


class FolderUnusable(StorageError):
    what = "The diary cannot be kept at this place."
    hint = "Choose a folder you may write to."


class DiskGone(FolderUnusable):
    """The disk that holds the diary was unplugged or has died under it: nothing that lies there is thought damaged."""

    what = "The disk that holds your diary does not answer any more."
    hint = "Plug it in again. What was saved is safe, and an open window goes on and saves what you typed since."


class ChangeUncertain(StorageError):
    """A change of who may open the diary failed when a part of it was on the disk already."""

    what = "The disk failed in the middle of this change, and it may have taken effect."
    hint = "Keep both the old and the new. Check the disk, then lock the diary and see which one opens it."


class BackupError(DiaryError):
    """A backup could not be made or read. The diary itself and older backups are untouched."""

    what = "The backup could not be made. Your diary and older backups are untouched."
    hint = "Check the disk or stick and try again."
    exit_code = 8


class BackupFolderMissing(BackupError):
    what = "The backup folder is not there. Your diary and older backups are untouched."
    hint = "Plug in the disk or stick it lies on, or choose another folder."


class BackupFolderFull(BackupError):
    what = "The backup disk is full. Your diary and older backups are untouched."
    hint = "Free some space on it, or choose another folder."


class BackupOfEarlierKey(BackupError):
    """Sealed before the diary was sealed anew: only the passphrase or words of its day open it."""

    what = "This backup was sealed under an earlier key of the diary."
    hint = "Make a new one. The earlier one can still be restored with the passphrase of its day."


class BackupDamaged(BackupError):
    what = "This backup is damaged."
    hint = "Choose another one. What can be proved of it can still be restored."


class InputError(DiaryError):
    """What a person typed or gave cannot be understood."""

    what = "That could not be understood."
    hint = "See `diary-desktop --help`."
    exit_code = 2


class Cancelled(Exception):
    """A job was asked to stop and did."""


class CancelToken(Protocol):
    """Asked between audio blocks, segments, tokens and sentences."""

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` once somebody has asked the job to stop."""
