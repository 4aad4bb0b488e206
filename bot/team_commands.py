"""`mersey team`: the teams of the community, the doors by which they hear of tips, and who stands in for them."""

import re
from datetime import datetime

import typer

from bot.groundwork import opened, rings_of, say
from bot.providers import real_providers, sandbox_providers
from config.community import Community, load_community
from config.errors import BadInput, BadSetting, CommunityError, NotFound
from config.sealing import Ring
from config.settings import ENV_FILE, Settings, load_settings
from config.texts import ENGLISH, text
from config.timekeeping import LONDON, Clock
from database.engine import Tx
from delivery.messages import SMS, WEBHOOK, Message, Parcel
from delivery.outbox import Outbox
from delivery.routes import AddressBook, identity_id
from staff import service as staff
from staff.webhooks import DOORS, NoticeTokens, check_url, join_address, new_secret, notice_body

_MOBILE = re.compile(r"(?:\+44|0044|0)(7\d{9})")
MOST_DAYS = 90


async def show() -> None:
    """One line for each team: slug, organisation, doors, who stands in; "!" before those that nobody can reach."""
    settings, now = load_settings(ENV_FILE), Clock().now()
    teams = load_community(settings.community).teams
    async with opened(settings) as database, database.reading() as tx:
        lines = [f"{each.slug}  {each.organisation}  {await _doors(tx, each.slug, now)}" for each in teams]
    for line in lines:
        typer.echo(line)


async def _doors(tx: Tx, team: str, now: datetime) -> str:
    doors = await staff.doors_of(tx, team)
    told = [f"{door.kind}:{'tested' if door.tested else 'not-tested'}" for door in doors] or ["no-door"]
    for other, until in await staff.stand_ins_of(tx, team, now):
        told.append(f"stand-in:{other} until {until.astimezone(LONDON):%Y-%m-%d}")
    return "  ".join(told)


async def make_door(team: str) -> None:
    """Prints what to post in the team's Telegram group."""
    settings = load_settings(ENV_FILE)
    check_team(load_community(settings.community), team)
    async with opened(settings) as database, database.transaction() as tx:
        code = await staff.make_door_code(tx, team, Clock().now())
    say(
        f"Add the bot to the group of {team}. Within 7 days somebody of the team, signed up as staff, posts there:"
    )
    typer.echo(f"/link {code}")


async def make_sms_door(team: str, number: str) -> None:
    """Sends a text with a code; the door counts once it came back from there."""
    settings, now = load_settings(ENV_FILE), Clock().now()
    community = load_community(settings.community)
    check_team(community, team)
    book, outbox = _book(settings), Outbox(Ring(rings_of(settings)["CONVERSATION_KEYS"]))
    address = _mobile(number, book)
    sender = _sms_sender(settings)
    async with opened(settings) as database, database.transaction() as tx:
        route = await book.find_or_make(tx, await identity_id(tx, SMS, f"sms:{sender}"), address)
        code = await staff.make_door_code(tx, team, now)
        await staff.add_door(tx, team, route, now)
        name = next(each.name for each in community.teams if each.slug == team)
        words = text(ENGLISH, "door-sms-asks", team=name, code=code)
        await outbox.enqueue(tx, route, Parcel((Message(words),)), now=now)
    say(
        "A text with a code is on its way there. The door counts once the code was sent back from that phone."
    )


async def make_webhook_door(team: str, url: str) -> None:
    """Prints the secret that both sides sign with, once. A first notice is on its way to try the door."""
    settings, now = load_settings(ENV_FILE), Clock().now()
    check_team(load_community(settings.community), team)
    try:
        check_url(url)
    except BadInput:
        raise CommunityError(
            "give an https address (http only on this machine), without a password in it"
        ) from None
    book, ring = _book(settings), Ring(rings_of(settings)["CONVERSATION_KEYS"])
    public_url = settings.public_url or f"http://127.0.0.1:{settings.port}"
    secret = new_secret()
    async with opened(settings) as database, database.transaction() as tx:
        await staff.drop_doors(tx, team, WEBHOOK)
        identity = await identity_id(tx, WEBHOOK, DOORS)
        route = await book.find_or_make(tx, identity, join_address(secret, url))
        await staff.add_door(tx, team, route, now)
        token = NoticeTokens(ring).make(route, "")
        body = notice_body(token, f"{public_url}/api/v1/notices/{token}/seen", {"test": True})
        await Outbox(ring).enqueue(tx, route, Parcel((Message(body),)), now=now)
    say(
        "A first notice is on its way there. The door counts once the program has called its `seen` address, signed."
    )
    say("docs/webhook-doors.md says how. The secret, shown this once:")
    typer.echo(secret)


async def make_stand_in(team: str, other: str, days: int) -> None:
    settings = load_settings(ENV_FILE)
    community = load_community(settings.community)
    check_team(community, team)
    check_team(community, other)
    if team == other:
        raise CommunityError("a team cannot stand in for itself")
    if not 0 <= days <= MOST_DAYS:
        raise CommunityError(f"--days is a number from 0 (end it) to {MOST_DAYS}")
    async with opened(settings) as database, database.transaction() as tx:
        until = await staff.stand_in(tx, team, other, days, Clock().now())
    if days:
        say(f"{other} hears and reads for {team} until {until.astimezone(LONDON):%-d %B, %H:%M}.")
    else:
        say(f"{other} no longer stands in for {team}.")


def check_team(community: Community, team: str) -> None:
    """Raises NotFound, with the teams that there are."""
    teams = sorted(known.slug for known in community.teams)
    if team not in teams:
        raise NotFound(f"no team {team!r}: there are {', '.join(teams)}")


def _mobile(number: str, book: AddressBook) -> str:
    """A UK mobile as we write numbers, +447…. Raises CommunityError."""
    found = _MOBILE.fullmatch(re.sub(r"[\s().-]", "", number))
    if not found or not book.takes_texts(f"+44{found[1]}"):
        raise CommunityError("give a UK mobile number, such as 07700 900123")
    return f"+44{found[1]}"


def _book(settings: Settings) -> AddressBook:
    """Raises BadSetting before the keys are made."""
    rings = rings_of(settings)
    for name in ("ADDRESS_KEYS", "LOOKUP_KEY", "CONVERSATION_KEYS"):
        if name not in rings:
            raise BadSetting(
                name, "the keys are not made yet: start `mersey run` once, or call `mersey keys`"
            )
    return AddressBook(
        Ring(rings["ADDRESS_KEYS"]), rings["LOOKUP_KEY"][0], with_fictional=not settings.has_twilio
    )


def _sms_sender(settings: Settings) -> str:
    """Which of our numbers writes to it. Raises BadSetting where texts are off."""
    is_real = settings.has_telegram or settings.has_twilio
    here = f"http://127.0.0.1:{settings.port}"
    twilio = (real_providers(settings) if is_real else sandbox_providers(Clock(), here)).twilio
    if twilio is None:
        raise BadSetting("TWILIO_ACCOUNT_SID", "texts are off, so no number can be a door")
    return twilio.sender
