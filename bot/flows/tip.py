"""Telling something without a name: /tip, TIP, SAW, an alert's button, plain words. Nothing goes unasked."""

from datetime import timedelta

from alerts import service as alerts
from alerts.model import read_code
from alerts.published import Standing, standing
from bot.flows import danger, filing, media, menu, offer
from bot.inbound import Form
from bot.keywords import command_in, is_slash, plain
from bot.turn import Command, Step, Turn
from intelligence.danger import Danger
from intelligence.intake import fit_text

ALERTS_COUNT = timedelta(hours=72)
# More would not fit a screen of an old phone.
MOST_ALERTS = 4
# A report is written and not sent yet.
ON_OFFER = frozenset({"tip.take_choice", "tip.take_alert"})
_NO_ALERT = "none"


async def tip(turn: Turn, rest: str) -> bool:
    """/tip or TIP: the first screen; TIP and words: the offer."""
    _begin(turn)
    if rest:
        await offer.make(turn, rest, None)
    else:
        offer.ask_for_words(turn, "tip-first", None)
    return True


async def saw(turn: Turn, rest: str) -> bool:
    """SAW K7QX and words, or the code alone. "SAW TWO LADS" is free text."""
    word, _, words = rest.partition(" ") if " " in rest.split("\n")[0] else rest.partition("\n")
    code = read_code(word)
    if code is None:
        if is_slash(turn.typed):
            turn.say("tip-no-such-alert")
            return True
        return False
    if await alerts.facts(turn.tx, code) is None:
        turn.say("tip-no-such-alert")
        return True
    _begin(turn)
    if words.strip():
        if await _is_over(turn, code):
            turn.say("saw-over")
        await offer.make(turn, words.strip(), code)
    else:
        await _ask_what_they_saw(turn, code)
    return True


async def press_saw(turn: Turn, code: str) -> bool:
    """The button below an alert. The alert stays as it is."""
    if await alerts.facts(turn.tx, code) is None:
        return False
    turn.edits_pressed = False
    _begin(turn)
    await _ask_what_they_saw(turn, code)
    return True


async def photo(turn: Turn) -> None:
    """A photo that came unasked, with words under it or without: offered as words are."""
    if await danger.follow_up(turn):
        return
    found = command_in(turn.typed) or ("", "")
    if found[0] == "saw" and await saw(turn, found[1]):
        return
    text = found[1] if found[0] == "tip" else turn.typed
    seen = await _alerts_seen(turn)
    _begin(turn)
    offer.keep(turn)
    _offer_about(turn, text, seen)


async def free_text(turn: Turn) -> None:
    """Plain words: offered as a tip where triage takes them for one; silence for machines; else the menu."""
    if turn.typed and await danger.follow_up(turn):
        return
    if turn.inbound.form == Form.EDITED and _is_edit_of_draft(turn):
        offer.show(turn, turn.typed, offer.draft_alert(turn))
        return
    if not turn.typed:
        await menu.show(turn)
        return
    seen = await _alerts_seen(turn)
    newest = await filing.facts_of(turn, seen[0][0]) if seen else None
    judged = filing.judge(turn, turn.typed, newest)
    if judged.urgency == "emergency":
        await danger.raise_alarm(turn, Danger("danger", (judged.category,), turn.language, ""))
    elif judged.is_intelligence:
        _begin(turn)
        offer.keep(turn)
        if await offer.cannot_be_shown(turn):
            # They know that we read and cannot answer. What they tell counts for more than that they could not say yes.
            await offer.send(turn, turn.typed, seen[0][0] if len(seen) == 1 else None, may_ask=False)
        else:
            _offer_about(turn, turn.typed, seen)
    elif not judged.quiet:
        await _not_intelligence(turn, judged.team)


async def take_text(turn: Turn) -> None:
    """The words after the first screen, or a photo."""
    if media.refused(turn):
        return
    if not turn.typed and not turn.inbound.photo:
        offer.ask_for_words(turn, "tip-first", offer.draft_alert(turn))
        return
    await offer.make(turn, turn.typed, offer.draft_alert(turn))


async def take_alert(turn: Turn) -> None:
    """Which alert it is about."""
    if media.refused(turn):
        return
    if turn.answer is None:
        if turn.inbound.photo:
            offer.keep(turn)
        turn.say_again()
        return
    alert = None if turn.answer == _NO_ALERT else turn.answer
    offer.show(turn, str(turn.memory.draft.get("text", "")), alert)


def _offer_about(turn: Turn, text: str, seen: list[tuple[str, str]]) -> None:
    """Offer it; where several alerts may be meant, first ask about which it is."""
    if len(seen) > 1:
        turn.go("tip.take_alert", text=fit_text(text), until=offer.until(turn))
        turn.say("tip-about-which", [*_told_apart(seen), (_NO_ALERT, turn.text("tip-something-else"))])
    else:
        offer.show(turn, text, seen[0][0] if seen else None)


async def _alerts_seen(turn: Turn) -> list[tuple[str, str]]:
    """The alerts of the last days that reached them, as (code, headline)."""
    since = turn.now - ALERTS_COUNT
    return (await alerts.reached(turn.tx, turn.route, since, turn.language))[:MOST_ALERTS]


async def _ask_what_they_saw(turn: Turn, code: str) -> None:
    """Who saw something is heard once it is over too, and shall not think that it is still going on."""
    is_over = await _is_over(turn, code)
    offer.ask_for_words(turn, "tip-what-did-you-see", code, *(["saw-over"] if is_over else []))


async def _is_over(turn: Turn, code: str) -> bool:
    alert = await alerts.check(turn.tx, code)
    return alert is not None and standing(alert, turn.now) != Standing.IN_FORCE


async def _not_intelligence(turn: Turn, team: str) -> None:
    """Questions and complaints hear who can help; the rest gets the menu, or its running screen again."""
    if turn.memory.step and turn.memory.offer and turn.menu_is_open():
        turn.say_again()
    elif _asks_about_names(turn):
        offer.ask_for_words(turn, "tip-first", None)
    elif team == "service-desk":
        turn.say("tip-not-for-us")
    else:
        await menu.show(turn)


def _asks_about_names(turn: Turn) -> bool:
    """ "Is this really anonymous?": the first screen says who reads it, and what the way here shows."""
    typed = f" {plain(turn.typed)} "
    return any(f" {plain(each)} " in typed for each in turn.text("words-about-names").split(","))


def _told_apart(seen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headlines that are not alone bear the code by which their alerts can be told apart."""
    headlines = [headline for _, headline in seen]
    return [
        (code, headline if headlines.count(headline) == 1 else f"{headline}, {code}")
        for code, headline in seen
    ]


def _begin(turn: Turn) -> None:
    """Drop whatever flow was running."""
    turn.end()
    turn.memory.offer = None
    turn.is_exempt = True


def _is_edit_of_draft(turn: Turn) -> bool:
    """The one message whose words are on offer was edited."""
    names = [each.partition(" ")[0] for each in turn.memory.refs]
    return turn.memory.step == "tip.take_choice" and names == [turn.inbound.ref]


COMMANDS: dict[str, Command] = {"tip": tip, "saw": saw}
STEPS: dict[str, Step] = {"take_text": take_text, "take_alert": take_alert, "take_choice": offer.take_choice}
PRESSES: dict[str, Command] = {"saw": press_saw}
PHOTOS = frozenset({"tip.take_text", "tip.take_alert", "tip.take_choice"})
