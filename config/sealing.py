"""The few cryptographic forms that the product uses, all from libsodium (PyNaCl). No form of our own.

Ring      authenticated encryption under a ring of keys, newest first; each sealing is bound to its purpose and row
Boxes     sealed boxes: anyone may put in, only the holder of the private half takes out
keyed()   keyed hash for look-ups · slow_keyed() the same made slow, for words that people choose or remember
"""

import hashlib
import hmac

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.utils import random as random_bytes

_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
# A few tens of milliseconds and 32 MiB a try (libsodium, "Password hashing"): the words are random, the key is apart.
_SLOW_OPERATIONS = 2
_SLOW_MEMORY = 32 * 1024 * 1024


class CannotOpen(Exception):
    """No key of the ring opens this: it was sealed by a lost key, for another row, or was changed."""


class Ring:
    """Symmetric sealing. `about` names purpose and row, so that a sealing moved elsewhere does not open."""

    def __init__(self, keys: tuple[bytes, ...]) -> None:
        self._keys = keys

    def seal(self, plain: bytes, about: str) -> bytes:
        nonce = random_bytes(_NONCE)
        return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, about.encode(), nonce, self._keys[0])

    def open(self, sealed: bytes, about: str) -> bytes:
        """The plain bytes. Raises CannotOpen."""
        return self.open_and_tell(sealed, about)[0]

    def open_and_tell(self, sealed: bytes, about: str) -> tuple[bytes, int]:
        """The plain bytes, and which key of the ring opened them (0: the one that seals). Raises CannotOpen."""
        for number, key in enumerate(self._keys):
            try:
                plain = crypto_aead_xchacha20poly1305_ietf_decrypt(
                    sealed[_NONCE:], about.encode(), sealed[:_NONCE], key
                )
            except (CryptoError, ValueError):  # ValueError: a stump, shorter than the seal alone
                continue
            return plain, number
        raise CannotOpen


class Boxes:
    """Sealed boxes to the first of a ring of keys; opens those of the others too.

    `public`: the public halves alone, where this process only puts in.
    """

    def __init__(self, keys: tuple[bytes, ...], public: tuple[bytes, ...] = ()) -> None:
        self._private = tuple(PrivateKey(key) for key in keys)
        self._seal = SealedBox(PublicKey(public[0]) if public else self._private[0].public_key)

    def seal(self, plain: bytes) -> bytes:
        return bytes(self._seal.encrypt(plain))

    def open(self, sealed: bytes) -> bytes:
        """The plain bytes. Raises CannotOpen, always where there are public halves alone."""
        return self.open_and_tell(sealed)[0]

    def open_and_tell(self, sealed: bytes) -> tuple[bytes, int]:
        """The plain bytes, and which key of the ring opened them (0: the one that seals). Raises CannotOpen."""
        for number, key in enumerate(self._private):
            try:
                return bytes(SealedBox(key).decrypt(sealed)), number
            except (CryptoError, TypeError, ValueError):  # a stump
                continue
        raise CannotOpen


def public_half(key: bytes) -> bytes:
    """The half of a box's key by which one can only put in."""
    return bytes(PrivateKey(key).public_key)


def pad(data: bytes, size: int) -> bytes:
    """Make `data` exactly `size` bytes (ISO/IEC 7816-4). Raises ValueError where it does not fit."""
    if len(data) >= size:
        raise ValueError("too long to pad")
    return data + b"\x80" + b"\x00" * (size - len(data) - 1)


def unpad(data: bytes) -> bytes:
    return data[: data.rindex(b"\x80")]


def keyed(key: bytes, purpose: str, value: str) -> bytes:
    """A look-up hash (BLAKE2b, 16 bytes): equal for equal values, meaningless without the key.

    Raises ValueError for a purpose of more than 16 bytes, which BLAKE2b has no room for.
    """
    return hashlib.blake2b(value.encode(), key=key, digest_size=16, person=purpose.encode()).digest()


def slow_keyed(key: bytes, purpose: str, value: str) -> bytes:
    """As `keyed`, but Argon2id: for codes that somebody could try to guess. Blocks for tens of milliseconds."""
    salt = hashlib.blake2b(purpose.encode(), key=key, digest_size=16).digest()
    return argon2id.kdf(16, value.encode(), salt, opslimit=_SLOW_OPERATIONS, memlimit=_SLOW_MEMORY)


def same(one: str | bytes, other: str | bytes) -> bool:
    """Compare secrets in constant time."""
    as_bytes = [value.encode() if isinstance(value, str) else value for value in (one, other)]
    return hmac.compare_digest(*as_bytes)
