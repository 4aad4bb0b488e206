"""How a person tells us a place, for joining and adding. Each look-up ends in a settled Spot or in a screen.

The candidates on offer lie in the draft, so that a choice is only their number. A step that asked for a
place calls `take`; a flow that was given one by its command calls `look`.
"""

from collections.abc import Sequence
from dataclasses import asdict

from bot.turn import Turn
from places.model import Ambiguous, DidYouMean, Found, How, Offer, Outside, Resolution, Unknown
from places.postcodes import parse
from subscribers.model import Spot

SHOWN_AT_ONCE = 6
_PICK = "place-"
_MORE = "more"
_SUGGESTION = "name="
# An answer of more words than this that names no place is something else that the person wants to say.
_LONGEST_NAME = 5


def is_place(turn: Turn, words: str) -> bool:
    """Whether words behind a command can be a place: known, like a known one, or shaped like a postcode."""
    if not words:
        return False
    return not isinstance(turn.parts.gazetteer.resolve(words), Unknown) or parse(words) is not None


def is_other_talk(turn: Turn) -> bool:
    """Whether what was typed in answer to "which place?" is a sentence about something else."""
    if turn.answer is not None or len(turn.typed.split()) <= _LONGEST_NAME:
        return False
    return isinstance(turn.parts.gazetteer.resolve(turn.typed), Unknown)


def take(turn: Turn, step: str) -> Spot | None:
    """The place chosen or typed; None where a further screen is shown (its answer goes to `step`)."""
    answer = turn.answer or ""
    if answer.startswith(_PICK):
        return _from_draft(turn, int(answer.removeprefix(_PICK)))
    if answer == _MORE:
        _show(
            turn, step, turn.memory.draft["place_text"], int(turn.memory.draft["place_from"]) + SHOWN_AT_ONCE
        )
        return None
    return look(
        turn, answer.removeprefix(_SUGGESTION) if answer.startswith(_SUGGESTION) else turn.typed, step
    )


def look(turn: Turn, words: str, step: str) -> Spot | None:
    """Look up `words`; as `take`."""
    found: Resolution = turn.parts.gazetteer.resolve(words)
    if isinstance(found, Found):
        return spot_of(turn, found)
    if isinstance(found, Ambiguous | Offer):
        which = "place-ward" if isinstance(found, Offer) else "place-which"
        _offer(turn, step, which, candidates(turn, words))
    elif isinstance(found, DidYouMean):
        turn.go(step)
        choices = [(_SUGGESTION + name, name) for name in found.suggestions]
        turn.say("place-did-you-mean", choices)
    elif isinstance(found, Outside):
        _ask_again(turn, step, "place-outside", found.name)
    else:
        _ask_again(turn, step, "place-unknown", words[:40])
    return None


def show_nearest(turn: Turn, step: str) -> None:
    """A shared position: the nearest ward first, its neighbours behind it. Only ward and cell are kept."""
    lat, lon = turn.inbound.location or (0.0, 0.0)
    found = turn.parts.gazetteer.nearest(lat, lon)
    if isinstance(found, Outside):
        _ask_again(turn, step, "place-outside", found.name)
        return
    first = found.areas[0].code
    others = [ward.code for ward in turn.parts.gazetteer.nearest_wards(lat, lon) if ward.code != first]
    spots = [Spot(ward, (ward,), found.how, cell=found.cell) for ward in (first, *others)]
    _offer(turn, step, "place-nearest", spots)


def show_area(turn: Turn, code: str, step: str) -> bool:
    """A deep link brought an area's code: ask whether it is right. False for a code that is none of ours."""
    if turn.parts.gazetteer.area(code) is None:
        return False
    _offer(turn, step, "place-linked", [spot_of(turn, turn.parts.gazetteer.chosen(code))])
    return True


def candidates(turn: Turn, words: str) -> list[Spot]:
    """All places that the words can mean; none for words that name no place of ours."""
    found: Resolution = turn.parts.gazetteer.resolve(words)
    if isinstance(found, Found):
        return [spot_of(turn, found)]
    if isinstance(found, Ambiguous):
        return [spot_of(turn, candidate) for candidate in found.candidates]
    if isinstance(found, Offer):
        return [Spot(ward.code, (ward.code,), How.CHOSEN) for ward in found.candidates]
    return []


def spot_of(turn: Turn, found: Found) -> Spot:
    """A look-up's result as a place to store: an area with all its wards, a locality under its own name."""
    first, *more = found.areas
    label = found.label if more or found.label != turn.parts.gazetteer.label(first.code) else None
    wards = [ward.code for area in found.areas for ward in turn.parts.gazetteer.descendant_wards(area.code)]
    return Spot(first.code, tuple(dict.fromkeys(wards)), found.how, label, found.cell)


def name_of(turn: Turn, area_code: str, label: str | None) -> str:
    """How a place is shown. An area that has gone from the community's files keeps its code, not an error."""
    if label:
        return label
    return turn.parts.gazetteer.label(area_code) if turn.parts.gazetteer.area(area_code) else area_code


def _ask_again(turn: Turn, step: str, key: str, name: str) -> None:
    if turn.on_sms or turn.memory.step != step:
        turn.memory.offer = (
            None  # a number typed now is no choice of an earlier screen; a list with buttons stays good
        )
    turn.go(step)
    turn.say(key if name else f"{key}-nameless", name=name)


def _offer(turn: Turn, step: str, text: str, spots: Sequence[Spot]) -> None:
    turn.go(step, places=[asdict(spot) for spot in spots])
    _show(turn, step, text, 0)


def _show(turn: Turn, step: str, text: str, start: int) -> None:
    """Six candidates and "More"; after the last one the first come again."""
    places = turn.memory.draft["places"]
    start = start if start < len(places) else 0
    page = places[start : start + SHOWN_AT_ONCE]
    choices = [
        (f"{_PICK}{number}", name_of(turn, place["area_code"], place["label"]))
        for number, place in enumerate(page, start)
    ]
    if len(places) > SHOWN_AT_ONCE:
        is_last = start + SHOWN_AT_ONCE >= len(places)
        choices.append((_MORE, turn.text("place-from-start" if is_last else "place-more")))
    turn.go(step, place_text=text, place_from=start)
    turn.say(text, choices)


def _from_draft(turn: Turn, number: int) -> Spot:
    raw = turn.memory.draft["places"][number]
    return Spot(**raw | {"wards": tuple(raw["wards"])})
