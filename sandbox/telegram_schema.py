"""Every call against the Bot API's own schema: which methods exist, which parameters they take, of what type.

As on the real server an unknown parameter is ignored and a number that is none counts as 0. Both are kept as
remarks, so that tests can demand that a client sends neither.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("bot_api_schema.json")
_INTEGER = re.compile(r"[-+]?\d+")
_TRUE = {"true", "yes", "1"}
_FALSE = {"false", "no", "0", ""}


@dataclass(frozen=True)
class Upload:
    """A file sent in a multipart body."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Checked:
    """A call's parameters by documented type, and what the schema does not know or would not accept."""

    method: str
    params: dict[str, Any]
    unknown: list[str]
    mistyped: list[str]


@cache
def schema() -> dict[str, Any]:
    """The extracted schema: ``version``, ``methods`` and ``types``, each name -> {type, required}."""
    loaded: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def _method_names() -> dict[str, str]:
    return {name.lower(): name for name in schema()["methods"]}


def method_name(asked: str) -> str | None:
    """The documented spelling of a method (the server takes any case), or None."""
    return _method_names().get(asked.lower())


def check_call(method: str, sent: dict[str, str | Upload]) -> Checked:
    """Read what was sent, always text or files, as the types that the method's parameters have."""
    known = schema()["methods"][method]
    params: dict[str, Any] = {}
    unknown: list[str] = []
    mistyped: list[str] = []
    for name, raw in sent.items():
        if name not in known:
            unknown.append(f"{method}.{name}")
            continue
        kind = known[name]["type"]
        value, fits = _read(kind, raw)
        params[name] = value
        if not fits:
            mistyped.append(f"{method}.{name}")
        elif isinstance(value, dict | list):
            unknown.extend(_unknown_fields(f"{method}.{name}", kind, value))
    return Checked(method, params, unknown, mistyped)


def _read(kind: str, raw: str | Upload) -> tuple[Any, bool]:
    """(value, does it fit the documented type)."""
    if isinstance(raw, Upload):
        return raw, "InputFile" in kind
    if kind == "Integer":
        return (int(raw), True) if _INTEGER.fullmatch(raw) else (0, False)
    if kind == "Integer or String":
        return (int(raw), True) if _INTEGER.fullmatch(raw) else (raw, True)
    if kind == "Boolean":
        lowered = raw.lower()
        return lowered in _TRUE, lowered in _TRUE | _FALSE
    if kind in ("String", "InputFile or String"):
        return raw, True
    try:
        value = json.loads(raw)
    except ValueError:
        return raw, False
    return value, isinstance(value, list if kind.startswith("Array of ") else dict)


def _unknown_fields(path: str, kind: str, value: Any) -> list[str]:
    """Fields of nested objects that none of the documented alternatives has."""
    if isinstance(value, list):
        inner = kind.removeprefix("Array of ")
        return [found for item in value for found in _unknown_fields(f"{path}[]", inner, item)]
    if not isinstance(value, dict):
        return []
    types = schema()["types"]
    scope = kind == "BotCommandScope"  # the one abstract type among the parameters
    options = [name for name in types if name in kind.split(" or ") or (scope and name.startswith(kind))]
    if not options:
        return []
    fields: dict[str, Any] = {}
    for name in options:
        fields.update(types[name])
    found: list[str] = []
    for name, item in value.items():
        if name in fields:
            found.extend(_unknown_fields(f"{path}.{name}", fields[name]["type"], item))
        else:
            found.append(f"{path}.{name}")
    return found


def departures(kind: str, value: Any, path: str = "") -> list[str]:
    """How a JSON value departs from a documented type: unknown or missing fields, wrong types. For tests of
    what we say ourselves, in updates and answers. Types that were not extracted are not looked into."""
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{path}: not a list"]
        return [d for item in value for d in departures(kind.removeprefix("Array of "), item, f"{path}[]")]
    plain = {"Integer": int, "String": str, "Boolean": bool, "True": bool, "Float": float | int}
    if kind in plain:
        truth = kind in ("Boolean", "True")
        wrong = not isinstance(value, plain[kind]) or isinstance(value, bool) != truth
        return [f"{path}: not of type {kind}"] if wrong else []
    fields = schema()["types"].get(kind)
    if fields is None:
        return []
    if not isinstance(value, dict):
        return [f"{path}: not an object"]
    found = [f"{path}.{name}: unknown" for name in value if name not in fields]
    found += [f"{path}.{name}: missing" for name, f in fields.items() if f["required"] and name not in value]
    for name, item in value.items():
        if name in fields:
            found += departures(fields[name]["type"], item, f"{path}.{name}")
    return found
