"""Words by which a sender may show who they are, shown back before anything leaves: in the offer of a tip, and on one
screen for what follows it (an answer, words for a case)."""

from datetime import timedelta

from bot.flows import media
from bot.turn import Turn
from intelligence.intake import fit_text
from intelligence.selves import Span, hide, shown

AS_IT_IS, HIDE, NOT = "as-it-is", "hide", "not"
# What is held back holds the way to its tip: it is forgotten as soon as its menu counts no more.
HELD = timedelta(minutes=60)
# Characters and number of the words shown: the screen has to fit three texts.
MOST_SHOWN, MOST_CHARACTERS, LONGEST = 3, 90, 40


def found(turn: Turn, text: str) -> tuple[Span, ...]:
    return turn.parts.selves.find(text, turn.inbound.address if turn.on_sms else "")


def quoted(turn: Turn, text: str, spans: tuple[Span, ...]) -> str:
    """The words in quotation marks, as many as fit; of the others how many they are."""
    words = [each if len(each) <= LONGEST else f"{each[: LONGEST - 3]}..." for each in shown(text, spans)]
    kept: list[str] = []
    for each in words:
        if kept and (len(kept) == MOST_SHOWN or len("".join([*kept, each])) > MOST_CHARACTERS):
            break
        kept.append(each)
    said = ", ".join(f'"{each}"' for each in kept)
    more = len(words) - len(kept)
    return turn.text("guard-and-more", words=said, count=more) if more else said


def show_back(turn: Turn, step: str, text: str, **draft: object) -> bool:
    """Show what in `text` may tell who wrote it; `step` takes the choice. False where there is nothing to show."""
    text = fit_text(text)
    spans = found(turn, text)
    if not spans:
        return False
    turn.go(step, text=text, until=(turn.now + HELD).isoformat(), **draft)
    if turn.inbound.ref and turn.inbound.ref not in turn.deletes:
        turn.memory.refs.append(media.trace(turn))
        media.keep_photo(turn)
    turn.is_exempt = True
    choices = [(value, turn.text(f"guard-{value}")) for value in (AS_IT_IS, HIDE, NOT)]
    turn.say("guard-shown", choices, words=quoted(turn, text, spans))
    return True


def is_written_again(turn: Turn) -> bool:
    """A word alone is rather a choice gone wrong."""
    return len(turn.typed.split()) > 1


def chosen(turn: Turn) -> str | None:
    """The words as they shall go, after the choice; None for none."""
    text = str(turn.memory.draft.get("text", ""))
    if turn.answer == HIDE:
        return hide(text, found(turn, text))
    return text if turn.answer == AS_IT_IS else None
