"""`mersey areas import`, `status` and `locate`: official files in, and what is known of wards and postcodes out. They bring
the database to this version first, so they work in an empty folder. Data goes to standard output alone."""

import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer
from sqlalchemy import func, select

from bot.database_commands import prepare
from bot.folder_commands import read_places
from bot.groundwork import say
from config.community import Community, load_community
from config.settings import ENV_FILE, load_settings
from database.engine import Database
from places import postcodes as forms
from places.importing.rows import Read
from places.importing.service import Report, borough_of_wards, import_files
from places.importing.storing import load
from places.tables import editions, postcodes, ward_outlines

_FEW = 5


@asynccontextmanager
async def _prepared() -> AsyncIterator[tuple[Database, Community]]:
    settings = load_settings(ENV_FILE)
    await prepare(settings)
    database = Database(settings.database_url)
    try:
        yield database, load_community(settings.community)
    finally:
        await database.close()


async def import_areas(paths: Sequence[Path]) -> None:
    """Reads the files, uses them from now on, and says what it took. Raises BadFile, and then nothing has changed."""
    async with _prepared() as (database, community):
        report = await import_files(database, community, paths, datetime.now(UTC))
    for read in report.reads:
        say(_told(read))
    _tell(report, community)


async def status() -> None:
    """Prints what is loaded: boroughs with their wards, outlines and postcodes, and the files that these come from."""
    async with _prepared() as (database, community), database.reading() as tx:
        used = (await tx.execute(select(editions).where(editions.c.is_in_use).order_by(editions.c.id))).all()
        numbers = [each.id for each in used]
        outlines = set(
            await tx.scalars(select(ward_outlines.c.ward_code).where(ward_outlines.c.edition_id.in_(numbers)))
        )
        counted = await tx.execute(
            select(postcodes.c.ward_code, func.count())
            .where(postcodes.c.edition_id.in_(numbers), postcodes.c.is_live)
            .group_by(postcodes.c.ward_code)
        )
        live = {row[0]: int(row[1]) for row in counted}
    borough_of = borough_of_wards(community)
    today = datetime.now(UTC).date()
    for borough in sorted(community.boroughs, key=lambda each: each.name):
        wards = [code for code, its in borough_of.items() if its == borough.code]
        old = borough.wards_until is not None and borough.wards_until <= today
        typer.echo(
            f"{borough.code}  {borough.name:12} {len(wards):4} wards {len(outlines.intersection(wards)):4} outlines "
            f"{sum(live.get(code, 0) for code in wards):7,} postcodes  {borough.vintage}"
            + (", old boundaries" if old and "old boundaries" not in borough.vintage else "")
        )
    for each in used:
        typer.echo(
            f"{each.kind}: {each.source} {each.vintage}".rstrip() + f", imported {each.imported_at:%d.%m.%Y}"
        )
    if not used:
        say(
            "No postcodes and outlines are imported yet: places are asked for by district. See docs/areas.md."
        )


async def locate() -> None:
    """Says of each postcode on standard input, one a line, in which ward it lies: a JSON line each."""
    async with _prepared() as (database, community), database.reading() as tx:
        places = read_places(community.name)
        places = places.with_imported(await load(tx, places.ward_codes))
    for line in sys.stdin:
        typed = line.strip()
        if not typed:
            continue
        postcode = forms.parse(typed)
        listed = places.imported.listed(str(postcode)) if postcode else None
        ward = places.area(listed.ward) if listed else None
        borough = places.borough_of(listed.ward) if listed else None
        typer.echo(
            json.dumps(
                {
                    "postcode": str(postcode) if postcode else typed,
                    "ward_code": ward.code if ward else None,
                    "ward": ward.name if ward else None,
                    "borough": borough.name if borough else None,
                    "how": listed.how if listed else None,
                },
                ensure_ascii=False,
            )
        )


def _told(read: Read) -> str:
    of: dict[str, Sequence[object]] = {
        "postcodes": read.postcodes,
        "wards": read.wards,
        "neighbourhoods": read.neighbourhoods,
    }
    counts = ", ".join(f"{len(rows):,} {name}" for name, rows in of.items() if rows)
    vintage = f" of {read.vintage}" if read.vintage else ""
    left_out = "".join(f"; {count:,} left out: {why}" for why, count in read.left_out.items())
    return f"{read.file}: {read.kind}{vintage}, {counts}{left_out}\n  took {read.took}"


def _tell(report: Report, community: Community) -> None:
    borough_of = borough_of_wards(community)
    if not report.is_stored:
        say(
            "Nothing of that is of use by itself, so nothing was changed: import outlines or postcodes with it."
        )
    for borough in community.boroughs:
        live, outlines = report.live[borough.code], report.outlines[borough.code]
        of = sum(code == borough.code for code in borough_of.values())
        listed = f"{live:7,} live postcodes, " if report.how else ""
        if report.is_stored:
            say(f"  {borough.name:12} {listed}outlines of {outlines} of {of} wards")
    if report.how:
        ways = ", ".join(f"{count:,} {how}" for how, count in report.how.most_common())
        say(f"Wards of postcodes found: {ways}; {report.ended:,} of them are terminated postcodes.")
    if lost := sum(report.lost.values()):
        named = ", ".join(f"{ward or 'none'} ({count:,})" for ward, count in report.lost.most_common(_FEW))
        say(f"{lost:,} postcodes left out, in no ward that is known. Wards that the list names: {named}.")
        say("  Is the list newer or older than the wards? Import the outlines of its year with it.")
    if report.vanished:
        say(
            f"{report.vanished:,} postcodes of the list before are not on this one. Name all files of a list at once."
        )
    for what, wards in (
        ("not among this community's wards", report.unknown),
        ("not in the file", report.missing),
    ):
        if wards:
            named = ", ".join(f"{code} {name}" for code, name in sorted(wards.items())[:_FEW])
            say(f"{len(wards)} wards {what}: {named}{', ...' if len(wards) > _FEW else ''}")
