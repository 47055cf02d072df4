"""The vault key, the slots that wrap it, and the one subkey each purpose gets.

A slot is a fixed-length header (kind, Argon2id parameters, salt, nonce) followed by a commitment to the slot key and
the wrapped vault key. GCM modes do not commit to their key: without the commitment one slot could be made to open
under two passphrases. It is compared in constant time before anything is unwrapped.
"""

from __future__ import annotations

import hmac
import os
import struct
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from diary_desktop.domain.errors import VaultDamaged, VaultLocked, VaultTooNew, WrongPassphrase

from .kdf import KEY_BYTES, SALT_BYTES, Argon2Parameters, argon2id, hkdf, normalised_passphrase
from .wiping import wipe

NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16

_KIND = struct.Struct(">BB")
_SLOT_VERSION = 1


class SlotKind(IntEnum):
    """What opens a slot. The numbers are part of the format."""

    PASSPHRASE = 1
    WORDS = 2
    KEY_FILE = 3
    KEYSTORE = 4
    """32 random bytes that the operating system's keystore holds."""
    PREVIOUS = 5
    """Wraps the key of the epoch before under a subkey of this one, while everything is sealed anew."""


_RANDOM_SECRETS = {
    SlotKind.KEY_FILE: b"key file slot",
    SlotKind.KEYSTORE: b"keystore slot",
    SlotKind.PREVIOUS: b"previous key slot",
}
"""Kinds whose secret is random already, so that HKDF does, each with its own info."""


class VaultKey:
    """32 random bytes in a buffer that can be wiped; afterwards every use raises ``VaultLocked``.

    Owns ``key`` and, while everything is being sealed anew, the key of the epoch before. Subkeys are ``bytes``, as the
    ciphers want them: they go with the sealers that hold them. Changed on the vault thread alone.
    """

    def __init__(self, key: bytearray, vault_id: bytes, epoch: int = 1, previous: VaultKey | None = None) -> None:
        self._key = key
        self.vault_id = vault_id
        self.epoch = epoch
        self.previous = previous

    @property
    def is_wiped(self) -> bool:
        """Whether it is of no use any more."""
        return not self._key

    @classmethod
    def random(cls, vault_id: bytes, epoch: int = 1) -> VaultKey:
        """A new key for a new vault, or for a new epoch."""
        return cls(bytearray(os.urandom(KEY_BYTES)), vault_id, epoch)

    def subkey(self, purpose: str, epoch: int | None = None) -> bytes:
        """HKDF-SHA256(vault key, salt = vault id, info = purpose | epoch), 32 bytes; the key's own epoch by default."""
        number = self.epoch if epoch is None else epoch
        return hkdf(self._require(), self.vault_id, purpose.encode() + b"|" + struct.pack(">H", number))

    def wrapped(self, slot_key: bytearray, nonce: bytes, associated: bytes) -> bytes:
        """The key as a slot keeps it, 48 bytes."""
        return AESGCMSIV(slot_key).encrypt(nonce, self._require(), associated)

    def copy(self) -> VaultKey:
        """The same keys in buffers of their own, to be wiped by whoever asked."""
        previous = self.previous.copy() if self.previous else None
        return VaultKey(bytearray(self._require()), self.vault_id, self.epoch, previous)

    def turn_over(self, following: VaultKey) -> None:
        """Become ``following``, whose buffer is taken over; the key until now is kept as the previous one."""
        self.previous = VaultKey(self._require(), self.vault_id, self.epoch, self.previous)
        self._key, self.epoch = following._require(), following.epoch
        following._key = bytearray()

    def forget_previous(self) -> None:
        """Wipe the keys of the epochs before."""
        if self.previous is not None:
            self.previous.wipe()
            self.previous = None

    def shown(self) -> bytearray:
        """A copy of the key, for the caller to wipe: to count in memory what is left of it."""
        return bytearray(self._require())

    def wipe(self) -> None:
        """Overwrite the keys. May be called twice."""
        self.forget_previous()
        wipe(self._key)
        self._key = bytearray()

    def _require(self) -> bytearray:
        if not self._key:
            raise VaultLocked
        return self._key


