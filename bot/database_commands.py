"""What the sub-commands do that need the database and no provider. Data goes to standard output alone."""

import typer

from bot.auditing import deeds
from bot.groundwork import opened, prepare_database, say
from config.settings import ENV_FILE, Settings, load_settings
from database.engine import Database
from database.migrate import advice
from places.service import known_areas


async def migrate() -> None:
    await prepare(load_settings(ENV_FILE))


async def prepare(settings: Settings) -> None:
    """The tables of this version, and the community's areas in them."""
    before, now, areas = await prepare_database(settings)
    if before != now:
        say(f"Database brought to version {now}; {areas} areas loaded.")
    if lines := await advice(settings.database_url):
        say("The server does not keep tips apart from people yet. An administrator of it can change that:")
        for line in lines:
            say(f"  {line}")
        say("Then `mersey migrate` again.")


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
