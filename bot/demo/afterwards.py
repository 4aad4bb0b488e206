"""What follows the alert: news in the same message, "is this real?", the page for everybody, and its end."""

import html
import re
from datetime import timedelta

import httpx

from bot.demo.colleagues import show_new
from bot.demo.second_look import WORDS
from bot.demo.town import Demo
from sandbox.handset import Handset, TelegramHandset

NEWS = (
    "Arthur, 78, was seen on Stanley Road at 10:45am, walking towards Bootle Strand. Grey coat, walking stick. "
    "If you see him, stay near and ring 999."
)
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_BREAK = re.compile(r"</(?:p|h\d|li|div|section)>")
_TAGS = re.compile(r"<[^>]+>")


async def updated(
    demo: Demo,
    officer: TelegramHandset,
    sergeant: TelegramHandset,
    told: tuple[Handset, ...],
    untold: Handset,
    code: str,
) -> None:
    """News: a Telegram message changes where it stands, a text comes anew, and only to who had the alert."""
    story = demo.story
    story.chapter("There is news: who had the alert has it, and nobody else")
    await demo.later("half an hour later", timedelta(minutes=30))
    before = {each.name: len(each.texts) for each in (*told, untold)}
    await demo.says(officer, f"/sent {code}")
    await demo.chooses(officer, "Update")
    story.does(officer.name, NEWS)
    await officer.says(NEWS)
    show_new(demo, officer)
    await demo.chooses(officer, "Send it")
    story.check("new words wait for a second person too", "wait for a second person" in officer.last)
    demo.show(sergeant)
    await sergeant.chooses("Look at it")
    story.sees(sergeant.name, sergeant.last, sergeant.buttons)
    await demo.chooses(sergeant, "Approve")
    for person in told:
        _show(demo, person, code)
    on_telegram = [each for each in told if isinstance(each, TelegramHandset)]
    story.check(
        "on Telegram the old words are gone and the new ones stand in their place",
        all(
            len(found := _standing(each, code)) == 1
            and NEWS in found[0]
            and WORDS not in "\n".join(each.texts)
            for each in on_telegram
        ),
    )
    story.check(
        "by text the news came once",
        all(
            len(each.texts) == before[each.name] + 1 and NEWS in each.last
            for each in told
            if each not in on_telegram
        ),
    )
    story.check("who had no alert has no news", len(untold.texts) == before[untold.name])


async def checked(demo: Demo, stranger: Handset, code: str, private: tuple[str, ...]) -> None:
    """Somebody who never joined asks whether the message is real, and reads the page for everybody."""
    story = demo.story
    story.chapter(f"{stranger.name} never joined; a neighbour showed her the message")
    said = await _check(demo, stranger, code)
    story.check(
        "it is real, and there is news", "this one is ours, and there is news" in said and NEWS in said
    )
    await demo.says(stranger, "CHECK K7QX")
    story.check("a code that is not ours is called so", "nothing with the code K7QX" in stranger.last)
    page = await _page(demo, code)
    story.sees("Page", page)
    story.check("the page shows the news without signing in", NEWS in page)
    story.check("and neither a person nor a coordinator's line", not any(each in page for each in private))


async def stood_down(
    demo: Demo, officer: TelegramHandset, told: tuple[Handset, ...], untold: Handset, code: str
) -> None:
    """It is over: everybody who had it hears so, wherever it came from."""
    story = demo.story
    story.chapter("Arthur is found: it is over, for everybody who had it")
    await demo.later("an hour later", timedelta(hours=1))
    before = {each.name: len(each.texts) for each in (*told, untold)}
    await demo.says(officer, f"/sent {code}")
    await demo.chooses(officer, "It is over")
    await demo.chooses(officer, "Yes, it is over")
    for person in told:
        _show(demo, person, code)
    story.check(
        f"all {len(told)} hear that it is over",
        all(len(each.texts) == before[each.name] + 1 and "This is over" in each.last for each in told),
    )
    on_telegram = [each for each in told if isinstance(each, TelegramHandset)]
    story.check(
        "and on Telegram no old words are left",
        not any(NEWS in words for each in on_telegram for words in each.texts),
    )
    story.check("who had nothing hears nothing", len(untold.texts) == before[untold.name])
    story.check("CHECK says so", "it is over now" in await _check(demo, untold, code))
    page = await _page(demo, code)
    story.check("the page says so", "This is over now" in page)


async def _check(demo: Demo, person: Handset, code: str) -> str:
    """All that is answered to CHECK."""
    demo.story.does(person.name, f"CHECK {code}")
    await person.says(f"CHECK {code}")
    for words in person.new:
        demo.story.sees(person.name, words)
    return "\n".join(person.new)


def _show(demo: Demo, person: Handset, code: str) -> None:
    """The alert as it stands in their chat now, and what came below it."""
    for words in _standing(person, code)[-1:]:
        demo.story.sees(person.name, words)
    if person.last not in _standing(person, code):
        demo.story.sees(person.name, person.last)


def _standing(person: Handset, code: str) -> list[str]:
    """The messages with the alert's code on the screen."""
    return [text for text in person.texts if f"CHECK {code}" in text]


async def _page(demo: Demo, code: str) -> str:
    """The words of the alert's public page, for a browser that brings nothing along."""
    async with httpx.AsyncClient(base_url=demo.stack.parts.public_url) as browser:
        answer = await browser.get(f"/alerts/{code}")
    main = _MAIN.search(answer.text)
    body = _TAGS.sub(" ", _BREAK.sub("\n", main[0] if main else ""))
    lines = (" ".join(html.unescape(line).split()) for line in body.splitlines())
    return "\n".join(line for line in lines if line) if answer.status_code == httpx.codes.OK else ""
