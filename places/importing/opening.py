"""Files as they are downloaded: plain or gzip, with or without a byte order mark, a little broken or not at all."""

import csv
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config.errors import BadFile

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The text of a file. Raises BadFile where it is no text."""
    try:
        with path.open("rb") as raw:
            begins = raw.read(4)
        if begins.startswith(_ZIP):
            raise BadFile(path.name, "it is a zip archive: unpack it, and import the CSV or JSON file in it")
        if not begins:
            raise BadFile(path.name, "it is empty: download it again")
        open_text = gzip.open if begins.startswith(_GZIP) else open
        with open_text(path, "rt", encoding="utf-8-sig", newline="") as text:
            yield text
    except FileNotFoundError:
        raise BadFile(path.name, "there is no such file") from None
    except (OSError, EOFError) as error:
        raise BadFile(path.name, f"it cannot be read ({error}): download it again") from None
    except UnicodeDecodeError:
        raise BadFile(
            path.name, "it is no UTF-8 text: export it as CSV in UTF-8, or download it again"
        ) from None


def csv_rows(path: Path, text: IO[str], width: int, first: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number in the file, the next one being `first`. Raises BadFile for one of another width."""
    try:
        for number, row in enumerate(csv.reader(text), first):
            if row and len(row) != width:
                problem = f"row {number} has {len(row)} columns, not {width}: download the file again"
                raise BadFile(path.name, problem)
            if row:
                yield number, row
    except csv.Error as error:
        raise BadFile(path.name, f"it is no CSV file ({error}): download it again") from None
