"""The filter's own program, run by an interpreter for both machines: what the kernel would answer to each call."""

from __future__ import annotations

import errno
import struct

import pytest

from diary_desktop.system import socket_filter

MACHINES = {
    "x86_64": {"audit": 0xC000003E, "socket": 41, "socketpair": 53, "connect": 42, "read": 0, "openat": 257},
    "aarch64": {"audit": 0xC00000B7, "socket": 198, "socketpair": 199, "connect": 203, "read": 63, "openat": 56},
}
"""AUDIT_ARCH and call numbers as the kernel's own tables list them (unistd_64.h, asm-generic/unistd.h)."""

ALLOWED, KILLED = "allowed", "killed"


def verdict(machine: str, number: int, first: int = 0, audit: int | None = None) -> str:
    """What the program says to a call: ``allowed``, ``killed``, or the error's name. ``first``: 64 bits, as given."""
    numbers = MACHINES[machine]
    code = socket_filter._instructions(*socket_filter._MACHINES[machine][:2])
    data = struct.pack("<IIQQ", number, numbers["audit"] if audit is None else audit, 0, first)
    steps, at, value = list(struct.iter_unpack("<HBBI", code)), 0, 0
    for _ in steps:  # every jump leads on, so there are never more
        what, holds, fails, operand = steps[at]
        at += 1
        if what == 0x20:
            (value,) = struct.unpack_from("<I", data, operand)
        elif what == 0x15:
            at += holds if value == operand else fails
        elif what == 0x35:
            at += holds if value >= operand else fails
        elif what == 0x06:
            return _said(operand)
        else:
            raise AssertionError(f"no such instruction: {what:#x}")
    raise AssertionError("it never answers")


def _said(operand: int) -> str:
    kind, number = operand & 0xFFFF0000, operand & 0xFFFF
    if kind == 0x00050000:
        return errno.errorcode[number]
    return {0x7FFF0000: ALLOWED, 0x80000000: KILLED}[kind]


FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16, "AF_PACKET": 17, "AF_BLUETOOTH": 31}


@pytest.mark.parametrize("machine", MACHINES)
def test_only_sockets_within_the_computer_are_let_through(machine: str) -> None:
    number = MACHINES[machine]["socket"]
    within = {name for name, family in FAMILIES.items() if verdict(machine, number, family) == ALLOWED}
    assert within == {"AF_UNIX", "AF_NETLINK"}
    for family in range(64):
        assert verdict(machine, number, family) == (ALLOWED if family in (1, 16) else "EAFNOSUPPORT")
        assert verdict(machine, number, family | 1 << 40) == verdict(machine, number, family), "the kernel sees 32 bits"


@pytest.mark.parametrize("machine", MACHINES)
def test_every_other_call_passes_but_those_by_a_side_door(machine: str) -> None:
    refused = {number for number in range(512) if verdict(machine, number, 2) != ALLOWED}
    assert refused == {MACHINES[machine]["socket"], 425}, "socket and io_uring_setup alone"
    assert verdict(machine, 425) == "ENOSYS"
    for name in ("socketpair", "connect", "read", "openat"):
        assert verdict(machine, MACHINES[machine][name], 2) == ALLOWED
    assert verdict(machine, MACHINES[machine]["socket"] | 0x40000000, 1) == "ENOSYS"


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("other", [0x40000003, 0x40000028, 0xC000003E, 0xC00000B7])
def test_calls_by_the_table_of_another_machine_end_the_process(machine: str, other: int) -> None:
    expected = ALLOWED if other == MACHINES[machine]["audit"] else KILLED
    assert verdict(machine, MACHINES[machine]["read"], audit=other) == expected


@pytest.mark.parametrize(("machine", "seccomp"), [("x86_64", 317), ("aarch64", 277)])
def test_the_call_that_installs_it_has_the_number_of_its_machine(machine: str, seccomp: int) -> None:
    assert socket_filter._MACHINES[machine][2] == seccomp
