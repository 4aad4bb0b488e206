"""What was imported, as look-ups want it: postcodes and outlines of wards in memory. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import h3

from places.model import How
from places.shapes import COARSE, FINE, Boundary, Circle, metres_from

# Metres outside every outline that still count as the nearest ward: piers, beaches, ferries (they end at high water).
BESIDE = 300
_SECTOR = -2


@dataclass(frozen=True)
class Listed:
    """Where a postcode lies: its ward, its cell (None without a position), and how the ward was found."""

    ward: str
    cell: str | None
    how: How


class Imported:
    """The editions in use. `newest` is the number of the latest of them, 0 where nothing was imported."""

    def __init__(
        self,
        newest: int = 0,
        listed: Iterable[tuple[str, Listed, bool]] = (),
        boundaries: Mapping[str, Boundary] | None = None,
    ) -> None:
        self.newest = newest
        self.boundaries = dict(boundaries or {})
        self._outlines = Outlines(self.boundaries)
        self._postcodes: dict[str, Listed] = {}
        alike: dict[Listed, Listed] = {}  # tens of thousands of postcodes lie in few wards and cells
        live: dict[str, Counter[str]] = defaultdict(Counter)
        for postcode, where, is_live in listed:
            self._postcodes[postcode] = alike.setdefault(where, where)
            if is_live:
                live[postcode[:_SECTOR]][where.ward] += 1
        self._fine_cells = {each.cell for each in alike if each.cell and h3.get_resolution(each.cell) == FINE}
        self._sectors = {
            sector: tuple(ward for ward, _ in wards.most_common()) for sector, wards in live.items()
        }

    @property
    def has_postcodes(self) -> bool:
        return bool(self._postcodes)

    def listed(self, postcode: str) -> Listed | None:
        """Where a whole postcode ("L20 4AB") lies; None for one that is not on the list."""
        return self._postcodes.get(postcode.replace(" ", ""))

    def wards_of_sector(self, sector: str) -> tuple[str, ...]:
        """The wards with a live postcode in a sector ("L20 4"), those with most first."""
        return self._sectors.get(sector.replace(" ", ""), ())

    def cell(self, lat: float, lon: float) -> str:
        """The cell in which a position is kept: a coarse one where the fine one is that of few postcodes, or of none."""
        fine = h3.latlng_to_cell(lat, lon, FINE)
        is_enough = fine in self._fine_cells or not self.has_postcodes
        return str(fine if is_enough else h3.cell_to_parent(fine, COARSE))

    def find(self, lat: float, lon: float) -> tuple[str, How] | None:
        """The ward in which a position lies, or the nearest of those close by; None far from all."""
        return self._outlines.find(lat, lon)


class Outlines:
    """Outlines of wards with a box round each, so that few of them are looked at."""

    # Degrees, a little more than 300 metres either way as far north as Shetland.
    _MARGIN_LAT, _MARGIN_LON = 0.003, 0.006

    def __init__(self, boundaries: Mapping[str, Boundary]) -> None:
        self._boxes = [(*_box(boundary), code, boundary) for code, boundary in sorted(boundaries.items())]

    def find(self, lat: float, lon: float) -> tuple[str, How] | None:
        """As `Imported.find`."""
        near = []
        for south, west, north, east, code, boundary in self._boxes:
            if (
                south - self._MARGIN_LAT <= lat <= north + self._MARGIN_LAT
                and west - self._MARGIN_LON <= lon <= east + self._MARGIN_LON
            ):
                metres = metres_from(Circle(lat, lon, BESIDE), boundary)
                if metres == 0:
                    return code, How.POLYGON
                near.append((metres, code))
        metres, code = min(near, default=(BESIDE + 1.0, ""))
        return (code, How.NEAREST) if metres <= BESIDE else None


def _box(boundary: Boundary) -> tuple[float, float, float, float]:
    lats = [lat for ring in boundary for lat, _ in ring]
    lons = [lon for ring in boundary for _, lon in ring]
    return min(lats), min(lons), max(lats), max(lons)
