"""People by how they stand, on both databases."""

from database.engine import Database
from delivery.messages import State
from tests.properties.test_reach import check

pytest_plugins = ["tests.postgres"]


async def test_each_stands_at_the_best_of_their_copies(database: Database) -> None:
    """Each state beside each other, the newer copy of one person in the better and in the worse of them."""
    pairs = [(one, two) for one in State for two in State]
    audience = [
        [],
        *(
            [(0, 1, one, "expired"), (1, 1, two, "blocked"), (2, 1, State.DELIVERED, None)]
            for one, two in pairs
        ),
        *([(0, 1, each, None), (0, 2, State.FAILED, "21610")] for each in State),
    ]
    await check(database, audience)
