"""The `mersey` command: each sub-command is a line or two; the work lies elsewhere.

Each brings in what it needs itself: who asks for `mersey --help` or `mersey triage` shall not wait for a web server.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.bench.commands import bench_app
from bot.key_commands import keys_app
from config.errors import CommunityError
from config.redaction import configure_logging

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Mersey Messenger: alerts out, intelligence back.",
)
staff_app = typer.Typer(no_args_is_help=True, help="Who works with this installation.")
team_app = typer.Typer(no_args_is_help=True, help="Teams and the doors by which they hear of tips.")
areas_app = typer.Typer(no_args_is_help=True, help="Boroughs, wards and the names people use for them.")
app.add_typer(staff_app, name="staff")
app.add_typer(team_app, name="team")
triage_app = typer.Typer()
app.add_typer(areas_app, name="areas")
app.add_typer(triage_app, name="triage")
app.add_typer(bench_app, name="bench")
app.add_typer(keys_app, name="keys")


def _serve(role: str) -> None:
    from bot import commands, running

    asyncio.run(commands.run(running.Role[role]))


@app.command()
def run() -> None:
    """Everything in one process. Without provider credentials: the sandbox."""
    _serve("ALL")


@app.command()
def web() -> None:
    """The web process of a larger installation (PostgreSQL)."""
    _serve("WEB")


@app.command()
def dispatch() -> None:
    """The sending process of a larger installation (PostgreSQL)."""
    _serve("DISPATCH")


@app.command()
def clock() -> None:
    """The clock of a larger installation (PostgreSQL)."""
    _serve("CLOCK")


@app.command()
def migrate() -> None:
    """Bring the database to this version and load the community."""
    from bot import database_commands

    asyncio.run(database_commands.migrate())


@app.command()
def demo() -> None:
    """Play the main job against a stack of its own, in the terminal."""
    from bot import commands

    raise typer.Exit(asyncio.run(commands.demo()))


@app.command()
def doctor() -> None:
    """Check settings, keys, database and teams, and say what to do."""
    from bot import commands

    raise typer.Exit(asyncio.run(commands.doctor()))


@app.command()
def audit(
    about: Annotated[str | None, typer.Option(help="only what concerns this, for example alert:7")] = None,
) -> None:
    """Who did or read what, the newest last."""
    from bot import database_commands

    asyncio.run(database_commands.audit(about))


@app.command()
def deliveries(
    alert: Annotated[str, typer.Argument(help="an alert's code, for example K7QX")],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object instead of a table")] = False,
) -> None:
    """How far an alert came: people by how they stand, and why."""
    from bot import delivery_commands

    asyncio.run(delivery_commands.show(alert, as_json=as_json))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="a new file")]) -> None:
    """Copy the town into one file, while everything runs; without conversations and ways back."""
    from bot import backup_commands

    asyncio.run(backup_commands.make(file))


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="what `mersey backup` wrote")]) -> None:
    """Fill an empty database, on SQLite or PostgreSQL, from a backup."""
    from bot import backup_commands

    asyncio.run(backup_commands.load(file))


@triage_app.callback(invoke_without_command=True)
def triage(
    context: typer.Context,
    explain: Annotated[str | None, typer.Option(help="one message, judged for a person to read")] = None,
    reply_category: Annotated[
        str | None, typer.Option(help="with --explain: what the alert that it answers is about, as burglary")
    ] = None,
    reply_area: Annotated[
        str | None, typer.Option(help="with --explain: the area of the alert that it answers, as Linacre")
    ] = None,
) -> None:
    """Judge messages: JSON lines in on standard input, JSON lines out."""
    from bot import folder_commands

    if context.invoked_subcommand is None and explain is not None:
        folder_commands.explain(explain, reply_category, reply_area)
    elif explain is not None or reply_category is not None or reply_area is not None:
        raise CommunityError(
            "--reply-category and --reply-area belong to --explain, and that to no other command"
        )
    elif context.invoked_subcommand is None:
        folder_commands.triage()


@triage_app.command("review")
def triage_review(
    days: Annotated[
        int, typer.Option(min=1, max=3660, help="how far back, in whole weeks that are over")
    ] = 90,
) -> None:
    """Where officers judged otherwise than triage: passed tips to another team, or closed them as none of ours."""
    from bot import review_commands

    asyncio.run(review_commands.review(days))


@staff_app.command("invite")
def staff_invite(
    name: str,
    role: Annotated[str, typer.Option(help="officer, supervisor, member or administrator")] = "officer",
    team: Annotated[str, typer.Option(help="a team of the community, for example npt-sefton")] = "",
    area: Annotated[
        list[str] | None,
        typer.Option(help="a borough that they may send to, where that is not all of their team's"),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="although somebody of that name is staff: a new PIN, a namesake")
    ] = False,
) -> None:
    """Make a one-time invitation; prints the link and the code."""
    from bot import staff_commands

    asyncio.run(staff_commands.invite(name, role, team, area or (), again=again))


@staff_app.command("list")
def staff_list() -> None:
    """Who is staff: id, name, role, teams, areas, phones, shift."""
    from bot import staff_commands

    asyncio.run(staff_commands.show())


@staff_app.command("phone")
def staff_phone(name: Annotated[str, typer.Argument(help="a name, or an id of `mersey staff list`")]) -> None:
    """Make a code for one more phone of somebody, or for a new one after a lost one."""
    from bot import staff_commands

    asyncio.run(staff_commands.phone(name))


@staff_app.command("revoke")
def staff_revoke(
    name: Annotated[str, typer.Argument(help="a name, or an id of `mersey staff list`")],
) -> None:
    """A lost phone, or somebody who leaves: shut every way in, at once."""
    from bot import staff_commands

    asyncio.run(staff_commands.revoke(name))


@team_app.command("list")
def team_list() -> None:
    """The teams, their doors and who stands in for them."""
    from bot import team_commands

    asyncio.run(team_commands.show())


@team_app.command("door")
def team_door(team: str) -> None:
    """Make a code that links a Telegram group as the team's door."""
    from bot import team_commands

    asyncio.run(team_commands.make_door(team))


