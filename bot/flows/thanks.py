"""What may follow the thanks for a report, as one more message: what it is not, and who else helps."""

from bot.flows.danger import HOME
from bot.turn import Turn


def say_more(turn: Turn, text: str, category: str) -> None:
    """For a report just filed, with these words and in this category."""
    lines = []
    if turn.parts.selves.tells_of_a_victim(text):
        lines.append(turn.text("thanks-no-crime-report", site=turn.parts.community.report_at))
    if category == HOME:
        lines.append(turn.text("thanks-helpline"))
    if lines:
        turn.say_words("\n".join(lines))
