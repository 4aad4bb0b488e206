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
    tried_teams,
)
from staff.invitations import accept, invite, make_phone_code
from staff.ladder import ladder, supervisors_of
from staff.leaving import revoke
from staff.people import (
    by_route,
    get,
    members_of,
    named,
    namesakes,
    roll,
    routes_of,
    standing_in,
    telegram_routes,
)
from staff.sessions import Session, end_other_sessions, end_session, sessions_of
from staff.shifts import Shift, begin_shift, choose_pin, end_shift, shift_at, standing_of
from staff.signin import by_session, make_signin_code, sign_in, sign_out
from staff.stand_ins import heard_for, stand_in, stand_ins_of
from staff.standing import has_left

__all__ = [
    "Session",
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
    "end_other_sessions",
    "end_session",
    "end_shift",
    "get",
    "has_left",
    "has_tested_door",
    "heard_for",
    "invite",
    "is_heard",
    "ladder",
    "link_door",
    "make_door_code",
    "make_phone_code",
    "make_signin_code",
    "mark_door_tested",
    "members_of",
    "named",
    "namesakes",
    "prove_door",
    "revoke",
    "roll",
    "routes_of",
    "sessions_of",
    "shift_at",
    "sign_in",
    "sign_out",
    "stand_in",
    "stand_ins_of",
    "standing_in",
    "standing_of",
    "supervisors_of",
    "team_of_code",
    "teams_at",
    "telegram_routes",
    "tried_teams",
]
