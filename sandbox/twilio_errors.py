"""The error answers of Twilio's REST API that the sandbox gives.

Codes and texts: www.twilio.com/docs/api/errors/<code>; the shape is the same for every code.
"""

from typing import Any

SENTENCES: dict[int, tuple[int, str]] = {
    20001: (400, "Invalid parameter {0}"),
    20003: (401, "Authenticate"),
    20005: (401, "Account not active"),
    20009: (409, "Cannot delete message in state {0}"),
    20404: (404, "The requested resource {0} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "Internal Server Error"),
    20503: (503, "Service Unavailable"),
    21211: (400, "Invalid 'To' Phone Number: {0}"),
    21212: (400, "Invalid From Number (caller ID): {0}"),
    21266: (400, "'To' and 'From' number cannot be the same"),
    21408: (
        400,
        "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {0}",
    ),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (
        400,
        "The 'From' phone number {0} is not a valid, SMS-capable inbound phone number or short code for your account.",
    ),
    21609: (400, "The 'StatusCallback' URL {0} is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21611: (429, "This 'From' number has exceeded the maximum number of queued messages"),
    21612: (
        400,
        "The 'To' phone number: {0}, is not currently reachable using the 'From' phone number: {1} via SMS.",
    ),
    21614: (400, "'To' number is not a valid mobile number: {0}"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21624: (400, "Invalid validity period value"),
    21635: (400, "'To' number cannot be a landline: {0}"),
    21659: (400, "'From' {0} is not a Twilio phone number or Short Code country mismatch"),
    21701: (404, "The Messaging Service does not exist"),
    21703: (400, "The Messaging Service contains no phone numbers"),
    21704: (400, "The Messaging Service contains no phone numbers that could send to {0}"),
    30409: (400, "This message cannot be canceled"),
    63038: (429, "Account exceeded the daily messages limit"),
}

# What error_message says of a message that ended badly; the field is null otherwise.
ENDINGS: dict[int, str] = {
    30001: "Queue overflow",
    30002: "Account suspended",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
    30034: "US A2P 10DLC - Message from an Unregistered Number",
    30036: "Validity Period Expired",
    30410: "Provider Timeout Error",
    30450: "Message delivery blocked",
}
NEVER_LEFT = frozenset({30001, 30002, 30036})  # status "failed": Twilio gave up before any network had it


class ApiError(Exception):
    """A refusal of the API. `status` is HTTP's, `code` is Twilio's."""

    def __init__(self, code: int, *about: str, status: int | None = None) -> None:
        usual, sentence = SENTENCES.get(code, (400, f"Error {code}"))
        super().__init__(sentence.format(*about) if about else sentence)
        self.code = code
        self.status = status or usual

    def body(self) -> dict[str, Any]:
        """The JSON document of the answer."""
        return {
            "code": self.code,
            "message": str(self),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
