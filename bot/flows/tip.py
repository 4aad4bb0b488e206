"""Telling something without a name: /tip, TIP, SAW, an alert's button, plain words. Nothing goes unasked."""

from datetime import timedelta

from alerts import service as alerts
from alerts.model import read_code
from alerts.published import Standing, standing
from bot.flows import contact, danger, enough, filing, guarding, media, menu, thanks
from bot.inbound import Form
from bot.keywords import command_in, is_slash, plain
from bot.turn import Command, Step, Turn
from intelligence.danger import Danger
from intelligence.intake import MOST_TEXT_BYTES, fit_text
from intelligence.selves import hide

ALERTS_COUNT = timedelta(hours=72)
# More would not fit a screen of an old phone.
MOST_ALERTS = 4
# Characters of what is left once words are hidden: enough to see that they are.
MOST_SHOWN = 1000
# A report is written and not sent yet.
ON_OFFER = frozenset({"tip.take_choice", "tip.take_alert"})
ASK, SILENT, HIDE, AGAIN, NOT = "ask", "silent", "hide", "again", "not"
# What is on offer and never answered is forgotten.
DRAFT_LIVES = timedelta(days=1)
_NO_ALERT = "none"


async def tip(turn: Turn, rest: str) -> bool:
    """/tip or TIP: the first screen; TIP and words: the offer."""
    _begin(turn)
    if rest:
        await _offer_or_file(turn, rest, None)
    else:
        _ask_for_words(turn, "tip-first", None)
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
        await _offer_or_file(turn, words.strip(), code)
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
    _keep(turn)
    _offer_about(turn, text, seen)


async def free_text(turn: Turn) -> None:
    """Plain words: offered as a tip where triage takes them for one; silence for machines; else the menu."""
    if turn.typed and await danger.follow_up(turn):
        return
    if turn.inbound.form == Form.EDITED and _is_edit_of_draft(turn):
        _offer(turn, turn.typed, _draft_alert(turn))
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
        _keep(turn)
        if await _cannot_be_shown(turn):
            # They know that we read and cannot answer. What they tell counts for more than that they could not say yes.
            await _send(turn, turn.typed, seen[0][0] if len(seen) == 1 else None, may_ask=False)
        else:
            _offer_about(turn, turn.typed, seen)
    elif not judged.quiet:
        await _not_intelligence(turn, judged.team)


async def take_text(turn: Turn) -> None:
    """The words after the first screen, or a photo."""
    if media.refused(turn):
        return
    if not turn.typed and not turn.inbound.photo:
        _ask_for_words(turn, "tip-first", _draft_alert(turn))
        return
    await _offer_or_file(turn, turn.typed, _draft_alert(turn))


async def take_alert(turn: Turn) -> None:
    """Which alert it is about."""
    if media.refused(turn):
        return
    if turn.answer is None:
        if turn.inbound.photo:
            _keep(turn)
        turn.say_again()
        return
    alert = None if turn.answer == _NO_ALERT else turn.answer
    _offer(turn, str(turn.memory.draft.get("text", "")), alert)


async def take_choice(turn: Turn) -> None:
    """Send, send without questions, or not. Further words and photos are added, and offered again."""
    if media.refused(turn):
        return
    text, alert = str(turn.memory.draft.get("text", "")), _draft_alert(turn)
    turn.is_exempt = True
    if turn.says_no():
        turn.answer = NOT
    if turn.answer is None:
        if turn.means_the_list():
            turn.say("reply-with-number")
            turn.say_again()
            return
        if len(turn.typed.split()) < 2 and not turn.inbound.photo:
            turn.say_again()
            return
        _keep(turn)
        _offer(turn, "\n".join(filter(None, (text, turn.typed))), alert, "tip-offer-added")
    elif turn.answer == HIDE:
        _offer(turn, hide(text, guarding.found(turn, text)), alert, "tip-offer-hidden")
    elif turn.answer == AGAIN:
        turn.memory.draft = {}
        _ask_for_words(turn, "tip-write-again", alert)
    elif turn.answer == NOT:
        # "Nothing is kept" has to hold at the provider too.
        filing.leave_no_trace(turn)
        turn.say("tip-not-sent")
    else:
        await _send(turn, text, alert, may_ask=turn.answer == ASK)


async def _offer_or_file(turn: Turn, text: str, alert: str | None) -> None:
    """Offer; who has stopped our texts and cannot be shown an offer meant it when they wrote TIP or SAW."""
    _keep(turn)
    if await _cannot_be_shown(turn):
        await _send(turn, text, alert, may_ask=False)
    else:
        _offer(turn, text, alert)


async def _cannot_be_shown(turn: Turn) -> bool:
    """They said STOP, and there is no other number to answer from."""
    return await turn.parts.book.way_out(turn.tx, turn.route, turn.parts.tip_identity) is None


