"""The sub-commands of `mersey bench`; as in bot.__main__, each brings in what it needs itself."""

import asyncio
from pathlib import Path
from typing import Annotated, Literal

import typer

bench_app = typer.Typer(no_args_is_help=True, help="How fast this code is, beside others on this machine.")
_SERVER = "a PostgreSQL database; the bench makes databases of its own beside it and drops them"


def _is_postgres(url: str | None) -> str | None:
    if url and not url.startswith("postgresql+asyncpg://"):
        raise typer.BadParameter("give postgresql+asyncpg://USER@HOST/NAME; SQLite needs no address")
    return url


@bench_app.command()
def delivery(
    channel: Literal["telegram", "sms"] = "telegram",
    people: Annotated[int, typer.Option(min=1)] = 10_000,
    latency: Annotated[
        list[int] | None, typer.Option(help="of the far end in ms, 0 and 50 if left out")
    ] = None,
    runs: Annotated[int, typer.Option(min=1, help="of each, turn by turn")] = 2,
    database_url: Annotated[str | None, typer.Option(help=_SERVER, callback=_is_postgres)] = None,
    uvloop: Annotated[bool, typer.Option("--uvloop", help="everything on uvloop (`make bench`)")] = False,
    alone: Annotated[bool, typer.Option("--alone", help="without what it is compared with")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="then once more, by package")] = False,
) -> None:
    """Send an alert to many, beside loops that remember nothing."""
    from bot.bench import delivery

    plan = delivery.Plan(channel, people, latency or (0, 50), runs, database_url, uvloop, alone, profile)
    raise typer.Exit(asyncio.run(delivery.run(plan, typer.echo, _tell)))


@bench_app.command()
def overtaking(
    people: Annotated[int, typer.Option(min=1, help="who get the alert")] = 20_000,
    emergency: Annotated[int, typer.Option(min=1, help="how many of them get the emergency")] = 1_000,
    answers: Annotated[int, typer.Option(min=0)] = 400,
    rate: Annotated[float, typer.Option(min=1, help="messages a second that the identity may send")] = 1_000,
    latency: Annotated[int, typer.Option(help="of the far end in ms")] = 50,
    database_url: Annotated[str | None, typer.Option(help=_SERVER, callback=_is_postgres)] = None,
    uvloop: Annotated[bool, typer.Option("--uvloop")] = False,
) -> None:
    """Send an emergency and answers while an alert to many goes out."""
    from bot.bench import overtaking
    from bot.bench.order import Order

    order = Order("traffic", "", people, uvloop=uvloop, rate=rate, emergency=emergency, answers=answers)
    raise typer.Exit(asyncio.run(overtaking.run(order, latency, database_url, typer.echo, _tell)))


@bench_app.command()
def audience(
    people: Annotated[list[int] | None, typer.Option(min=100, help="in all; again for more sizes")] = None,
    database_url: Annotated[str | None, typer.Option(help=_SERVER, callback=_is_postgres)] = None,
) -> None:
    """Count audiences and write their copies, beside the least that a database can do."""
    from bot.bench import audience

    raise typer.Exit(asyncio.run(audience.run(people or [100_000], database_url, typer.echo)))


@bench_app.command()
def rewriting(
    people: Annotated[list[int] | None, typer.Option(min=1, help="who wrote today; again for more")] = None,
    database_url: Annotated[str | None, typer.Option(help=_SERVER, callback=_is_postgres)] = None,
) -> None:
    """Write the conversations of a day anew, as is done once an hour."""
    from bot.bench import rewriting

    raise typer.Exit(asyncio.run(rewriting.run(people or [1_000, 10_000], database_url, typer.echo)))


@bench_app.command()
def triage(
    texts: Annotated[
        list[Path], typer.Argument(help="files of messages, a line each, such as tests/triage/check/*.txt")
    ],
) -> None:
    """Judge messages, beside looking their words up."""
    from bot.bench import triage

    raise typer.Exit(triage.run(texts, typer.echo))


def _tell(line: str) -> None:
    """For who waits; data alone goes to standard output."""
    typer.echo(line, err=True)
