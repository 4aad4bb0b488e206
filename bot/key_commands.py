"""`mersey keys`: make them, look at them, replace them, and give their public halves away. Never a key on the screen, but
for `public`, whose business it is."""

import asyncio
from typing import Annotated

import typer

keys_app = typer.Typer(help="The keys of this installation: made where they are missing.")


@keys_app.callback(invoke_without_command=True)
def keys(context: typer.Context) -> None:
    """The keys of this installation. Without a word behind it: make the keys that are missing in .env."""
    if context.invoked_subcommand is None:
        from bot import keyring

        asyncio.run(keyring.make())


@keys_app.command()
def status() -> None:
    """Each ring, its keys by short prints, and how many rows each of them seals."""
    from bot import keyring

    asyncio.run(keyring.status())


@keys_app.command()
def rotate(
    names: Annotated[
        list[str] | None, typer.Argument(help="for example TIP_KEYS; all rings if left out")
    ] = None,
) -> None:
    """Replace keys while everything runs: does the next steps that are safe, and says what to do then."""
    from bot import keyring

    asyncio.run(keyring.rotate(names or []))


@keys_app.command()
def public() -> None:
    """The lines for the .env of a host that shall put in and not take out."""
    from bot import keyring

    asyncio.run(keyring.public())
