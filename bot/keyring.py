"""What the sub-commands of `mersey keys` do. Data goes to standard output alone."""

from collections.abc import Sequence

import typer

from bot.groundwork import (
    coming_of,
    missing_keys,
    opened,
    rings_of,
    say,
    sealing_only,
    settings_with_keys,
    shared_rings,
)
from bot.key_rotation import Rotation
from bot.resealing import LOST, count
from bot.sealed_rows import sealed_by
from config.errors import BadSetting, CommunityError
from config.keys import BOX_NAMES, KEY_NAMES, PUBLIC, encode, keep_copy
from config.settings import ENV_FILE, load_settings
from database.key_checks import keep_checks, key_print, refuse_other_keys

RINGS = tuple(name for name in KEY_NAMES if name != "LOOKUP_KEY")
_NO_ROTATION = (
    "LOOKUP_KEY cannot be replaced: what it hashed (numbers, chats, case codes) was never kept, "
    "so it cannot be hashed anew"
)


async def make() -> None:
    """Makes the keys that are missing, and names them. Raises BadSetting where the database knows their old ones."""
    settings = load_settings(ENV_FILE)
    await refuse_other_keys(settings.database_url, rings_of(settings))
    missing = missing_keys(settings)
    settings_with_keys(ENV_FILE)
    say(f"Made in {ENV_FILE}: {', '.join(missing)}." if missing else "All keys are there.")
    say("Give the same keys to every process, and keep a copy apart from the database.")


async def status() -> None:
    """A line a ring, and below it one for each of its keys: its print, what it is for, the rows that it seals."""
    settings = load_settings(ENV_FILE)
    await refuse_other_keys(settings.database_url, rings_of(settings))
    closed = sealing_only(settings)
    async with opened(settings) as database:
        for name, keys in shared_rings(settings).items():
            typer.echo(name)
            # A way back lies within an envelope.
            is_closed = name in closed or (name == "RELAY_KEYS" and bool(closed))
            if name in RINGS and not is_closed:
                counted = await count(database, sealed_by(name, settings))
            else:
                counted = None
            for place, key in enumerate(keys):
                use = "in use" if place == 0 else "old"
                if place and place == len(keys) - 1 and name in coming_of(settings):
                    use = "coming"
                rows = "" if counted is None else f"  seals {counted[place]} rows"
                half = "  (public half)" if name in closed else ""
                typer.echo(f"  {key_print(key, name)}  {use:<6}{rows}{half}")
            if counted and counted[LOST]:
                typer.echo(f"  no key opens {counted[LOST]} rows")


async def rotate(names: Sequence[str]) -> None:
    """Takes each ring as far as is safe now. Raises CommunityError for what cannot be replaced."""
    if "LOOKUP_KEY" in names:
        raise CommunityError(_NO_ROTATION)
    if unknown := next((name for name in names if name not in RINGS), None):
        raise CommunityError(f"no ring of keys is called {unknown!r}: there are {', '.join(RINGS)}")
    settings = load_settings(ENV_FILE)
    await refuse_other_keys(settings.database_url, rings_of(settings))
    before = keep_copy(ENV_FILE)
    async with opened(settings) as database:
        rotation = Rotation(database, ENV_FILE, say)
        done = [await rotation.go_on(name) for name in names or RINGS]
    if all(done):
        say(
            "Give every host the lines of this .env before its processes start again. Nothing has to be restarted now."
        )
        say(
            f"Backups made until now need the old keys, which are in {before}: put it where you keep keys, apart "
            "from the backups; or make a new backup and delete it."
        )
    if not names:
        say(_NO_ROTATION + ".")


async def public() -> None:
    """The rings of boxes by their public halves; the checks of the keys are noted, so that such a host can start."""
    settings = load_settings(ENV_FILE)
    if missing := [name for name in BOX_NAMES if name in missing_keys(settings)]:
        raise BadSetting(missing[0], "is not made yet: `mersey keys` makes it")
    async with opened(settings) as database, database.transaction() as tx:
        await keep_checks(tx, rings_of(settings), coming_of(settings))
    rings = shared_rings(settings)
    for name in BOX_NAMES:
        typer.echo(f"{name}={','.join(PUBLIC + encode(key) for key in rings[name])}")
    say("INTAKE_KEYS: for every host but the clock's. RELAY_KEYS: for every host but the dispatchers'.")
