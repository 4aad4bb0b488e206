"""People by how they stand, in words for staff: a line for each figure that is not nought, with the reasons."""

from alerts.reach import Figure, Reach
from config.texts import ENGLISH, text

# Whose people ask "why?"
_WITH_REASONS = (Figure.FAILED, Figure.SUPPRESSED)


def in_words(found: Reach) -> list[str]:
    """ "It was for 9 people.", "Sent to them: 8", "Could not be reached: 1 (they blocked us: 1)"."""
    counted = ((figure, found.count(figure)) for figure in Figure)
    return [
        _say("figures-all", people=found.people),
        *(_line(found, figure, people) for figure, people in counted if people),
    ]


def _line(found: Reach, figure: Figure, people: int) -> str:
    line = _say(f"figure-{figure}", people=people)
    notes = []
    if figure in _WITH_REASONS:
        notes = [(_say(f"reason-{family}"), why) for family, why in found.reasons(figure)]
    elif figure == Figure.WAITING and found.held:
        notes = [(_say("figure-held"), found.held)]
    said = ", ".join(_say("figure-note", note=note, people=why) for note, why in notes)
    return _say("figure-with-notes", line=line, notes=said) if said else line


def _say(key: str, **values: object) -> str:
    return text(ENGLISH, key, **values)
