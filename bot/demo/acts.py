"""The acts of the demo, in order: join, alert, door, tips, desk, stop, and what the far ends say of us."""

from datetime import timedelta

from bot.demo.colleagues import TEAM, code_in, sign_on
from bot.demo.desk_visit import DeskVisit
from bot.demo.town import Demo
from database.audit_check import examine
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from staff import service as staff
from staff.model import Role as StaffRole

PIN = "482915"
ALERT = (
    "Two sheds were broken into in the alleys near Marsh Lane on Sunday night. "
    "Please lock sheds and gates, and keep tools out of sight."
)
SEEN = "I saw two lads with a crowbar by the alley behind Marsh Lane on Sunday about 11pm"
PRESSED = "A white van with no plates waited by the sheds on Sunday night, two men loading it"
QUESTION = "Thank you. Do you remember any part of the van's number plate?"
ANSWER = "It ended in KX I think"


async def join(demo: Demo) -> tuple[TelegramHandset, SmsHandset, SmsHandset, TelegramHandset]:
    story = demo.story
    story.chapter("Residents join, by Telegram and by text message, in three wards")
    ann, bob, cath, dev = (
        demo.telegram("Ann"),
        demo.old_phone("Bob"),
        demo.old_phone("Cath"),
        demo.telegram("Dev"),
    )
    story.tell("Ann has Telegram. Bob has an old phone.")
    await demo.says(ann, "/start")
    await demo.says(ann, "Linacre")
    story.check(
        "Ann gets alerts for Linacre and knows how to stop", "Linacre" in ann.last and "STOP" in ann.last
    )
    await demo.says(bob, "JOIN L20 4AB")
    await demo.chooses(bob, "Linacre")
    story.check("Bob's postcode became a ward, and he chose it", "Linacre" in bob.last)
    story.tell("Cath joins for Church in Sefton, Dev for Kirkdale in Liverpool.")
    await cath.says("JOIN Church Sefton")
    await dev.says("/start")
    await dev.says("Kirkdale West")
    story.check("Cath and Dev have joined elsewhere", "Church" in cath.last and "Kirkdale" in dev.last)
    return ann, bob, cath, dev


async def alert(
    demo: Demo, concerned: tuple[Handset, ...], others: tuple[Handset, ...]
) -> tuple[TelegramHandset, str]:
    """The officer, and the code of the alert."""
    story = demo.story
    story.chapter("An officer writes a burglary alert for Linacre")
    officer = demo.telegram("Officer")
    await sign_on(demo, officer, "Linacre beat officer", StaffRole.OFFICER, PIN)
    await demo.says(officer, "/alert")
    await demo.chooses(officer, "Burglary")
    await demo.says(officer, "Linacre")
    await demo.chooses(officer, "Done")
    await demo.chooses(officer, "Routine")
    await demo.says(officer, ALERT)
    story.does("Officer", "[ Yes, ask for witnesses ]")
    await officer.chooses("Yes")
    for shown in officer.new:
        story.sees("Officer", shown)
    story.check("the preview counts two people, one on each channel", "2 people" in officer.last)
    before = {person.name: len(person.texts) for person in (*concerned, *others)}
    await demo.chooses(officer, "Send")
    for person in concerned:
        demo.show(person)
    story.check(
        "exactly the people concerned have it, once",
        [len(p.texts) - before[p.name] for p in (*concerned, *others)] == [1, 1, 0, 0],
    )
    text = (
        demo.sandbox.twilio.screen(concerned[1].number)[-1] if isinstance(concerned[1], SmsHandset) else None
    )
    story.check(
        f"the text message is GSM-7, in {text.segments if text else '?'} parts",
        text is not None and text.encoding == "GSM-7" and text.segments <= 3,
    )
    return officer, code_in(officer.last)


