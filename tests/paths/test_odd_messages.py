"""The longest, the emptiest and the strangest that people send: answered, kept whole, and in nobody's way."""

import html
import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.demo.desk_visit import DeskVisit
from delivery.messages import SMS, TELEGRAM
from intelligence.tables import tips
from sandbox.handset import TelegramHandset
from tests.dialogues.asking import place_names, subscribers_of
from tests.paths.lasting_town import LastingTown, open_lasting_town

SEEN = "They broke into the sheds in Bootle. "
LONG = {
    "words": "They broke into the sheds. ",
    "emoji": "🚲💥",
    "arabic": "رأيت رجلين يكسران قفل الدراجة ",
    "mixed": "شاهدت 2 men 🚲 near L20 4AB ‏then left ",
}


async def filed(town: LastingTown) -> int:
    async with town.database.reading() as tx:
        return int(await tx.scalar(select(func.count()).select_from(tips)) or 0)


def to_length(seed: str, most: int) -> str:
    text = SEEN + seed * (most // len(seed) + 1)
    return text[:most].rstrip()


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
@pytest.mark.parametrize("kind", LONG)
async def test_the_longest_message_is_read_whole_or_refused_plainly(
    tmp_path: Path, channel: str, kind: str
) -> None:
    """1,600 characters of a text, 4,096 of Telegram: the team reads each of them, or the person is told at once."""
    text = to_length(LONG[kind], 1600 if channel == SMS else 4096)
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", channel)
        await ann.says(f"TIP {text}"[: 1600 if channel == SMS else 4096])
        assert "went wrong" not in ann.last
        if "too long" in ann.last:
            assert await filed(town) == 0
            return
        await ann.chooses("Send, you may ask me")
        assert "Thank you" in ann.last
        await town.pass_time(minutes=16)
        assert await filed(town) == 1
        async with town.database.reading() as tx:
            team = str(await tx.scalar(select(tips.c.team)))
        member = await town.officer("Ada", "member", team)
        await member.says("/desk")
        async with DeskVisit(town.base_url, member.last) as desk:
            assert await desk.sign_in()
            await desk.claim_and_read(SEEN.strip())
            shown = "".join(html.unescape(re.sub(r"<[^>]+>", "", desk.page)).split())
            assert "".join(f"TIP {text}"[4 : 1600 if channel == SMS else 4096].split()) in shown


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
async def test_words_without_end_do_not_break_the_conversation(tmp_path: Path, channel: str) -> None:
    """More and more is added: at some point it is said that it is enough, and what is there can be sent."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", channel)
        await ann.says(f"TIP {SEEN}")
        for _ in range(12):
            await ann.says(to_length(LONG["emoji"], 1600))
            assert "went wrong" not in ann.last
        await ann.chooses("Send, no questions")
        await town.pass_time(minutes=16)
        assert await filed(town) == 1


async def test_an_empty_text_is_answered_and_ends_no_flow(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", SMS)
        await ann.says("JOIN CHURCH")
        await ann.says("")
        await ann.says("   ")
        assert len(ann.texts) == 3
        assert "went wrong" not in "".join(ann.texts)
        await ann.says("Kirkby")
        assert await place_names(town) == ["Kirkby (Knowsley)"]


@pytest.mark.parametrize("channel", [TELEGRAM, SMS])
@pytest.mark.parametrize("command", ["MENU", "PLACES", "ALERTS", "MYDATA", "TOPICS", "CASE", "CHECK K7QX"])
async def test_a_command_in_the_middle_of_a_flow_is_obeyed_and_nothing_is_filed(
    tmp_path: Path, channel: str, command: str
) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", channel)
        await ann.says(f"TIP {SEEN}")
        before = len(ann.texts)
        await ann.says(f"/{command.lower()}" if channel == TELEGRAM else command)
        assert len(ann.texts) > before
        assert "went wrong" not in ann.last
        assert not ann.last.startswith("Added.")
        await town.pass_time(minutes=16)
        assert await filed(town) == 0
        assert len(await subscribers_of(town)) == 1


async def test_an_edited_message_is_offered_and_never_filed_by_itself(tmp_path: Path) -> None:
    """Also after the first words were sent, and when the edit is a command."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.person("Ann", TELEGRAM)
        assert isinstance(ann, TelegramHandset)
        hello = ann.far.type(ann.chat, "hello there")
        await town.settle()
        await ann.says(f"/tip {SEEN}")
        await ann.chooses("Send, no questions")
        ann.far.edit(ann.chat, hello, "They deal drugs outside the school in Bootle")
        await town.settle()
        assert ann.last.startswith("Send this without your name?")
        ann.far.edit(ann.chat, hello, "JOIN BOOTLE")
        await town.settle()
        assert await subscribers_of(town) == []
        await town.pass_time(minutes=16)
        assert await filed(town) == 1


async def test_a_command_of_staff_from_a_resident_shows_and_does_nothing(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", TELEGRAM)
        for command in ("/alert", "/desk", "/approve", "/link ABCD"):
            before = len(ann.texts)
            await ann.says(command)
            assert len(ann.texts) > before, command
            assert not re.search(r"\b\d{4} \d{4} \d{4}\b", ann.last), command
            assert "Burglary" not in ann.labels, command
