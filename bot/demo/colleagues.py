"""Officers of the demo: how one signs on, and how an alert is written up to its preview."""

import re

from bot.demo.town import Demo
from sandbox.handset import TelegramHandset
from staff import service as staff
from staff.model import Role

TEAM = "npt-sefton"
_CODE = re.compile(r"\bAlert (\w{4})\b")


async def sign_on(demo: Demo, phone: TelegramHandset, called: str, role: Role, pin: str) -> None:
    """Invite somebody by the name `called`, who opens the link and chooses `pin`."""
    story, parts = demo.story, demo.stack.parts
    async with parts.database.transaction() as tx:
        code = await staff.invite(tx, called, role, TEAM, parts.clock.now())
    story.does(phone.name, "opens the link of a one-time invitation")
    await phone.starts(f"i-{code}")
    demo.show(phone)
    story.does(phone.name, "sends a PIN of six digits")
    await phone.says(pin)
    demo.show(phone)
    chat = [shown.text for shown in demo.sandbox.telegram.screen(phone.chat)]
    story.check("the PIN has left the chat", pin not in chat)


async def write(
    demo: Demo, officer: TelegramHandset, category: str, areas: str, urgency: str, words: str
) -> None:
    """/alert, up to the preview of an alert that asks for witnesses; the preview is shown."""
    await officer.says("/alert")
    await demo.chooses(officer, category)
    await demo.says(officer, areas)
    await officer.chooses("Done")
    await demo.chooses(officer, urgency)
    await demo.says(officer, words)
    demo.story.does(officer.name, "[ Yes, ask for witnesses ]")
    await officer.chooses("Yes")
    show_new(demo, officer)


def show_new(demo: Demo, officer: TelegramHandset) -> None:
    """All that came at once, with the buttons under the last."""
    for shown in officer.new[:-1]:
        demo.story.sees(officer.name, shown)
    demo.show(officer)


def code_in(words: str) -> str:
    """The code in "Alert K7QX is going out"; empty where there is none."""
    found = _CODE.search(words)
    return found[1] if found else ""
