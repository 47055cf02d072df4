"""What Argon2id is asked for: bounds before memory, passphrases that can be, a calibration within its limits."""

from __future__ import annotations

import sys
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import (
    LONGEST_PASSPHRASE,
    MIB,
    MINIMUM,
    Argon2Parameters,
    Stopwatch,
    argon2id,
    calibrate,
    check_passphrase,
    normalised_passphrase,
    refitted,
    total_memory_mib,
)
from diary_desktop.crypto.wiping import wipe
from diary_desktop.domain.errors import InputError, OutOfMemory, VaultDamaged

resource = pytest.importorskip("resource", reason="Windows has no limits to set")

SALT = b"0123456789abcdef"

BAD = [
    replace(MINIMUM, memory_mib=63),
    replace(MINIMUM, memory_mib=2049),
    replace(MINIMUM, passes=2),
    replace(MINIMUM, passes=21),
    replace(MINIMUM, lanes=0),
    replace(MINIMUM, lanes=17),
    Argon2Parameters(2**32 - 1, 2**32 - 1, 2**32 - 1),
]


def test_argon2id_depends_on_secret_salt_and_parameters() -> None:
    key = argon2id(b"secret", SALT, MINIMUM)
    assert key == argon2id(bytearray(b"secret"), SALT, MINIMUM)
    assert len(key) == 32
    others = [
        argon2id(b"Secret", SALT, MINIMUM),
        argon2id(b"secret", SALT[::-1], MINIMUM),
        argon2id(b"secret", SALT, replace(MINIMUM, passes=4)),
    ]
    assert all(key != other for other in others)


def test_what_it_gives_never_changes() -> None:
    assert argon2id(b"secret", SALT, MINIMUM).hex() == FIRST_VERSION


@pytest.mark.parametrize("parameters", BAD)
def test_forged_parameters_are_refused_before_any_memory_is_taken(parameters: Argon2Parameters) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for refused in (lambda: argon2id(b"x", SALT, parameters), lambda: Argon2Parameters.decode(parameters.encode())):
        with pytest.raises(VaultDamaged):
            refused()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024


def test_parameters_survive_the_header() -> None:
    for parameters in (MINIMUM, Argon2Parameters(2048, 20, 16)):
        assert Argon2Parameters.decode(parameters.encode()) == parameters
    assert len(MINIMUM.encode()) == 12


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on address space is Linux's")
def test_too_little_memory_is_said_so_and_the_process_lives() -> None:
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + 200 * MIB, hard))
    try:
        with pytest.raises(OutOfMemory, match="not enough memory to open the diary"):
            argon2id(b"secret", SALT, Argon2Parameters(512))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert argon2id(b"secret", SALT, MINIMUM).hex() == FIRST_VERSION


