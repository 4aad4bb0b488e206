"""What the sub-commands do that need the database and no provider. Data goes to standard output alone."""

import typer

from bot.auditing import deeds
from bot.groundwork import opened, prepare_database, say
from config.settings import ENV_FILE, Settings, load_settings
from database.migrate import advice


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