class SlotDraft:
    """A slot whose costly derivation is done, waiting for the vault key: made on any thread, used once.

    Holds the slot key in a buffer that ``wrap`` or ``wipe`` overwrites.
    """

    def __init__(self, kind: SlotKind, secret: bytes | bytearray, parameters: Argon2Parameters, vault_id: bytes):
        self.kind = kind
        self._parameters = parameters
        self._vault_id = vault_id
        self._salt, self._nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
        self._slot_key = _slot_key(kind, secret, self._salt, parameters)

    @property
    def slot_id(self) -> str:
        """The id the slot will have."""
        return self._salt.hex()

    def wrap(self, key: VaultKey) -> Slot:
        """The slot for ``key``. Raises ``VaultLocked`` for a wiped key and where the draft was used before."""
        if not self._slot_key:
            raise VaultLocked
        head = _head(self.kind, self._parameters, self._salt, self._nonce, self._vault_id)
        try:
            wrapped = key.wrapped(self._slot_key, self._nonce, head)
            commitment = _commitment(self._slot_key, head)
            return Slot(self.kind, self._parameters, self._salt, self._nonce, commitment, wrapped)
        finally:
            self.wipe()

    def wipe(self) -> None:
        """Overwrite the slot key. May be called twice."""
        wipe(self._slot_key)
        self._slot_key = bytearray()


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the vault, as it stands in the header."""

    kind: SlotKind
    parameters: Argon2Parameters
    salt: bytes
    nonce: bytes
    commitment: bytes
    wrapped: bytes

    @property
    def slot_id(self) -> str:
        """Its random salt in hexadecimal: no two slots share it, and it tells nothing."""
        return self.salt.hex()

    @classmethod
    def wrap(cls, key: VaultKey, kind: SlotKind, secret: bytes | bytearray, parameters: Argon2Parameters) -> Slot:
        """A slot in which ``secret`` opens ``key``. Random secrets take no Argon2id; its parameters are unused."""
        return SlotDraft(kind, secret, parameters, key.vault_id).wrap(key)

    def opens(self, secret: bytes | bytearray, vault_id: bytes) -> bool:
        """Whether ``secret`` is this slot's. Unwraps nothing, so it may be asked on any thread."""
        wipe(slot_key := self._derived(secret, vault_id))
        return bool(slot_key)

    def unwrap(self, secret: bytes | bytearray, vault_id: bytes) -> VaultKey:
        """The vault key. Raises ``WrongPassphrase`` where ``secret`` is not this slot's, ``VaultDamaged``."""
        slot_key = self._derived(secret, vault_id)
        opened = bytearray(KEY_BYTES)
        try:
            if not slot_key:
                raise WrongPassphrase
            AESGCMSIV(slot_key).decrypt_into(self.nonce, self.wrapped, self._head(vault_id), opened)
        except InvalidTag as error:
            raise VaultDamaged from error
        finally:
            wipe(slot_key)
        return VaultKey(opened, vault_id)

    def _derived(self, secret: bytes | bytearray, vault_id: bytes) -> bytearray:
        """The slot key, empty where the commitment tells that the secret is another."""
        slot_key = _slot_key(self.kind, secret, self.salt, self.parameters)
        if hmac.compare_digest(_commitment(slot_key, self._head(vault_id)), self.commitment):
            return slot_key
        wipe(slot_key)
        return bytearray()

    def _head(self, vault_id: bytes) -> bytes:
        return _head(self.kind, self.parameters, self.salt, self.nonce, vault_id)

    def encode(self) -> bytes:
        """``SLOT_BYTES`` bytes."""
        body = self.parameters.encode() + self.salt + self.nonce + self.commitment + self.wrapped
        return _KIND.pack(_SLOT_VERSION, self.kind) + body

    @classmethod
    def decode(cls, raw: bytes) -> Slot:
        """Of bytes that proved themselves by their hash. Raises ``VaultTooNew`` for a version or kind unknown here.

        ``VaultDamaged`` for anything else that ``encode`` does not write.
        """
        if len(raw) != SLOT_BYTES:
            raise VaultDamaged
        version, kind = _KIND.unpack_from(raw)
        if version > _SLOT_VERSION or kind > max(SlotKind):
            raise VaultTooNew
        if version != _SLOT_VERSION or kind not in set(SlotKind):
            raise VaultDamaged
        parts, at = [], _KIND.size
        for size in (12, SALT_BYTES, NONCE_BYTES, KEY_BYTES, WRAPPED_BYTES):
            parts.append(raw[at : at + size])
            at += size
        return cls(SlotKind(kind), Argon2Parameters.decode(parts[0]), *parts[1:])


SLOT_BYTES = _KIND.size + 12 + SALT_BYTES + NONCE_BYTES + KEY_BYTES + WRAPPED_BYTES


def hmac_sha256(key: bytes, content: bytes) -> bytes:
    """A 32-byte MAC, for the header, checkpoints and the rollback anchor."""
    mac = HMAC(key, SHA256())
    mac.update(content)
    return mac.finalize()


def same_mac(one: bytes, other: bytes) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(one, other)


def _slot_key(kind: SlotKind, secret: bytes | bytearray, salt: bytes, parameters: Argon2Parameters) -> bytearray:
    if kind in _RANDOM_SECRETS:
        return bytearray(hkdf(secret, salt, _RANDOM_SECRETS[kind]))
    if kind is SlotKind.WORDS:
        return argon2id(secret, salt, parameters)
    normal = normalised_passphrase(secret)
    try:
        return argon2id(normal, salt, parameters)
    finally:
        wipe(normal)


def _commitment(slot_key: bytearray, head: bytes) -> bytes:
    return hkdf(slot_key, b"", b"commit|" + head)


def _head(kind: SlotKind, parameters: Argon2Parameters, salt: bytes, nonce: bytes, vault_id: bytes) -> bytes:
    return _KIND.pack(_SLOT_VERSION, kind) + vault_id + parameters.encode() + salt + nonce
