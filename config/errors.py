"""Everything that can go wrong in our own terms.

CommunityError                     default message = docstring
├─ NotAllowed · NotFound · Conflict
├─ BadInput(key)                   what a person sent; carries the text key of the answer
├─ BadWebhook                      signature or shape; 403 and no work
├─ BadSetting · BadCommunity · NewerDatabase      start-up; names the key or file and the cure
├─ BadFile(file, problem)          what an operator imports; names the row and the cure
└─ SendError(code)                 from a channel only
   ├─ Throttled(retry_after)  Unreachable  Unknown   (later / later / perhaps sent)
   │  └─ Halted                                      (later: somebody has to mend our side first)
   ├─ Moved(address)                                 (there instead)
   ├─ Rejected                                       (permanent for this message)
   └─ Stopped                                        (permanent for this route)
"""

from datetime import timedelta


class CommunityError(Exception):
    """Something that the product itself refuses or cannot do."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class NotAllowed(CommunityError):
    """This person may not do that."""


class NotFound(CommunityError):
    """There is no such thing."""


class Conflict(CommunityError):
    """Somebody else changed it in the meantime."""


class BadInput(CommunityError):
    """What a person sent cannot be used; `key` is the text that tells them so."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class BadWebhook(CommunityError):
    """A call that claims to come from a provider and does not prove it."""


class BadSetting(CommunityError):
    """A setting that is missing or malformed. Names the key and the cure, never the value."""

    def __init__(self, key: str, cure: str) -> None:
        super().__init__(f"{key}: {cure}")
        self.key = key
        self.cure = cure


class BadCommunity(CommunityError):
    """A file of the community's folder that cannot be used."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


class BadFile(CommunityError):
    """A file to import that cannot be used. `problem` names the row, where it is one, and the cure."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}. Nothing was changed.")
        self.file = file
        self.problem = problem


class NewerDatabase(CommunityError):
    """The database was written by a newer version of this program: install that version, or restore a backup."""


class SendError(CommunityError):
    """A message did not reach a provider; `code` is the vendor's own, for the delivery row."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Throttled(SendError):
    """The provider asks us to wait. The message was not taken. `by_chat`: perhaps for this chat's sake alone."""

    def __init__(self, code: str, retry_after: timedelta, *, by_chat: bool = False) -> None:
        super().__init__(code)
        self.retry_after = retry_after
        self.by_chat = by_chat


class Halted(Throttled):
    """The provider takes nothing of this sender until its account or settings are mended. The message was not taken."""


class Unreachable(SendError):
    """The provider was not reached, or refused for now. The message was certainly not taken.

    `after`: not before then; None where the sender may judge. `tries`: how often in all; None for as often as it takes.
    """

    def __init__(self, code: str, after: timedelta | None = None, tries: int | None = None) -> None:
        super().__init__(code)
        self.after = after
        self.tries = tries


class Moved(SendError):
    """Whoever was at this address is at another one now. The message was not taken."""

    def __init__(self, code: str, address: str) -> None:
        super().__init__(code)
        self.address = address


class Unknown(SendError):
    """The provider may or may not have taken the message."""


class Rejected(SendError):
    """The provider will never take this message; the route itself is good."""


class Stopped(SendError):
    """This route is closed: blocked, opted out, deactivated or no longer in use."""
