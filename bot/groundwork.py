"""What must be there before a stack can be opened: keys, tables, and the community as its folder tells it."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import typer
from pydantic import SecretStr

from alerts.templates import check_templates
from bot.folder_commands import read_places, read_selves, read_triage
from config.community import Community, load_community
from config.errors import BadSetting
from config.keys import (
    BOX_NAMES,
    KEY_NAMES,
    has_coming,
    is_public,
    make_missing_keys,
    parse_public,
    parse_ring,
)
from config.sealing import Boxes, public_half
from config.settings import ENV_FILE, Settings, load_settings
from database.engine import Database
from database.migrate import check, migrate
from intelligence.selves import Selves
from intelligence.triage import Triage
from places.gazetteer import Gazetteer
from places.service import store_community


def say(line: str = "") -> None:
    """A line for the person at the terminal; data alone goes to standard output."""
    typer.echo(line, err=True)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, at this version, for one command."""
    await check(settings.database_url)
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


def settings_with_keys(env_file: Path = ENV_FILE) -> Settings:
    """The settings, with whatever keys are missing made and written to `env_file` first."""
    settings = load_settings(env_file)
    present = set(KEY_NAMES) - set(missing_keys(settings))
    return load_settings(env_file) if make_missing_keys(env_file, present) else settings


def missing_keys(settings: Settings) -> list[str]:
    return [name for name in KEY_NAMES if not getattr(settings, name.lower())]


def check_sharing(settings: Settings) -> None:
    """Whether a process with these settings can be one of several. Raises BadSetting.

    Keys are not made here: each host would make its own, and none could open what another sealed.
    """
    if settings.database_url.startswith("sqlite"):
        raise BadSetting("DATABASE_URL", "several processes need PostgreSQL; on SQLite use `mersey run`")
    if missing := missing_keys(settings):
        cure = (
            "all processes need the same keys: make them once with `mersey keys`, and give that .env to each"
        )
        raise BadSetting(missing[0], cure)
    if not settings.has_telegram and not settings.has_twilio:
        cure = (
            "several processes need a provider (this, or TWILIO_ACCOUNT_SID); the sandbox is for `mersey run`"
        )
        raise BadSetting("TELEGRAM_BOT_TOKEN", cure)
    if settings.public_url is None:
        cure = "several processes are called by the providers, so they need an address; `mersey run` can do without"
        raise BadSetting("PUBLIC_URL", cure)


def shared_rings(settings: Settings) -> dict[str, tuple[bytes, ...]]:
    """The keys of each setting that has any, the one in use first; of boxes the public halves, which all processes have."""
    rings = {}
    for name in KEY_NAMES:
        if secret := getattr(settings, name.lower()):
            text = secret.get_secret_value()
            if is_public(text):
                rings[name] = parse_public(text)
            else:
                keys = parse_ring(text)
                rings[name] = tuple(map(public_half, keys)) if name in BOX_NAMES else keys
    return rings


def rings_of(settings: Settings) -> dict[str, tuple[bytes, ...]]:
    """As `shared_rings`, for the checks of keys (database.key_checks), with the private keys of boxes last: of these
    earlier versions noted the checks."""
    rings = shared_rings(settings)
    for name in set(BOX_NAMES) & set(rings) - sealing_only(settings):
        rings[name] += parse_ring(getattr(settings, name.lower()).get_secret_value())
    return rings


def sealing_only(settings: Settings) -> frozenset[str]:
    """The rings that are there by their public halves alone."""
    secrets = {name: getattr(settings, name.lower()) for name in BOX_NAMES}
    return frozenset(
        name for name, secret in secrets.items() if secret and is_public(secret.get_secret_value())
    )


def coming_of(settings: Settings) -> set[str]:
    """The rings with a key that is known and not used yet."""
    secrets = {name: getattr(settings, name.lower()) for name in KEY_NAMES}
    return {name for name, secret in secrets.items() if secret and has_coming(secret.get_secret_value())}


def boxes_of(secret: SecretStr | None) -> Boxes:
    text = secret.get_secret_value() if secret else ""
    return Boxes((), parse_public(text)) if is_public(text) else Boxes(parse_ring(text))


def check_halves(settings: Settings, needed: Collection[str]) -> None:
    """Raises BadSetting where a ring of boxes that this process has to open is there by its public halves alone."""
    for name in sorted(sealing_only(settings) & set(needed)):
        cure = (
            "holds public halves, with which this process can put in and not take out: give it the private keys "
            "(INTAKE_KEYS where the clock runs, RELAY_KEYS where the dispatcher runs)"
        )
        raise BadSetting(name, cure)


@cache
def read_community(name: str) -> tuple[Community, Gazetteer, Triage, Selves]:
    """What a community's folder says, with all that is built from it alone. A second, and never changes."""
    community = load_community(name)
    check_templates(community)
    return community, read_places(name), read_triage(name), read_selves(name)


async def prepare_database(settings: Settings) -> tuple[str | None, str, int]:
    """Bring the database to this version and load the community; (revision before, now, number of areas)."""
    before, now = await migrate(settings.database_url)
    database = Database(settings.database_url)
    try:
        async with database.transaction() as tx:
            areas = await store_community(tx, load_community(settings.community))
    finally:
        await database.close()
    return before, now, areas