async def door(demo: Demo, officer: TelegramHandset) -> TelegramHandset:
    story, parts = demo.story, demo.stack.parts
    story.chapter("The Sefton neighbourhood team links its group chat as its door")
    group = TelegramHandset.of_group("Team chat", demo.settle, demo.sandbox.telegram, officer)
    async with parts.database.transaction() as tx:
        code = await staff.make_door_code(tx, TEAM, parts.clock.now())
    story.does("Team chat", "/link ****-****-****")
    await group.says(f"/link {code}")
    demo.show(group)
    await demo.chooses(group, "It works")
    return group


async def tips(demo: Demo, ann: Handset, bob: Handset, group: Handset) -> None:
    story = demo.story
    story.chapter("Two residents answer without a name")
    story.tell("Bob writes in plain words.")
    await demo.says(bob, SEEN)
    if "About which" in bob.last:
        await demo.chooses(bob, bob.labels[0])
    await demo.chooses(bob, "Send, no questions")
    story.check("Bob is thanked; nothing names the matter or the team", "Thank you" in bob.last)
    story.tell("Ann presses the button under the alert.")
    await demo.chooses(ann, "I saw something")
    await demo.says(ann, PRESSED)
    await demo.chooses(ann, "Send, you may ask me")
    story.check("Ann is thanked and has four case words", "case words" in ann.last)
    notices = len(group.texts)
    await demo.later("15 minutes later", timedelta(minutes=16))
    for notice in group.texts[notices:]:
        story.sees("Team chat", notice)
    story.check("the team's chat has two notices", len(group.texts) - notices == 2)
    words = " ".join(group.texts).casefold()
    story.check(
        "no notice holds a word of the reports", not any(w in words for w in ("crowbar", "van", "lads"))
    )


async def desk(demo: Demo, officer: TelegramHandset, group: Handset, ann: Handset) -> None:
    story = demo.story
    story.chapter("The officer opens the web desk and asks back")
    await demo.says(officer, "/desk")
    async with DeskVisit(demo.stack.parts.public_url, officer.last) as desk:
        story.check("the one-time code opens the desk", await desk.sign_in())
        await desk.claim_and_read("white van")
        story.sees("Desk", desk.words)
        story.check("the desk shows the words, after the claim", PRESSED in desk.words)
        story.check(
            "the desk shows neither name nor number", "Ann" not in desk.page and "447700" not in desk.page
        )
        story.does("Officer", f"asks: {QUESTION}")
        await desk.ask(QUESTION)
        await demo.settle()
        demo.show(ann)
        story.check("Ann is told only that a message waits", "READ" in ann.last and "plate" not in ann.last)
        await demo.says(ann, "READ")
        story.check("the question is shown when Ann asks for it", QUESTION in ann.last)
        await demo.says(ann, ANSWER)
        await demo.later("15 minutes later", timedelta(minutes=16))
        await desk.look()
        story.sees("Desk", desk.words)
        story.check("Ann's answer stands under the same report", ANSWER in desk.words)
        story.does("Officer", "closes the report: acted on")
        await desk.close("acted-on")
        await demo.settle()
        await demo.says(ann, "READ")
        story.check("Ann hears what became of it", "acted on" in ann.last)


async def stop(demo: Demo, bob: Handset) -> None:
    story = demo.story
    story.chapter("STOP stops")
    await demo.says(bob, "STOP")
    sent = len(bob.texts)
    await bob.says("TIP they are back in the alley with a van and bolt cutters")
    story.check("after STOP not one text reaches Bob", len(bob.texts) == sent)


async def honest(demo: Demo) -> None:
    story, parts = demo.story, demo.stack.parts
    story.chapter("What the audit and the far ends say of us")
    async with parts.database.reading() as tx:
        found = await examine(tx, parts.lookup_key)
    story.check(
        f"the audit is as it was written: {found.rows} deeds, each bound to the one before",
        found.rows > 0 and found.flaw is None,
    )
    telegram, twilio = demo.sandbox.telegram, demo.sandbox.twilio
    story.check(
        "every call was one that Telegram knows",
        not telegram.unknown_parameters and all(call.status != 404 for call in telegram.received),
    )
    story.check(
        "no text was refused",
        all(call.status < 400 for call in twilio.received if call.method == "create"),
    )
