"""Imports official files: all are read and checked before anything is stored, and what is stored is used all at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from config.community import Community
from config.errors import BadFile
from database.engine import Database
from places.imported import Outlines
from places.importing import storing
from places.importing.police_wards import outlines_of_police
from places.importing.recognising import read_file
from places.importing.region import Region
from places.importing.resolving import Placed, place
from places.importing.rows import Read
from places.shapes import Boundary
from places.tables import editions, postcodes


@dataclass
class Report:
    """What an import took, for the operator to read.

    `live` and `outlines`: how many by borough code. `how`: postcodes by the way in which their ward was found. `lost`:
    postcodes without a ward, by the ward that the list names ("" for none). `vanished`: postcodes that were on the list
    before and are not any more. `unknown`: wards of the files that are none of the community's; `missing`: wards of its
    boroughs that the files of wards lack. `is_stored`: the files held something that is of use by itself.
    """

    reads: list[Read]
    is_stored: bool = False
    live: Counter[str] = field(default_factory=Counter)
    ended: int = 0
    how: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    vanished: int = 0
    outlines: Counter[str] = field(default_factory=Counter)
    unknown: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


async def import_files(
    database: Database, community: Community, paths: Sequence[Path], now: datetime
) -> Report:
    """Read the files and use what they hold from now on. Raises BadFile, or Conflict while another import runs; then
    nothing has changed."""
    region = Region.of(community)
    reads = [read_file(path, region) for path in paths]
    report = Report(reads)
    borough_of = borough_of_wards(community)
    new = _outlines(report, community, borough_of)
    async with database.reading() as tx:
        before = await storing.boundaries(tx)
    # Outlines of wards that the files do not have stay in use, with those of other boroughs.
    outlines = {**{code: its for code, its in before.items() if code in borough_of}, **new}
    report.outlines = Counter(borough_of[code] for code in outlines)
    # Of a postcode that several files have, the last; it is counted once.
    rows = {row.postcode: row for read in reads for row in read.postcodes}
    placed = list(place(rows.values(), borough_of, Outlines(outlines), report.lost))
    if rows and not placed:
        raise BadFile(
            paths[0].name, "no postcode of it lies in a ward that is known: import the wards with it"
        )
    _count(report, placed, borough_of)
    async with storing.alone(database, now):
        await storing.sweep(database)
        await _replace(database, report, outlines if new else {}, placed, now)
        await storing.sweep(database)
    return report


async def _replace(
    database: Database,
    report: Report,
    outlines: Mapping[str, Boundary],
    placed: Sequence[Placed],
    now: datetime,
) -> None:
    reads, numbers = report.reads, []
    if outlines:
        its = [read for read in reads if read.wards or read.neighbourhoods]
        numbers.append(await _store(database, storing.WARDS, storing.ward_rows(outlines), its, now))
    if placed:
        its = [read for read in reads if read.postcodes]
        report.vanished = await _vanished(database, {each.row.postcode for each in placed})
        numbers.append(await _store(database, storing.POSTCODES, storing.postcode_rows(placed), its, now))
    report.is_stored = bool(numbers)
    if numbers:
        await storing.use(database, numbers)


async def _store(
    database: Database, kind: str, rows: Sequence[dict[str, object]], reads: Sequence[Read], now: datetime
) -> int:
    source = "; ".join(f"{read.kind}: {read.file}" for read in reads)
    vintage = max((read.vintage for read in reads), default="")
    return await storing.store(database, kind, rows, source, vintage, now)


def borough_of_wards(community: Community) -> Mapping[str, str]:
    """Ward code -> borough code."""
    area = {each.code: each.borough for each in community.police_areas}
    return {ward.code: area[ward.police_area] for ward in community.wards}


def _outlines(report: Report, community: Community, borough_of: Mapping[str, str]) -> Mapping[str, Boundary]:
    """The outlines of the community's wards in the files: the official ones, else those of the police."""
    outlines: dict[str, Boundary] = outlines_of_police(
        community, [each for read in report.reads for each in read.neighbourhoods]
    )
    rows = [row for read in report.reads for row in read.wards]
    for row in rows:
        if row.code not in borough_of:
            report.unknown[row.code] = row.name
        elif row.boundary:
            outlines[row.code] = row.boundary
    if rows:
        listed = {row.code for row in rows}
        touched = {borough_of[code] for code in listed if code in borough_of}
        report.missing = {
            ward.code: ward.name
            for ward in community.wards
            if borough_of[ward.code] in touched and ward.code not in listed
        }
    return outlines


def _count(report: Report, placed: Sequence[Placed], borough_of: Mapping[str, str]) -> None:
    for each in placed:
        report.how[each.how] += 1
        if each.row.is_live:
            report.live[borough_of[each.ward]] += 1
        else:
            report.ended += 1


async def _vanished(database: Database, now_listed: set[str]) -> int:
    in_use = select(editions.c.id).where(editions.c.is_in_use)
    async with database.reading() as tx:
        before = await tx.scalars(select(postcodes.c.postcode).where(postcodes.c.edition_id.in_(in_use)))
        return len(set(before) - now_listed)
