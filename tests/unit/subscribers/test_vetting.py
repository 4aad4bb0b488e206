"""Who looks after a scheme."""

import pytest

from staff.model import Role, Staff
from subscribers.scheme_vetting import may_vet

SEFTON, WIRRAL = "E08000014", "E08000015"
TEAM = frozenset({"npt-sefton"})


@pytest.mark.parametrize(
    ("role", "own_areas", "borough", "may"),
    [
        (Role.OFFICER, (), SEFTON, True),
        (Role.OFFICER, (), WIRRAL, False),
        (Role.OFFICER, (WIRRAL,), SEFTON, False),
        (Role.OFFICER, (SEFTON,), SEFTON, True),
        (Role.SUPERVISOR, (), WIRRAL, True),
        (Role.SUPERVISOR, (SEFTON,), WIRRAL, False),
        (Role.MEMBER, (), SEFTON, False),
    ],
)
def test_areas_of_their_own_narrow_it(
    role: Role, own_areas: tuple[str, ...], borough: str, may: bool
) -> None:
    assert may_vet(Staff(1, "Ada", role, TEAM, areas=frozenset(own_areas)), (SEFTON,), borough) is may
