"""What the sub-commands do. Data goes to standard output alone; everything else to standard error."""

import sys
from pathlib import Path

import typer

from bot.auditing import deeds
from bot.demo import play
from bot.doctor import examine
from bot.greeting import greeting
from bot.groundwork import (
    ENV_FILE,
    check_sharing,
    missing_keys,
    opened,
    prepare_database,
    read_community,
    rings_of,
    say,
    settings_with_keys,
)
from bot.providers import real_providers, sandbox_providers
from bot.running import Role, listen, running, until_told
from bot.runtime import open_stack
from config.errors import NotFound
from config.settings import Settings, load_settings
from config.timekeeping import Clock
from database.engine import Database
from database.key_checks import refuse_other_keys
from database.migrate import check
from intelligence.triage_lines import judge_line
from places.model import Ambiguous, DidYouMean, Found, Offer, Outside
from places.service import known_areas

SANDBOX_TIME = Path(".sandbox-time")


async def run(role: Role) -> None:
    """`mersey run` (all roles), or one process of a larger installation."""
    settings = load_settings(ENV_FILE)
    if role != Role.ALL:
        check_sharing(settings)
    bound = listen(settings.port) if Role.WEB in role else None
    await refuse_other_keys(settings.database_url, rings_of(settings))
    if role == Role.ALL:
        settings = settings_with_keys(ENV_FILE)
        await _prepare(settings)
    await check(settings.database_url)
    clock = Clock()
    here = f"http://127.0.0.1:{settings.port}"
    is_real = settings.has_telegram or settings.has_twilio
    providers = real_providers(settings) if is_real else sandbox_providers(clock, here, SANDBOX_TIME)
    # The sandbox lives on this machine alone: a public address is none of its.
    public_url = settings.public_url if is_real else None
    async with (
        open_stack(settings, clock, providers, public_url or here) as stack,
        running(stack, bound, public_url, role),
    ):
        for line in greeting(stack, settings, role, here):
            say(line)
        await until_told()
    say("Stopped.")


async def keys() -> None:
    """Makes the keys that are missing, and names them. Raises BadSetting where the database knows their old ones."""
    settings = load_settings(ENV_FILE)
    await refuse_other_keys(settings.database_url, rings_of(settings))
    missing = missing_keys(settings)
    settings_with_keys(ENV_FILE)
    say(f"Made in {ENV_FILE}: {', '.join(missing)}." if missing else "All keys are there.")
    say("Give the same keys to every process, and keep a copy apart from the database.")


async def migrate() -> None:
    await _prepare(load_settings(ENV_FILE))


async def _prepare(settings: Settings) -> None:
    """The tables of this version, and the community's areas in them."""
    before, now, areas = await prepare_database(settings)
    if before != now:
        say(f"Database brought to version {now}; {areas} areas loaded.")


async def doctor() -> int:
    """0 where everything is well."""
    return await examine(ENV_FILE, say)


def triage(explain: str | None) -> None:
    _, _, judge = read_community(load_settings(ENV_FILE).community)
    if explain is not None:
        found = judge.judge(explain)
        flag = " · safeguarding" if found.safeguarding else ""
        typer.echo(f"{found.category} · {found.urgency} · {found.team}{flag}")
        for reason in found.reasons:
            typer.echo(f"  {reason}")
        return
    for line in sys.stdin.buffer:
        if line.strip():
            typer.echo(judge_line(judge, line.decode(errors="replace")))


async def audit(about: str | None) -> None:
    """Prints who did or read what, the newest last."""
    async with opened(load_settings(ENV_FILE)) as database:
        async for line in deeds(database, about):
            typer.echo(line)


async def areas_status() -> None:
    settings = load_settings(ENV_FILE)
    await _prepare(settings)
    database = Database(settings.database_url)
    try:
        async with database.reading() as tx:
            areas = await known_areas(tx)
    finally:
        await database.close()
    wards = [area for area in areas if area.kind == "ward"]
    for borough in sorted((area for area in areas if area.kind == "borough"), key=lambda area: area.name):
        below = {borough.code, *(area.code for area in areas if area.parent == borough.code)}
        mine = [ward for ward in wards if ward.parent in below]
        typer.echo(f"{borough.code}  {borough.name:12} {len(mine):4} wards")


def find_place(place: str) -> None:
    """Prints code and name of each ward or borough that is meant, likeliest first. Raises NotFound for none of ours."""
    _, gazetteer, _ = read_community(load_settings(ENV_FILE).community)
    match gazetteer.resolve(place):
        case Found(label, areas):
            say(f"{label}:")
            _print_areas({area.code: area.name for area in areas})
        case Offer(outcode, areas):
            say(f"{outcode} lies in one of these, likeliest first:")
            _print_areas({area.code: area.name for area in areas})
        case Ambiguous(candidates):
            say("Several places have that name:")
            _print_areas({area.code: found.label for found in candidates for area in found.areas})
        case DidYouMean(suggestions):
            raise NotFound(f"no place of that name. Did you mean: {', '.join(suggestions)}?")
        case Outside(name):
            raise NotFound(f"{name} is a place outside this community")
        case _:
            raise NotFound("no place of that name")


def _print_areas(names: dict[str, str]) -> None:
    for code, name in names.items():
        typer.echo(f"{code}  {name}")


async def demo() -> int:
    """0 where every check of the demo held."""
    return await play(typer.echo)
