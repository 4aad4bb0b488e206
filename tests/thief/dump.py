"""Everything the database holds at one moment, and where each row lies, as whoever takes it finds it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

Row = dict[str, Any]
Traces = dict[str, list[float]]
# Tables of people, by what leads from their rows to a route.
BY_SUBSCRIBER = (
    "subscribers", "subscriber_places", "subscriber_wards", "subscriber_topics", "consents", "mutes", "alert_votes",
    "alert_recipients", "group_members", "scheme_members",
)  # fmt: skip
OF_TIP = ("tips", "tip_messages", "tip_keys", "desk_clock")
# An area's official code.
_AREA = re.compile(r"E\d{8}")
# What merely marks rows, for whoever asks whether values are equal.
FLAGS = 10_000


@dataclass
class Dump:
    """`rows` by table. A key that begins with an underscore tells where or when the row lies, in the database's own
    terms: page, overflow, ctid, xmin. `files` is every byte beside."""

    engine: str
    at: datetime
    rows: dict[str, list[Row]]
    files: bytes = b""
    sizes: dict[str, int] = field(default_factory=dict)

    def tips(self) -> dict[int, Traces]:
        """What there is about each tip, as numbers by "table.column"."""
        found: dict[int, Traces] = {row["id"]: {} for row in self.rows["tips"]}
        for table in (each for each in self.rows if each in OF_TIP or each.startswith("tip_")):
            for row in self.rows[table]:
                key = row["id"] if table == "tips" else row.get("tip_id")
                if key in found:
                    _note(found[key], table, row)
        self._add_dead_envelopes(found)
        alerts = {row["code"]: row["id"] for row in self.rows["alerts"]}
        for row in self.rows["tips"]:
            if row["reply_alert"]:
                found[row["id"]]["tips.alert_id"] = [float(alerts[row["reply_alert"]])]
        for row in self.rows["audit"]:
            kind, _, tip = str(row["about"]).partition(":")
            if kind == "tip" and int(tip) in found:
                _note(found[int(tip)], f"audit {row['deed']}", {"at": row["at"], "_xmin": row.get("_xmin")})
        return found

    def _add_dead_envelopes(self, found: dict[int, Traces]) -> None:
        """Envelopes that the transaction took which wrote the tip, in this form or in one of old."""
        taken: dict[int, list[float]] = {}
        for row in self.rows.get("dead intake", ()):
            taken.setdefault(row["_xmax"], []).append(float(row["_xmin"]))
        for table in ("tips", "dead tips", "tip_messages", "dead tip_messages"):
            for row in self.rows.get(table, ()):
                key = row.get("id" if table.endswith("tips") else "tip_id")
                if key in found and row.get("_xmin") in taken:
                    found[key].setdefault("dead intake._xmin", []).extend(taken[row["_xmin"]])

    def routes(self) -> dict[int, Traces]:
        """What there is about each route, likewise."""
        found: dict[int, Traces] = {row["id"]: {} for row in self.rows["routes"]}
        people: dict[int, list[int]] = {}
        for row in self.rows["subscriber_routes"]:
            people.setdefault(row["subscriber_id"], []).append(row["route_id"])
        held = ("routes", "conversations", "outbox", "subscriber_routes")
        for table in (*held, "dead routes", "dead conversations", "dead outbox"):
            for row in self.rows.get(table, ()):
                route = (
                    row["id"] if table.endswith("routes") and "route_id" not in row else row.get("route_id")
                )
                if route in found:
                    _note(found[route], _kind_of(table, row), row)
        for table in BY_SUBSCRIBER:
            for row in self.rows.get(table, ()):
                key = row["id"] if table == "subscribers" else row["subscriber_id"]
                for route in people.get(key, ()):
                    _note(found[route], table, row)
        return found


def number(value: object) -> float | None:
    """A value as a number, where it is one: times as seconds, days as their midnight; None for words and seals."""
    if isinstance(value, bool | int | float):
        return float(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or UTC).timestamp()
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp()
    if isinstance(value, str) and _AREA.fullmatch(value):
        return float(value[1:])
    if isinstance(value, str) and value[:2] == "20":
        try:
            return number(datetime.fromisoformat(value))
        except ValueError:
            return None
    return None


def telling(value: object) -> bool:
    """Whether equal values would tie two rows together: ids, hashes, seals; not flags, small counts, names."""
    if isinstance(value, bytes):
        return len(value) > 4
    return isinstance(value, int) and not isinstance(value, bool) and value > FLAGS


def _note(traces: Traces, table: str, row: Mapping[str, Any]) -> None:
    for column, value in row.items():
        known = number(value)
        if known is not None:
            traces.setdefault(f"{table}.{column}", []).append(known)
    traces.setdefault(f"{table}.rows", [0])[0] += 1


def _kind_of(table: str, row: Row) -> str:
    """An alert's rows of the outbox stay as its record; the others wait."""
    return "deliveries" if table == "outbox" and row.get("bulletin_id") is not None else table
