"""Who may do what."""

import pytest

from staff.model import Role, Staff, code_hash, may_compose, may_open, may_send_to, new_code

OFFICER = Staff(1, "Ada", Role.OFFICER, frozenset({"npt-sefton"}))


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (OFFICER, True),
        (Staff(2, "Bea", Role.SUPERVISOR, frozenset({"npt-sefton"})), True),
        (Staff(3, "Cal", Role.MEMBER, frozenset({"npt-sefton"})), False),
        (Staff(4, "Dee", Role.ADMINISTRATOR, frozenset({"npt-sefton"})), False),
        (Staff(5, "Eve", Role.OFFICER), False),
        (None, False),
    ],
)
def test_who_may_write_to_the_public(who: Staff | None, may: bool) -> None:
    assert may_compose(who) is may


def test_only_their_own_team_is_open_to_them() -> None:
    assert may_open(OFFICER, "npt-sefton")
    assert not may_open(OFFICER, "npt-wirral")
    assert not may_open(None, "npt-sefton")


def test_a_team_writes_to_its_own_boroughs() -> None:
    assert may_send_to(("E08000014",), "E08000014")
    assert not may_send_to(("E08000014",), "E08000015")
    assert not may_send_to(("E08000014",), None)
    assert may_send_to((), None)


def test_codes_are_read_however_they_are_typed() -> None:
    code = new_code()
    assert code != new_code()
    assert code_hash(code) == code_hash(f" {code.lower().replace('-', '')} ")
    assert code_hash(code) != code_hash(new_code())
