"""Tips, their sealed words, and the two seams. No row holds a route, a person, or for long a time finer than the hour.

Ids are random and tables without rowid are kept in the order of their ids, so neither tells what came when
(`WITHOUT ROWID`, sqlite.org/withoutrowid.html).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    false,
)

from database.metadata import Moment, metadata

# Seam in: left by a turn, taken by the mover. One size; the only time is the end of its batch.
intake = Table(
    "intake",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", Integer, nullable=False),
    Column("batch", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Seam out: written with the tip, taken by the relay of the bot. One size, no time.
outgoing = Table(
    "outgoing",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

tips = Table(
    "tips",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("alias", String(40), nullable=False),
    Column("team", String(40), nullable=False),
    # The team that triage chose: `team` is another once the tip was passed on (intelligence.differences).
    Column("first_team", String(40)),
    Column("copied_to", String(40)),
    Column("category", String(40), nullable=False),
    Column("area", String(80)),
    Column("urgency", String(10), nullable=False),
    Column("safeguarding", Boolean, nullable=False),
    Column("state", String(10), nullable=False),
    Column("received_hour", Moment, nullable=False),
    Column("was_opened", Boolean, nullable=False),
    Column("was_taken_back", Boolean, nullable=False),
    Column("claimed_by", BigInteger),
    Column("outcome", String(20)),
    # How many questions its sender was asked: a supervisor looks after three.
    Column("questions", Integer, nullable=False, server_default="0"),
    # Slow keyed hash of the case code.
    Column("verifier", LargeBinary(16), unique=True),
    # Hash of the handle by which it can be taken back, and until when: both are gone after a quarter of an hour. Of a
    # closed tip, until when its questions are open for an answer that is on its way.
    Column("handle", LargeBinary(16), unique=True),
    Column("handle_until", Moment),
    Column("sealed_relay", LargeBinary),
    # For the figures: slug of the borough, and that somebody has taken it on once.
    Column("borough", String(40)),
    Column("was_claimed", Boolean, nullable=False, server_default=false()),
    # Facts of the alert that it answers.
    Column("reply_category", String(40)),
    Column("reply_area", String(80)),
    Column("reply_borough", String(40)),
    Column("reply_alert", String(8)),
    # The alert that somebody at the desk says it belongs to.
    Column("linked_alert", String(8)),
    # Its team takes no more words for it.
    Column("is_muted", Boolean, nullable=False, server_default=false()),
    # Why triage sent it here: words of the text, under the tip's own key.
    Column("sealed_reasons", LargeBinary),
    # The night after it was closed (intelligence.retention).
    Column("closed_on", Date),
    sqlite_with_rowid=False,
)
Index("ix_tips_waiting", tips.c.team, tips.c.state)
Index("ix_tips_handle_until", tips.c.handle_until)

tip_messages = Table(
    "tip_messages",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("tip_id", ForeignKey("tips.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("staff_id", BigInteger),
    # For the team alone; and the team that the tip was passed to with it.
    Column("is_note", Boolean, nullable=False, server_default=false()),
    Column("passed_to", String(40)),
    Column("hour", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    # Hash of the token of an open question; gone when it is answered.
    Column("token", LargeBinary(16), unique=True),
    sqlite_with_rowid=False,
)
Index("ix_tip_messages_tip", tip_messages.c.tip_id)

# A photo that came with a message of a tip. `sealed` holds the provider's name of it until the picture itself is here, which
# is of one size for all; nothing where it could not be had.
tip_photos = Table(
    "tip_photos",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("tip_id", ForeignKey("tips.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("message", Integer, nullable=False),
    Column("hour", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_tip_photos_tip", tip_photos.c.tip_id)
Index("ix_tip_photos_state", tip_photos.c.state)

# A key per tip, wrapped by TIP_KEYS: destroying it destroys the words, wherever copies of the rows lie.
tip_keys = Table(
    "tip_keys",
    metadata,
    Column("tip_id", ForeignKey("tips.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# The number of a sender who wants to be called, for the team of that moment, under the tip's own key. Before that, for
# a day at most: the hash of the token by which its sender can share one, and until when.
tip_contacts = Table(
    "tip_contacts",
    metadata,
    Column("tip_id", ForeignKey("tips.id"), primary_key=True),
    Column("token", LargeBinary(16), unique=True),
    Column("until", Moment),
    Column("team", String(40)),
    Column("wording", String(10)),
    Column("hour", Moment),
    Column("sealed", LargeBinary),
    sqlite_with_rowid=False,
)
Index("ix_tip_contacts_until", tip_contacts.c.until)

# When somebody is to be reminded, how often they were in this round, whether a notice was seen; until the claim.
desk_clock = Table(
    "desk_clock",
    metadata,
    Column("tip_id", ForeignKey("tips.id"), primary_key=True),
    Column("nag_at", Moment, nullable=False),
    Column("step", Integer, nullable=False, server_default="0"),
    Column("is_seen", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

# A supervisor keeps the words beyond their time; why stands with them.
tip_holds = Table(
    "tip_holds",
    metadata,
    Column("tip_id", ForeignKey("tips.id"), primary_key=True),
    Column("staff_id", BigInteger, nullable=False),
    Column("held_on", Date, nullable=False),
    sqlite_with_rowid=False,
)

# Figures without people (intelligence.figures). They know no tip, and stay when tips go.
tip_figures = Table(
    "tip_figures",
    metadata,
    Column("week", Date, primary_key=True),
    Column("borough", String(40), primary_key=True),
    Column("category", String(40), primary_key=True),
    Column("measure", String(10), primary_key=True),
    Column("bucket", String(20), primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Words ready for questions and messages, by team; a team with none has those of the community.
ready_words = Table(
    "ready_words",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("team", String(60), nullable=False, index=True),
    Column("title", String(40), nullable=False),
    Column("words", String(300), nullable=False),
    Column("is_question", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
