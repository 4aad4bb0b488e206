"""The installation's keys: rings of base64 keys of 32 bytes, newest first, made on first need into `.env`."""

import base64
import binascii
import os
import secrets
from pathlib import Path

from dotenv.parser import parse_stream

from config.errors import BadSetting

KEY_NAMES = ("ADDRESS_KEYS", "CONVERSATION_KEYS", "LOOKUP_KEY", "INTAKE_KEYS", "RELAY_KEYS", "TIP_KEYS")
KEY_BYTES = 32


def parse_ring(text: str) -> tuple[bytes, ...]:
    """The keys of a ring, newest first. Raises ValueError (without the text) for anything else."""
    keys = []
    for part in text.split(","):
        try:
            key = base64.b64decode(part.strip(), validate=True)
        except binascii.Error:
            raise ValueError("malformed") from None
        if len(key) != KEY_BYTES:
            raise ValueError("malformed")
        keys.append(key)
    return tuple(keys)


def make_key() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def make_missing_keys(env_file: Path, present: set[str]) -> list[str]:
    """Append a new key to `env_file` for each name that is not `present`; the file gets mode 0600.

    Returns the names made. A key that exists is never replaced: what it sealed would be lost. Raises BadSetting
    where the file cannot be written, or has a key after all that a later line of the same name hides.
    """
    missing = [name for name in KEY_NAMES if name not in present]
    if missing:
        if hidden := next((name for name in missing if _stands_in(env_file, name)), None):
            raise BadSetting(
                hidden, f"stands in {env_file.name} twice, and the last line is empty: delete that one"
            )
        try:
            _append(env_file, [f"{name}={make_key()}\n" for name in missing])
        except OSError as error:
            cure = f"cannot be written ({error.strerror}): the keys of this installation are kept there"
            raise BadSetting(env_file.name, cure) from None
    return missing


def _stands_in(file: Path, name: str) -> bool:
    """Whether some line gives `name` a value. The last line of a name is the one that counts."""
    if not file.is_file():
        return False
    with file.open(encoding="utf-8") as lines:
        return any(line.key == name and line.value for line in parse_stream(lines))


def _append(file: Path, lines: list[str]) -> None:
    """Add lines to a file that only its owner may read."""
    old = file.read_bytes() if file.exists() else b""
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii"
    ) as out:
        file.chmod(0o600)
        out.writelines(["\n", *lines] if old and not old.endswith(b"\n") else lines)
