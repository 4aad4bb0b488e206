"""`mersey staff`: who works with this installation, how they come in, and how they are taken off."""

from collections.abc import Sequence

import typer

from alerts import leaving
from bot.groundwork import opened, say
from bot.providers import name_of_bot
from bot.team_commands import check_team
from config.community import Community, load_community
from config.errors import CommunityError, NotFound
from config.settings import ENV_FILE, Settings, load_settings
from config.timekeeping import Clock
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM
from staff import service as staff
from staff.model import INVITATION_LIVES, Role, Staff

LONGEST_NAME = 60


async def invite(name: str, role: str, team: str, areas: Sequence[str], *, again: bool) -> None:
    """Prints the link that binds a Telegram account, and the code that can be typed instead.

    `again`: somebody of that name is staff already, and is meant, or somebody else with their name. Raises CommunityError
    where it was not said.
    """
    settings = load_settings(ENV_FILE)
    if role not in set(Role):
        raise NotFound(f"no role {role!r}: there are {', '.join(Role)}")
    name = name.strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise CommunityError(f"a name has 1 to {LONGEST_NAME} characters")
    community = load_community(settings.community)
    if team:
        check_team(community, team)
    elif role != Role.ADMINISTRATOR:
        slugs = ", ".join(each.slug for each in community.teams)
        raise CommunityError(f"an invitation as {role} needs --team: there are {slugs}")
    codes = [_borough(community, area) for area in areas]
    async with opened(settings) as database, database.transaction() as tx:
        if not again and (known := await staff.named(tx, name)):
            ids = ", ".join(str(each.id) for each in known)
            raise CommunityError(
                f"{name} is staff already (id {ids}): `mersey staff phone ID` links a phone of theirs, also a new "
                "one; `--again` invites the name once more, for a new PIN, another team or role, or a namesake"
            )
        code = await staff.invite(tx, name, Role(role), team, Clock().now(), codes)
    await _print_code(settings, code, f"{name} can join once, within 7 days.")


async def phone(who: str) -> None:
    """Prints a code for one more phone of somebody, or for a new one after a lost one."""
    settings = load_settings(ENV_FILE)
    async with opened(settings) as database, database.transaction() as tx:
        person = await _one(tx, who)
        code = await staff.make_phone_code(tx, person, Clock().now(), None, INVITATION_LIVES)
    await _print_code(settings, code, f"{person.name} can link a phone once, within 7 days.")


async def revoke(who: str) -> None:
    settings = load_settings(ENV_FILE)
    async with opened(settings) as database, database.transaction() as tx:
        person = await _one(tx, who)
        await leaving.revoke(tx, person.id, None, Clock().now())
    say(f"{person.name} has no way in any more. Drafts stay with the team.")
    say(f"A new phone for the same person: mersey staff phone {person.id}")


async def show() -> None:
    """One line for each: id, name, role, teams, areas, phones by channel, shift, PIN."""
    settings = load_settings(ENV_FILE)
    boroughs = {each.code: each.slug for each in load_community(settings.community).boroughs}
    async with opened(settings) as database, database.reading() as tx:
        lines = [await _line(tx, person, boroughs) for person in await staff.roll(tx)]
    for line in lines:
        typer.echo(line)
    if not lines:
        say('Nobody yet: mersey staff invite "NAME" --role officer --team TEAM')


async def _line(tx: Tx, person: Staff, boroughs: dict[str, str]) -> str:
    phones = [channel for _, channel in await staff.routes_of(tx, person.id)]
    standing = await staff.standing_of(tx, person.id, Clock().now())
    return "  ".join(
        (
            str(person.id),
            person.name,
            person.role,
            ",".join(sorted(person.own_teams)) or "-",
            ",".join(sorted(boroughs.get(code, code) for code in person.areas)) or "-",
            f"telegram:{phones.count(TELEGRAM)} sms:{phones.count(SMS)}",
            f"shift:{standing}",
        )
    )


async def _one(tx: Tx, who: str) -> Staff:
    """The one of that name or id. Raises NotFound, also where several have the name."""
    found = await staff.named(tx, who)
    if not found:
        raise NotFound(f"nobody is called {who!r}: see `mersey staff list`")
    if len(found) > 1:
        ids = ", ".join(str(each.id) for each in found)
        raise NotFound(f"{len(found)} people are called {who!r}: give the id, one of {ids}")
    return found[0]


def _borough(community: Community, wanted: str) -> str:
    """The code of a borough given by slug, name or code. Raises NotFound."""
    for borough in community.boroughs:
        if wanted.casefold() in (borough.slug, borough.name.casefold(), borough.code.casefold()):
            return borough.code
    slugs = ", ".join(borough.slug for borough in community.boroughs)
    raise NotFound(f"no borough {wanted!r}: there are {slugs}")


async def _print_code(settings: Settings, code: str, about: str) -> None:
    bot_name = await name_of_bot(settings)
    say(about)
    if bot_name:
        say("Telegram link:")
        typer.echo(f"https://t.me/{bot_name}?start=i-{code}")
    say("Or type to the bot, or text to our number:")
    typer.echo(f"STAFF {code}")