@pytest.mark.parametrize(
    ("seconds_per_mib", "memory_mib", "chosen"),
    [
        (0.001, 16_000, 512),  # 0.512 s; 1024 would take over a second
        (0.0001, 16_000, 1024),  # the limit
        (0.0001, 3_000, 512),  # a quarter of the memory is 750
        (0.0001, 400, 100),
        (0.0001, 100, 64),
        (0.005, 16_000, 128),
        (1.0, 16_000, 64),
    ],
)
def test_calibration_keeps_its_limits(seconds_per_mib: float, memory_mib: int, chosen: int) -> None:
    asked: list[int] = []

    def run(parameters: Argon2Parameters) -> float:
        parameters.check()
        asked.append(parameters.memory_mib)
        return parameters.memory_mib * seconds_per_mib

    found = calibrate(run, memory_mib)
    assert (found.memory_mib, found.passes, found.lanes) == (chosen, 3, 4)
    assert max(asked) <= max(64, memory_mib // 4)


@pytest.mark.parametrize(
    ("ran", "seconds", "memory_mib", "chosen"),
    [
        (Argon2Parameters(256), 0.35, 16_000, 512),
        (Argon2Parameters(256), 0.15, 16_000, 1024),
        (Argon2Parameters(512), 0.80, 16_000, 512),
        (Argon2Parameters(1024), 1.70, 16_000, 512),
        (Argon2Parameters(64), 0.08, 16_000, 512),
        (Argon2Parameters(1024), 0.90, 1_024, 256),  # brought from a larger machine
        (Argon2Parameters(64), 9.00, 16_000, 64),
        (Argon2Parameters(256, passes=6), 0.70, 16_000, 512),
    ],
)
def test_one_run_tells_what_fits_without_another(
    ran: Argon2Parameters, seconds: float, memory_mib: int, chosen: int
) -> None:
    found = refitted(ran, seconds, memory_mib)
    assert (found.memory_mib, found.passes, found.lanes) == (chosen, 3, 4)


@pytest.mark.parametrize("passphrase", [b"", b"  \t\n", "\u2003\u00a0".encode(), b"x" * (LONGEST_PASSPHRASE + 1)])
def test_passphrases_that_cannot_be_are_refused_without_repeating_them(passphrase: bytes) -> None:
    with pytest.raises(InputError) as found:
        check_passphrase(passphrase)
    assert "xxx" not in f"{found.value!r} {found.value.values}"


@pytest.mark.parametrize("passphrase", [b"a", b"x" * LONGEST_PASSPHRASE, " bà ".encode(), b"\xff\xfe"])
def test_every_other_one_is_taken(passphrase: bytes) -> None:
    check_passphrase(bytearray(passphrase))


@pytest.mark.parametrize("typed", ["  bà ngoại", "bà ngoại\n", "\u00a0bà ngoại\u2003", "bà ngoại"])
def test_white_space_at_the_ends_does_not_count(typed: str) -> None:
    assert normalised_passphrase(typed) == "bà ngoại".encode()
    assert normalised_passphrase("bà  ngoại") != normalised_passphrase("bà ngoại")


def test_calibration_measures_this_machine() -> None:
    """With the memory of a very small one, so that it is over soon."""
    assert calibrate(memory_mib=256) == MINIMUM


def test_waiting_for_others_is_not_counted() -> None:
    watch = Stopwatch()
    time.sleep(0.2)
    assert watch.seconds < 0.15
    busy = time.process_time() + 0.05
    while time.process_time() < busy:
        pass
    assert watch.seconds >= 0.05


def test_the_container_rules_where_it_allows_less(tmp_path: Path) -> None:
    machine = total_memory_mib(tmp_path / "absent")
    (tmp_path / "limit").write_text(str(100 * 1024 * 1024))
    (tmp_path / "unlimited").write_text("max\n")
    assert machine > 100
    assert total_memory_mib(tmp_path / "limit") == 100
    assert total_memory_mib(tmp_path / "unlimited") == machine


def test_a_system_that_does_not_tell_is_taken_for_a_small_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delattr("os.sysconf")  # as on Windows
    assert total_memory_mib(tmp_path / "absent") == 2048


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_tone_marks_typed_either_way_are_one_passphrase(form: str) -> None:
    typed = unicodedata.normalize(form, "mật khẩu của bà")  # type: ignore[arg-type]  # one of the forms above
    expected = "mật khẩu của bà".encode()
    assert normalised_passphrase(typed) == expected
    assert normalised_passphrase(typed.encode()) == normalised_passphrase(bytearray(typed.encode())) == expected


def test_capitals_and_lookalikes_stay_apart() -> None:
    assert normalised_passphrase("Hoa") != normalised_passphrase("hoa")
    assert normalised_passphrase("ﬁn") != normalised_passphrase("fin")


def test_bytes_that_are_no_text_are_taken_as_they_are() -> None:
    assert normalised_passphrase(b"\xff\xfe raw") == b"\xff\xfe raw"
    assert normalised_passphrase("\ud800") == b"\xed\xa0\x80"


def test_wiping_is_done_in_place() -> None:
    buffer = bytearray(b"secret")
    alias = memoryview(buffer)
    wipe(buffer)
    assert bytes(alias) == bytes(6)


FIRST_VERSION = "b3b1c3be1b75b3e25a01d275aa82c7ff67382822fb5790cc1360b277e7755cf2"
