"""What a call can end in: error answers, the faults that a test asks for; and the record of calls."""

from dataclasses import dataclass, field
from typing import Any


class ApiError(Exception):
    """An answer with ``ok: false``; the description is worded as api.telegram.org words it."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON object of the answer (core.telegram.org/bots/api, "Making requests")."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            answer["parameters"] = self.parameters
        return answer


def bad_request(reason: str) -> ApiError:
    """400 ``Bad Request: reason``."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403 ``Forbidden: reason``."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many(retry_after: int) -> ApiError:
    """429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


@dataclass(frozen=True)
class Call:
    """One call as it arrived: parameters by their documented types; status 0 means no answer was given."""

    method: str
    params: dict[str, Any]
    status: int


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong with one call."""

    method: str | None
    status: int | None
    retry_after: int | None
    lose_answer: bool
    description: str | None


_STATUS_TEXT = {
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass
class Faults:
    """Faults on demand. Each ``next`` spoils one call, in the order asked for; ``down`` spoils every call."""

    waiting: list[Fault] = field(default_factory=list)
    is_down: bool = False

    def next(
        self,
        method: str | None = None,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        lose_answer: bool = False,
        description: str | None = None,
    ) -> None:
        """Spoil the next call (of ``method``, else any): refuse it with ``status`` (429 takes ``retry_after`` seconds;
        ``description``: in these words), or carry it out and close the connection without an answer (``lose_answer``)."""
        if (status is None) == (not lose_answer):
            raise ValueError("say either status= or lose_answer=True")
        self.waiting.append(Fault(method, status, retry_after, lose_answer, description))

    def down(self, on: bool) -> None:
        """While on, every connection is closed unanswered and nothing is carried out."""
        self.is_down = on

    def take(self, method: str) -> Fault | None:
        """The fault meant for this call, used up by it."""
        for fault in self.waiting:
            if fault.method is None or fault.method.lower() == method.lower():
                self.waiting.remove(fault)
                return fault
        return None


def refusal(fault: Fault) -> ApiError:
    """The answer for a fault that has a status."""
    status = fault.status or 500
    if status == 429:
        if fault.retry_after is None:
            return ApiError(429, "Too Many Requests")
        return too_many(fault.retry_after)
    return ApiError(status, fault.description or _STATUS_TEXT.get(status, "Bad Request"))
