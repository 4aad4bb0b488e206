"""`mersey backup` and `mersey restore`, for an operator."""

from pathlib import Path

from bot.backup import backup, restore
from bot.groundwork import rings_of, say
from config.settings import ENV_FILE, load_settings


async def make(file: Path) -> None:
    count = await backup(load_settings(ENV_FILE).database_url, file)
    say(f"{count} rows in {file}. Ways back to those who told something, and conversations, are left out.")
    say("Keep it apart from the keys: it opens with the .env of today, of which you need a copy too.")


async def load(file: Path) -> None:
    settings = load_settings(ENV_FILE)
    count = await restore(settings.database_url, file, rings_of(settings))
    say(
        f"{count} rows restored. Alerts that waited when the copy was made are not sent again (`mersey deliveries`)."
    )
    say("Nobody who told something before can be asked back. Staff sign in again. Next: `mersey doctor`.")
