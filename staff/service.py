"""All that staff and teams can do and be asked for: one door to the modules of this room."""

from staff.doors import (
    add_door,
    doors_for,
    doors_of,
    drop_doors,
    has_tested_door,
    is_heard,
    link_door,
    make_door_code,
    mark_door_tested,
    prove_door,
    team_of_code,
    teams_at,
)
from staff.invitations import accept, invite, make_phone_code
from staff.leaving import revoke
from staff.people import by_route, get, named, namesakes, roll, routes_of, standing_in, telegram_routes
from staff.shifts import Shift, begin_shift, choose_pin, end_shift, shift_at, standing_of
from staff.signin import by_session, make_signin_code, sign_in, sign_out
from staff.stand_ins import heard_for, stand_in, stand_ins_of

__all__ = [
    "Shift",
    "accept",
    "add_door",
    "begin_shift",
    "by_route",
    "by_session",
    "choose_pin",
    "doors_for",
    "doors_of",
    "drop_doors",
    "end_shift",
    "get",
    "has_tested_door",
    "heard_for",
    "invite",
    "is_heard",
    "link_door",
    "make_door_code",
    "make_phone_code",
    "make_signin_code",
    "mark_door_tested",
    "named",
    "namesakes",
    "prove_door",
    "revoke",
    "roll",
    "routes_of",
    "shift_at",
    "sign_in",
    "sign_out",
    "stand_in",
    "stand_ins_of",
    "standing_in",
    "standing_of",
    "team_of_code",
    "teams_at",
    "telegram_routes",
]
