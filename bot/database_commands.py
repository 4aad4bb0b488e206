"""What the sub-commands do that need the database and no provider. Data goes to standard output alone."""

import typer

from bot.auditing import deeds
from bot.groundwork import missing_keys, opened, prepare_database, rings_of, say, settings_with_keys
from config.settings import ENV_FILE, Settings, load_settings
from database.engine import Database
from database.key_checks import refuse_other_keys
from places.service import known_areas


async def keys() -> None:
    """Makes the keys that are missing, and names them. Raises BadSetting where the database knows their old ones."""
    settings = load_settings(ENV_FILE)
    await refuse_other_keys(settings.database_url, rings_of(settings))
    missing = missing_keys(settings)
    settings_with_keys(ENV_FILE)
    say(f"Made in {ENV_FILE}: {', '.join(missing)}." if missing else "All keys are there.")
    say("Give the same keys to every process, and keep a copy apart from the database.")


async def migrate() -> None:
    await prepare(load_settings(ENV_FILE))


async def prepare(settings: Settings) -> None:
    """The tables of this version, and the community's areas in them."""
    before, now, areas = await prepare_database(settings)
    if before != now:
        say(f"Database brought to version {now}; {areas} areas loaded.")


async def audit(about: str | None) -> None:
    """Prints who did or read what, the newest last."""
    async with opened(load_settings(ENV_FILE)) as database:
        async for line in deeds(database, about):
            typer.echo(line)


async def areas_status() -> None:
    settings = load_settings(ENV_FILE)
    await prepare(settings)
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
