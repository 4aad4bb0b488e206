"""What the sub-commands do. Data goes to standard output alone; everything else to standard error."""

from pathlib import Path

import typer

from bot.database_commands import prepare
from bot.demo import play
from bot.doctor import examine
from bot.greeting import greeting
from bot.groundwork import check_halves, check_sharing, rings_of, say, settings_with_keys
from bot.providers import real_providers, sandbox_providers
from bot.running import Role, listen, needed_by, running, set_aside_what_stays, until_told
from bot.runtime import open_stack
from config.settings import ENV_FILE, load_settings
from config.timekeeping import Clock
from database.key_checks import refuse_other_keys
from database.migrate import check

SANDBOX_TIME = Path(".sandbox-time")


async def run(role: Role, clock: Clock | None = None) -> None:
    """`mersey run` (all roles), or one process of a larger installation. `clock`: one that is stepped on purpose."""
    settings = load_settings(ENV_FILE)
    if role != Role.ALL:
        check_sharing(settings)
    check_halves(settings, needed_by(role))
    bound = listen(settings.port) if Role.WEB in role else None
    await refuse_other_keys(settings.database_url, rings_of(settings))
    if role == Role.ALL:
        settings = settings_with_keys(ENV_FILE)
        await prepare(settings)
    await check(settings.database_url)
    clock = clock or Clock()
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
        set_aside_what_stays()
        await until_told()
    say("Stopped.")


async def doctor() -> int:
    """0 where everything is well."""
    return await examine(ENV_FILE, say)


async def demo() -> int:
    """0 where every check of the demo held."""
    return await play(typer.echo)
