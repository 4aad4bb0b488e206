"""A report that is written and not sent: shown before it goes, with what may show its sender, and sent as they choose."""

from datetime import timedelta

from bot.flows import contact, danger, enough, filing, guarding, media, thanks
from bot.turn import Turn
from intelligence.intake import MOST_TEXT_BYTES, fit_text
from intelligence.selves import hide

# Characters of what is left once words are hidden: enough to see that they are.
MOST_SHOWN = 1000
ASK, SILENT, HIDE, AGAIN, NOT = "ask", "silent", "hide", "again", "not"
# What is on offer and never answered is forgotten.
DRAFT_LIVES = timedelta(days=1)


async def take_choice(turn: Turn) -> None:
    """Send, send without questions, or not. Further words and photos are added, and offered again."""
    if media.refused(turn):
        return
    text, alert = str(turn.memory.draft.get("text", "")), draft_alert(turn)
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
        keep(turn)
        show(turn, "\n".join(filter(None, (text, turn.typed))), alert, "tip-offer-added")
    elif turn.answer == HIDE:
        show(turn, hide(text, guarding.found(turn, text)), alert, "tip-offer-hidden")
    elif turn.answer == AGAIN:
        turn.memory.draft = {}
        ask_for_words(turn, "tip-write-again", alert)
    elif turn.answer == NOT:
        # "Nothing is kept" has to hold at the provider too.
        filing.leave_no_trace(turn)
        turn.say("tip-not-sent")
    else:
        await send(turn, text, alert, may_ask=turn.answer == ASK)


async def make(turn: Turn, text: str, alert: str | None) -> None:
    """Offer; who has stopped our texts and cannot be shown an offer meant it when they wrote TIP or SAW."""
    keep(turn)
    if await cannot_be_shown(turn):
        await send(turn, text, alert, may_ask=False)
    else:
        show(turn, text, alert)


async def cannot_be_shown(turn: Turn) -> bool:
    """They said STOP, and there is no other number to answer from."""
    return await turn.parts.book.way_out(turn.tx, turn.route, turn.parts.tip_identity) is None


def show(turn: Turn, text: str, alert: str | None, key: str = "tip-offer") -> None:
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
    turn.go("tip.take_choice", text=text, alert=alert, until=until(turn))
    spans = guarding.found(turn, text)
    values = (ASK, SILENT, HIDE, AGAIN, NOT) if spans else (ASK, SILENT, NOT)
    choices = [(value, turn.text(f"tip-send-{value}")) for value in values]
    quoted = guarding.quoted(turn, text, spans) if spans else ""
    words = turn.text("tip-offer-selves", words=quoted) if spans else turn.text(key)
    if key == "tip-offer-hidden" and turn.on_telegram:
        # By text it would be one segment more for what stands on their phone.
        words = f"{words}\n\n{text[:MOST_SHOWN]}"
    turn.say_words("\n".join([words, *media.about_photos(turn, has_words=bool(text))]), choices)


async def send(turn: Turn, text: str, alert: str | None, *, may_ask: bool) -> None:
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


def until(turn: Turn) -> str:
    return (turn.now + DRAFT_LIVES).isoformat()


def ask_for_words(turn: Turn, key: str, alert: str | None, *first: str) -> None:
    turn.memory.offer = None
    turn.go("tip.take_text", alert=alert)
    turn.say_words("\n".join(turn.text(each) for each in (*first, key)))


def keep(turn: Turn) -> None:
    """The message belongs to the report that is being written, and its photo with it."""
    media.keep_photo(turn)
    trace = media.trace(turn)
    if trace and trace not in turn.memory.refs:
        turn.memory.refs.append(trace)


def draft_alert(turn: Turn) -> str | None:
    alert = turn.memory.draft.get("alert")
    return alert if isinstance(alert, str) else None
