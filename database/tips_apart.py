"""On PostgreSQL the tables of tips lie in a schema of their own. It belongs to a role that nobody logs in with: the
program takes it for a transaction that works on tips, and only then (`Database.transaction(on_tips=True)`).

So the server itself refuses a transaction of people's side that reads tips: it may put envelopes into `intake`, and take
what goes out from `outgoing`. And one that works on tips finds no people. (PostgreSQL, "Role Membership": since 16 a
login can be let take a role without having its rights all the time.)

Every migration ends here, so that tables of later versions come to their place too. Where the login may not make roles,
`advice` says what an administrator has to run; until then the tables have the schema alone.
"""

from sqlalchemy import Connection, text

SCHEMA = "intelligence"
_BEFORE = "intelligence_before"
# For each connection: names are looked for in both.
SEARCH_PATH = {"search_path": f"public, {SCHEMA}"}
SEAMS = {"intake": "INSERT", "outgoing": "SELECT, DELETE"}
TIPS = frozenset(
    "intake outgoing tips tip_messages tip_photos tip_keys desk_clock tip_contacts tip_holds tip_figures ready_words".split()
)
# What no transaction on tips may meet: the rooms of conversations, delivery and subscribers.
PEOPLE = frozenset(
    "conversations seen_messages identities routes renderings photos photo_refs outbox text_costs subscribers "
    "subscriber_routes subscriber_places subscriber_wards subscriber_topics audience consents suppressions mutes "
    "group_members group_codes schemes scheme_codes scheme_members scheme_messages scheme_reports".split()
)
_OLDEST = 160000  # server_version_num
_WHO = """
    SELECT current_user AS login, current_database() AS name, current_setting('server_version_num')::int AS version,
        rolsuper AS is_super, rolcreaterole AS may_make,
        has_database_privilege(current_database(), 'CREATE') AS may_have_schema,
        (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = :schema) AS owner
    FROM pg_roles WHERE rolname = current_user
"""
_TABLES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', :schema, :before)
"""
_HAS_ROLE = "SELECT count(*) FROM pg_roles WHERE rolname = :role"
_MAY_TAKE = "SELECT pg_has_role(current_user, CAST(:role AS name), 'SET')"
# The owner of the schema, where that is not the login itself.
FIND_ROLE = text(
    "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = :schema "
    "AND pg_get_userbyid(nspowner) <> current_user"
).bindparams(schema=SCHEMA)


def open_for_migrations(connection: Connection) -> None:
    """Tables of tips can be changed until the end of this transaction."""
    connection.execute(text(f"SET LOCAL search_path = {SEARCH_PATH['search_path']}"))
    who = connection.execute(text(_WHO), {"schema": SCHEMA}).one()
    if who.owner and who.owner != who.login:
        _inherit(connection, who.owner, who.login, "TRUE")


def set_apart(connection: Connection) -> None:
    """Bring each table to its place, with its rights, as far as this login may."""
    who = connection.execute(text(_WHO), {"schema": SCHEMA}).one()
    if not who.may_have_schema and not who.owner:
        return
    role = _role(connection)
    owner = role or who.login
    if role:
        _inherit(connection, role, who.login, "TRUE")
    if who.owner and who.owner != owner:
        connection.execute(text(f"ALTER SCHEMA {SCHEMA} RENAME TO {_BEFORE}"))
    if who.owner != owner:
        connection.execute(text(f'CREATE SCHEMA {SCHEMA} AUTHORIZATION "{owner}"'))
    found = connection.execute(text(_TABLES), {"schema": SCHEMA, "before": _BEFORE}).all()
    for schema, name in found:
        if name in TIPS and schema != SCHEMA:
            connection.execute(text(f"ALTER TABLE {schema}.{name} SET SCHEMA {SCHEMA}"))
    connection.execute(text(f"DROP SCHEMA IF EXISTS {_BEFORE}"))
    if role:
        _give_rights(connection, role, who.login, {name for _, name in found})
        _inherit(connection, role, who.login, "FALSE")


def advice(connection: Connection) -> list[str]:
    """What an administrator of the server has to run so that tips are kept apart; nothing where they are."""
    who = connection.execute(text(_WHO), {"schema": SCHEMA}).one()
    if who.version < _OLDEST:
        return ["-- Tips are kept apart from people by the server itself from PostgreSQL 16 on."]
    if who.is_super:
        return [
            "-- This login is a superuser, from whom the server keeps nothing: give the program one of its own."
        ]
    if who.owner and who.owner != who.login:
        return []
    role = _name(who.name)
    lines = [] if who.may_have_schema else [f'GRANT CREATE ON DATABASE "{who.name}" TO "{who.login}";']
    return [
        *lines,
        f'CREATE ROLE "{role}" NOLOGIN;',
        f'GRANT "{role}" TO "{who.login}" WITH ADMIN TRUE, INHERIT FALSE, SET TRUE;',
    ]


def _name(database: str) -> str:
    return f"{database[:50]}_{SCHEMA}"


def _role(connection: Connection) -> str | None:
    """The role of this database, made where it is missing; None where this login can have none."""
    who = connection.execute(text(_WHO), {"schema": SCHEMA}).one()
    role = _name(who.name)
    if who.version < _OLDEST:
        return None
    if not connection.scalar(text(_HAS_ROLE), {"role": role}):
        if not (who.is_super or who.may_make):
            return None
        connection.execute(text(f'CREATE ROLE "{role}" NOLOGIN'))
        _inherit(connection, role, who.login, "TRUE")
    return role if connection.scalar(text(_MAY_TAKE), {"role": role}) else None


def _inherit(connection: Connection, role: str, login: str, how: str) -> None:
    connection.execute(text(f'GRANT "{role}" TO "{login}" WITH INHERIT {how}, SET TRUE'))


def _give_rights(connection: Connection, role: str, login: str, names: set[str]) -> None:
    for name in sorted(names & TIPS):
        connection.execute(text(f'ALTER TABLE {SCHEMA}.{name} OWNER TO "{role}"'))
        connection.execute(text(f"REVOKE ALL ON {SCHEMA}.{name} FROM PUBLIC"))
        if rights := SEAMS.get(name):
            connection.execute(text(f'GRANT {rights} ON {SCHEMA}.{name} TO "{login}"'))
    connection.execute(text(f'GRANT USAGE ON SCHEMA {SCHEMA} TO "{login}"'))
    connection.execute(text(f'GRANT USAGE ON SCHEMA public TO "{role}"'))
    connection.execute(text(f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"'))
    for name in sorted(names - TIPS - PEOPLE - {"alembic_version"}):
        connection.execute(text(f'GRANT SELECT, INSERT, UPDATE, DELETE ON public.{name} TO "{role}"'))
