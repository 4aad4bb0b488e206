"""The installation's keys: rings of base64 keys of 32 bytes, made on first need into `.env`.

A ring stands in its setting as `newest,older,next:coming`: the first seals, all open. `next:` marks the key that is known
and not used yet (bot.key_rotation). Rings of boxes may hold public halves alone, each behind `public:`: such a process
puts in and takes nothing out.
"""

import base64
import binascii
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from dotenv.parser import parse_stream

from config.errors import BadSetting

KEY_NAMES = ("ADDRESS_KEYS", "CONVERSATION_KEYS", "LOOKUP_KEY", "INTAKE_KEYS", "RELAY_KEYS", "TIP_KEYS")
# Sealed boxes (config.sealing.Boxes), whose private halves only some processes need.
BOX_NAMES = ("INTAKE_KEYS", "RELAY_KEYS")
KEY_BYTES = 32
NEXT, PUBLIC = "next:", "public:"


def parse_ring(text: str) -> tuple[bytes, ...]:
    """The keys of a ring: the one in use, older ones, the coming one. Raises ValueError (without the text) for anything
    else."""
    *before, last = (part.strip() for part in text.split(","))
    return tuple(_key(part) for part in (*before, last.removeprefix(NEXT) if before else last))


def parse_public(text: str) -> tuple[bytes, ...]:
    """The public halves of a ring of boxes. Raises ValueError where it is none of that kind."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.startswith(PUBLIC) for part in parts):
        raise ValueError("malformed")
    return tuple(_key(part.removeprefix(PUBLIC)) for part in parts)


def is_public(text: str) -> bool:
    return text.strip().startswith(PUBLIC)


def has_coming(text: str) -> bool:
    """Whether the ring's last key is known and not used yet."""
    return text.rpartition(",")[2].strip().startswith(NEXT)


def make_key() -> str:
    return encode(secrets.token_bytes(KEY_BYTES))


def encode(key: bytes) -> str:
    """A key as it stands in its setting."""
    return base64.b64encode(key).decode()


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("malformed") from None
    if len(key) != KEY_BYTES:
        raise ValueError("malformed")
    return key


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


def keep_copy(env_file: Path) -> Path:
    """A copy of `env_file` as it is now, mode 0600; the first one of a day stays, whatever is replaced after it.

    Raises BadSetting where there is none, or the copy cannot be written.
    """
    copy = env_file.with_name(f"{env_file.name}.{datetime.now(UTC).date().isoformat()}")
    try:
        if not copy.exists():
            _write_new(copy, env_file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetting(env_file.name, f"cannot be copied ({error.strerror})") from None
    return copy


def replace_value(env_file: Path, name: str, value: str) -> None:
    """Give `name` another value in `env_file`, all other lines as they are: at once or not at all, mode 0600.

    Raises BadSetting where it does not stand there, or the file cannot be written.
    """
    try:
        with env_file.open(encoding="utf-8") as lines:
            bindings = list(parse_stream(lines))
    except OSError:
        bindings = []
    ours = [at for at, line in enumerate(bindings) if line.key == name and line.value]
    if not ours:
        raise BadSetting(name, f"does not stand in {env_file.name}: run this where the keys are kept")
    parts = [line.original.string for line in bindings]
    line = parts[ours[-1]]
    parts[ours[-1]] = line.replace(line.strip(), f"{name}={value}")
    new = env_file.with_name(f"{env_file.name}.new")
    try:
        new.unlink(missing_ok=True)
        _write_new(new, "".join(parts))
        new.replace(env_file)
    except OSError as error:
        raise BadSetting(env_file.name, f"cannot be written ({error.strerror})") from None


def _write_new(file: Path, content: str) -> None:
    """A file that only its owner may read, on the disk. Raises OSError where it is there already."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _append(file: Path, lines: list[str]) -> None:
    """Add lines to a file that only its owner may read."""
    old = file.read_bytes() if file.exists() else b""
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii"
    ) as out:
        file.chmod(0o600)
        out.writelines(["\n", *lines] if old and not old.endswith(b"\n") else lines)