@team_app.command("sms")
def team_sms(
    team: str, number: Annotated[str, typer.Argument(help="a UK mobile, such as 07700900123")]
) -> None:
    """Make a mobile the team's door: it gets a text, and counts once the code in it came back."""
    from bot import team_commands

    asyncio.run(team_commands.make_sms_door(team, number))


@team_app.command("webhook")
def team_webhook(team: str, url: Annotated[str, typer.Argument(help="https://...")]) -> None:
    """Make a program the team's door: signed calls to its address; prints the secret, once."""
    from bot import team_commands

    asyncio.run(team_commands.make_webhook_door(team, url))


@team_app.command("stand-in")
def team_stand_in(
    team: str, other: str, days: Annotated[int, typer.Option(help="for how long; 0 ends it")] = 7
) -> None:
    """Let another team hear of this one's tips, and read and answer them, for some days."""
    from bot import team_commands

    asyncio.run(team_commands.make_stand_in(team, other, days))


@areas_app.command("import")
def areas_import(
    files: Annotated[
        list[Path], typer.Argument(help="postcodes and outlines of wards; all files of a list at once")
    ],
) -> None:
    """Use official lists of postcodes and outlines of wards (docs/areas.md)."""
    from bot import area_commands

    asyncio.run(area_commands.import_areas(files))


@areas_app.command("status")
def areas_status() -> None:
    """Which areas, outlines and postcodes are loaded."""
    from bot import area_commands

    asyncio.run(area_commands.status())


@areas_app.command("locate")
def areas_locate() -> None:
    """Wards of postcodes: one a line in on standard input, JSON lines out."""
    from bot import area_commands

    asyncio.run(area_commands.locate())


@areas_app.command("find")
def areas_find(place: Annotated[list[str], typer.Argument(help="a postcode, ward or place name")]) -> None:
    """How a place is understood."""
    from bot import folder_commands

    folder_commands.find_place(" ".join(place))


def main() -> None:
    """Entry point: what the product itself refuses is one line, not a stack trace."""
    configure_logging()
    os.umask(0o077)  # the database, the keys, backups: for nobody else on this machine
    try:
        app()
    except CommunityError as error:
        print(f"mersey: {error}", file=sys.stderr)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
