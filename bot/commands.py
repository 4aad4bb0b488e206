"""What the sub-commands do. Data goes to standard output alone; everything else to standard error."""

from pathlib import Path

import typer

from bot.auditing import deeds
from bot.demo import play
from bot.doctor import examine
from bot.greeting import greeting
from bot.groundwork import (
    check_sharing,
    missing_keys,
    opened,
    prepare_database,
    rings_of,
    say,
    settings_with_keys,
)
from bot.providers import real_providers, sandbox_providers
from bot.running import Role, listen, running, until_told
from bot.runtime import open_stack
from config.settings import ENV_FILE, Settings, load_settings
from config.timekeeping import Clock
from database.engine import Database
from database.key_checks import refuse_other_keys
from database.migrate import check
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


async def demo() -> int:
    """0 where every check of the demo held."""
    return await play(typer.echo)
