"""The campaign's figures as a table of plain text, which docs/faults.md keeps."""

from collections.abc import Sequence

from tests.chaos.verdict import Figures

HEAD = (
    "fault", "times", "promised", "delivered", "sent", "unknown", "waiting", "failed", "suppressed", "skipped",
    "SMS twice", "Telegram twice", "may be", "out of order", "most of rate", "resumed: half within", "all within",
)  # fmt: skip


def table(rows: Sequence[Figures]) -> str:
    """As Markdown."""
    lines = [HEAD, tuple("---" for _ in HEAD), *map(_line, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _line(row: Figures) -> tuple[str, ...]:
    counts = (
        row.times, row.promised, row.delivered, row.sent, row.unknown, row.waiting, row.failed, row.suppressed,
        row.skipped, row.doubles_sms, row.doubles_telegram, row.allowed, row.disordered,
    )  # fmt: skip
    waits = sorted(row.resumed)
    half, most = (f"{waits[place]:.1f} s" for place in (len(waits) // 2, -1)) if waits else ("", "")
    return (row.fault, *(f"{each:,}" for each in counts), f"{row.pace:.0%}", half, most)
