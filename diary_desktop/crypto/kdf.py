"""Secret to slot key: Argon2id for what people remember, HKDF for what is random already."""

from __future__ import annotations

import math
import os
import struct
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from diary_desktop.domain.errors import InputError, OutOfMemory, VaultDamaged

from .wiping import wipe

KEY_BYTES = 32
SALT_BYTES = 16
MIB = 1024 * 1024
LONGEST_PASSPHRASE = 4096
"""Bytes of UTF-8, before normalising."""

LEAST_MEMORY_MIB, MOST_MEMORY_MIB = 64, 2048
FEWEST_PASSES, MOST_PASSES = 3, 20
FEWEST_LANES, MOST_LANES = 1, 16

START_MIB = 256
CALIBRATED_MOST_MIB = 1024
ONE_RUN_SECONDS = 1.0
_GROWTH = 2.2
"""How much longer a run of twice the memory may take: a little over two, for memory outgrows the caches."""

_EXPONENT = math.log2(_GROWTH)

CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """Passes (t), lanes (p) and memory in MiB of one Argon2id run."""

    memory_mib: int
    passes: int = 3
    lanes: int = 4

    _LAYOUT = struct.Struct(">III")

    def encode(self) -> bytes:
        """12 bytes."""
        return self._LAYOUT.pack(self.memory_mib, self.passes, self.lanes)

    @classmethod
    def decode(cls, raw: bytes) -> Argon2Parameters:
        """Checks the bounds, so that a forged header cannot ask for all memory. Raises ``VaultDamaged``."""
        found = cls(*cls._LAYOUT.unpack(raw))
        found.check()
        return found

    def check(self) -> None:
        """Raise ``VaultDamaged`` for parameters out of bounds."""
        memory = LEAST_MEMORY_MIB <= self.memory_mib <= MOST_MEMORY_MIB
        passes = FEWEST_PASSES <= self.passes <= MOST_PASSES
        if not (memory and passes and FEWEST_LANES <= self.lanes <= MOST_LANES):
            raise VaultDamaged


MINIMUM = Argon2Parameters(LEAST_MEMORY_MIB)
"""For recovery words, which carry 128 bits by themselves and must open on a small rescue computer."""


def normalised_passphrase(passphrase: str | bytes | bytearray) -> bytearray:
    """UTF-8 in normal form C, so that tone marks typed either way open the diary. The caller wipes it.

    White space at either end does not count: it cannot be seen, and pasting adds it. Within, every space counts.
    Bytes that are not UTF-8 are taken as they are.
    """
    given = passphrase.encode("utf-8", errors="surrogatepass") if isinstance(passphrase, str) else passphrase
    try:
        return bytearray(unicodedata.normalize("NFC", given.decode("utf-8")).strip().encode("utf-8"))
    except UnicodeDecodeError:
        return bytearray(given)


def check_passphrase(passphrase: bytes | bytearray) -> None:
    """Raises ``InputError`` for one of nothing but white space, or longer than ``LONGEST_PASSPHRASE`` bytes.

    Asked before anything is derived: the words of neither error hold any of it.
    """
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise InputError(
            "This passphrase is longer than {bytes} bytes.", "Take a shorter one.", bytes=LONGEST_PASSPHRASE
        )
    normal = normalised_passphrase(passphrase)
    empty = not normal
    wipe(normal)
    if empty:
        raise InputError("A passphrase cannot be empty.", "Choose four or more words that only you would put together.")


def argon2id(secret: bytes | bytearray, salt: bytes, parameters: Argon2Parameters) -> bytearray:
    """The 32-byte key of ``secret``, to be wiped by the caller.

    Raises ``VaultDamaged`` for parameters out of bounds, before any memory is taken, and ``OutOfMemory``.
    """
    parameters.check()
    memory_kib = parameters.memory_mib * 1024
    derive = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=parameters.passes, lanes=parameters.lanes, memory_cost=memory_kib
    )
    key = bytearray(KEY_BYTES)
    try:
        derive.derive_into(secret, key)  # type: ignore[arg-type]  # takes any buffer; ``bytes`` could not be wiped
    except MemoryError as error:
        raise OutOfMemory(
            "There is not enough memory to open the diary.", "Close other programs and try again."
        ) from error
    return key


def hkdf(key: bytes | bytearray, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256, 32 bytes (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key)


def calibrate(
    run: Callable[[Argon2Parameters], float] | None = None, memory_mib: int | None = None
) -> Argon2Parameters:
    """The most memory for which one run stays under a second, doubling from 256 MiB.

    At most 1 GiB or a quarter of the machine's memory, at least 64 MiB. ``run`` times one set of parameters.
    """
    timed = run or _seconds
    most = min(CALIBRATED_MOST_MIB, (memory_mib if memory_mib is not None else total_memory_mib()) // 4)
    chosen = Argon2Parameters(max(LEAST_MEMORY_MIB, min(START_MIB, most)))
    seconds = timed(chosen)
    while seconds > ONE_RUN_SECONDS and chosen.memory_mib > LEAST_MEMORY_MIB:
        chosen = Argon2Parameters(max(LEAST_MEMORY_MIB, chosen.memory_mib // 2))
        seconds = timed(chosen)
    while chosen.memory_mib * 2 <= most and seconds * _GROWTH < ONE_RUN_SECONDS:
        chosen = Argon2Parameters(chosen.memory_mib * 2)
        seconds = timed(chosen)
    return chosen


def refitted(parameters: Argon2Parameters, seconds: float, memory_mib: int | None = None) -> Argon2Parameters:
    """What ``calibrate`` would choose, told from one run that took ``seconds``: no run of its own.

    A passphrase change asks for the current one, which is such a run, and has no time for more.
    """

    def told(wanted: Argon2Parameters) -> float:
        passes = wanted.passes / parameters.passes
        return float(seconds * passes * (wanted.memory_mib / parameters.memory_mib) ** _EXPONENT)

    return calibrate(told, memory_mib)


def total_memory_mib(container_limit: Path = CONTAINER_LIMIT) -> int:
    """The machine's memory, or what its container may use of it; 2 GiB where the system does not tell."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MIB
    except (AttributeError, ValueError, OSError):
        memory = 2048
    try:
        return min(memory, int(container_limit.read_text(encoding="ascii")) // MIB)
    except (OSError, ValueError):
        return memory


class Stopwatch:
    """Seconds since it was made, as if this program had the processor to itself.

    The time on the clock or the processor's, whichever is less: a diary made while the machine is busy with other
    things must not get a cheaper passphrase for ever.
    """

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    @property
    def seconds(self) -> float:
        return min(time.perf_counter() - self._clock, time.process_time() - self._processor)


def _seconds(parameters: Argon2Parameters) -> float:
    watch = Stopwatch()
    argon2id(b"calibration", bytes(SALT_BYTES), parameters)
    return watch.seconds