def _offer(turn: Turn, text: str, alert: str | None, key: str = "tip-offer") -> None:
    turn.is_exempt = True
    if len(text.encode()) > MOST_TEXT_BYTES:
        turn.say("tip-too-long")
        turn.say_again()
        return
    text = fit_text(text)
    judged = filing.judge(turn, text, None, is_report=True)
    if enough.refused(turn, judged.urgency):
        return
    if judged.category == danger.HOME and key == "tip-offer":
        # Whoever does not send it shall have read this too.
        turn.say("thanks-helpline")
    turn.go("tip.take_choice", text=text, alert=alert, until=_until(turn))
    spans = guarding.found(turn, text)
    values = (ASK, SILENT, HIDE, AGAIN, NOT) if spans else (ASK, SILENT, NOT)
    choices = [(value, turn.text(f"tip-send-{value}")) for value in values]
    quoted = guarding.quoted(turn, text, spans) if spans else ""
    words = turn.text("tip-offer-selves", words=quoted) if spans else turn.text(key)
    if key == "tip-offer-hidden" and turn.on_telegram:
        # By text it would be one segment more for what stands on their phone.
        words = f"{words}\n\n{text[:MOST_SHOWN]}"
    turn.say_words("\n".join([words, *media.about_photos(turn, has_words=bool(text))]), choices)


def _offer_about(turn: Turn, text: str, seen: list[tuple[str, str]]) -> None:
    """Offer it; where several alerts may be meant, first ask about which it is."""
    if len(seen) > 1:
        turn.go("tip.take_alert", text=fit_text(text), until=_until(turn))
        turn.say("tip-about-which", [*_told_apart(seen), (_NO_ALERT, turn.text("tip-something-else"))])
    else:
        _offer(turn, text, seen[0][0] if seen else None)


async def _alerts_seen(turn: Turn) -> list[tuple[str, str]]:
    """The alerts of the last days that reached them, as (code, headline)."""
    since = turn.now - ALERTS_COUNT
    return (await alerts.reached(turn.tx, turn.route, since, turn.language))[:MOST_ALERTS]


async def _send(turn: Turn, text: str, alert: str | None, *, may_ask: bool) -> None:
    facts = await filing.facts_of(turn, alert)
    where = filing.routed(turn, text, facts)
    if enough.refused(turn, where.urgency):
        return
    enough.count(turn)
    code = await filing.file(turn, text, where, facts, may_ask=may_ask)
    if code:
        filing.say_filed(turn, "tip-filed-ask", code=code)
        contact.add_button(turn)
    else:
        filing.say_filed(turn, "tip-filed-silent")
    thanks.say_more(turn, text, where.category)


async def _ask_what_they_saw(turn: Turn, code: str) -> None:
    """Who saw something is heard once it is over too, and shall not think that it is still going on."""
    is_over = await _is_over(turn, code)
    _ask_for_words(turn, "tip-what-did-you-see", code, *(["saw-over"] if is_over else []))


async def _is_over(turn: Turn, code: str) -> bool:
    alert = await alerts.check(turn.tx, code)
    return alert is not None and standing(alert, turn.now) != Standing.IN_FORCE


async def _not_intelligence(turn: Turn, team: str) -> None:
    """Questions and complaints hear who can help; the rest gets the menu, or its running screen again."""
    if turn.memory.step and turn.memory.offer and turn.menu_is_open():
        turn.say_again()
    elif _asks_about_names(turn):
        _ask_for_words(turn, "tip-first", None)
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


def _until(turn: Turn) -> str:
    return (turn.now + DRAFT_LIVES).isoformat()


def _begin(turn: Turn) -> None:
    """Drop whatever flow was running."""
    turn.end()
    turn.memory.offer = None
    turn.is_exempt = True


def _ask_for_words(turn: Turn, key: str, alert: str | None, *first: str) -> None:
    turn.memory.offer = None
    turn.go("tip.take_text", alert=alert)
    turn.say_words("\n".join(turn.text(each) for each in (*first, key)))


def _keep(turn: Turn) -> None:
    """The message belongs to the report that is being written, and its photo with it."""
    media.keep_photo(turn)
    trace = media.trace(turn)
    if trace and trace not in turn.memory.refs:
        turn.memory.refs.append(trace)


def _draft_alert(turn: Turn) -> str | None:
    alert = turn.memory.draft.get("alert")
    return alert if isinstance(alert, str) else None


def _is_edit_of_draft(turn: Turn) -> bool:
    """The one message whose words are on offer was edited."""
    names = [each.partition(" ")[0] for each in turn.memory.refs]
    return turn.memory.step == "tip.take_choice" and names == [turn.inbound.ref]


COMMANDS: dict[str, Command] = {"tip": tip, "saw": saw}
STEPS: dict[str, Step] = {"take_text": take_text, "take_alert": take_alert, "take_choice": take_choice}
PRESSES: dict[str, Command] = {"saw": press_saw}
PHOTOS = frozenset({"tip.take_text", "tip.take_alert", "tip.take_choice"})
