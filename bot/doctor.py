"""`mersey doctor`: is this installation fit to run? Each finding names the cure, and never a value."""

from collections.abc import Callable
from pathlib import Path

from bot import auditing
from bot.groundwork import rings_of
from config.community import load_community
from config.errors import CommunityError
from config.keys import KEY_NAMES
from config.settings import Settings, load_settings
from config.timekeeping import Clock
from database.engine import Database
from database.key_checks import refuse_other_keys
from database.migrate import check, revision
from delivery.purse import spent
from delivery.spending import pounds
from staff import service as staff

Say = Callable[[str], None]
CONTROL_ROOM = "control-room"
MOST_NAMED = 5


async def examine(env_file: Path, say: Say) -> int:
    """Says each finding; 0 where none is in the way of running, else 1."""
    try:
        settings = load_settings(env_file)
        community = load_community(settings.community)
    except CommunityError as error:
        say(f"BAD   {error}")
        return 1
    say(f"good  settings are well formed; community {community.display_name}")
    bad = _keys(settings, env_file, say) + await _database(settings, say)
    _providers(settings, say)
    if not bad and await revision(settings.database_url):
        await _texts_today(settings, say)
        bad += await _doors(settings, tuple(team.slug for team in community.teams), say)
    return 1 if bad else 0


def _keys(settings: Settings, env_file: Path, say: Say) -> int:
    missing = [name for name in KEY_NAMES if not getattr(settings, name.lower())]
    if missing:
        say(f"note  keys not made yet: {', '.join(missing)}: the first `mersey run` makes them in .env")
        return 0
    if env_file.exists() and env_file.stat().st_mode & 0o077:
        say("BAD   .env can be read by others: chmod 600 .env")
        return 1
    say("good  keys are there; keep a copy of .env somewhere safe and apart from the database")
    return 0


async def _database(settings: Settings, say: Say) -> int:
    """1 for a database that is in the way of running; an empty file is none: `mersey run` fills it."""
    try:
        if settings.database_url.startswith("sqlite") and await revision(settings.database_url) is None:
            say("note  the database is empty: `mersey run` or `mersey migrate` fills it")
            return 0
        say(f"good  database at version {await check(settings.database_url)}")
        await refuse_other_keys(settings.database_url, rings_of(settings))
    except CommunityError as error:
        say(f"BAD   {error}")
        return 1
    if settings.lookup_key is None:
        return 0
    stands, line = await auditing.finding(settings, rings_of(settings)["LOOKUP_KEY"][0])
    say(f"{'good ' if stands else 'BAD  '} {line}")
    return 0 if stands else 1


def _providers(settings: Settings, say: Say) -> None:
    if not settings.has_telegram and not settings.has_twilio:
        say("note  no provider credentials: `mersey run` will use the sandbox")
        return
    if settings.has_telegram:
        way = "by webhook" if settings.public_url else "by long polling, since PUBLIC_URL is not set"
        say(f"good  Telegram, {way}")
    else:
        say("note  Telegram is off: TELEGRAM_BOT_TOKEN is not set")
    if not settings.has_twilio:
        say("note  texts are off: TWILIO_ACCOUNT_SID is not set")
        return
    way = "by webhook" if settings.public_url else "by listing every few seconds, since PUBLIC_URL is not set"
    say(f"good  texts through Twilio, received {way}")
    if settings.twilio_tip_from is None:
        say(
            "note  TWILIO_TIP_FROM is not set: people who sent STOP can tell us things, and we cannot answer them"
        )
    reach = (
        "we read it but cannot answer"
        if settings.twilio_tip_from is None
        else "we answer from another number"
    )
    say(
        "note  set Twilio's reply to STOP to: \"You will get no more texts. You can still text TIP and what you saw: "
        f'{reach}. To come back text START."'
    )
    say(
        'note  set Twilio\'s reply to HELP to: "Text MENU to see what you can do, STOP to end. In danger ring 999."'
    )


async def _texts_today(settings: Settings, say: Say) -> None:
    """What texts cost so far, against what they may."""
    if not settings.has_twilio:
        return
    ceiling, now = settings.sms_daily_ceiling, Clock().now()
    database = Database(settings.database_url)
    try:
        async with database.reading() as tx:
            today = await spent(tx, now)
    finally:
        await database.close()
    say(
        f"good  at most {ceiling} text segments a day, about {pounds(ceiling, settings.sms_part_pence)}; "
        f"today {today.parts} so far, about {pounds(today.parts, settings.sms_part_pence)}"
    )
    if today.held:
        say(
            f"note  {today.held} texts were held back today to keep to the ceiling or against a flood of strangers: "
            "see SMS_DAILY_CEILING in docs/settings.md"
        )
    for prefix in today.paused:
        say(
            f"note  Twilio wants no texts to numbers with {prefix} for now: it suspects that somebody pumps texts"
        )


async def _doors(settings: Settings, teams: tuple[str, ...], say: Say) -> int:
    """How many teams nobody is known to reach; in the sandbox, where no resident writes, none of them is in the way."""
    is_real = settings.has_telegram or settings.has_twilio
    database = Database(settings.database_url)
    try:
        async with database.reading() as tx:
            without = [team for team in teams if not await staff.has_tested_door(tx, team)]
    finally:
        await database.close()
    if not without:
        say("good  every team has a tested door")
    if CONTROL_ROOM in without:
        say(
            "note  control-room has no tested door: emergencies are answered with 999 and passed on to nobody"
        )
    if is_real:
        for team in without:
            say(f"BAD   {team} has no tested door: `mersey team door {team}`, then follow what it says")
        return len(without)
    rest = [team for team in without if team != CONTROL_ROOM]
    if rest:
        shown = ", ".join(rest[:MOST_NAMED]) + (" ..." if len(rest) > MOST_NAMED else "")
        say(f"note  {len(rest)} teams have no tested door (`mersey team door TEAM`): {shown}")
    return 0
