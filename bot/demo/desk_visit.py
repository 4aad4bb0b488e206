"""The web desk as the demo's officer uses it: a browser without JavaScript, reduced to what it must do."""

import html
import re
from types import TracebackType

import httpx

_LINK = re.compile(r'href="(/desk/tips/\d+)"')
_PROOF = re.compile(r'name="proof" value="([^"]+)"')
_CODE = re.compile(r"\b(\d{4}) (\d{4}) (\d{4})\b")
_TAGS = re.compile(r"<[^>]+>")
_WORDS = re.compile(r'<p class="text"[^>]*>(.*?)</p>', re.DOTALL)


class DeskVisit:
    """One visit, from the message that carried the sign-in code."""

    def __init__(self, base_url: str, message: str) -> None:
        found = _CODE.search(message)
        self._code = "".join(found.groups()) if found else ""
        self._http = httpx.AsyncClient(base_url=base_url, headers={"Origin": base_url}, follow_redirects=True)
        self._tip = ""
        self.page = ""

    async def __aenter__(self) -> "DeskVisit":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    @property
    def words(self) -> str:
        """The messages on the page, in order."""
        return "\n".join(html.unescape(_TAGS.sub("", part)).strip() for part in _WORDS.findall(self.page))

    async def sign_in(self) -> bool:
        answer = await self._http.post("/desk/sign-in", data={"code": self._code})
        self.page = answer.text
        return answer.status_code == 200 and "desk" in self._http.cookies

    async def claim_and_read(self, wanted: str) -> None:
        """Claim tips, one after the other, until one holds the words `wanted`."""
        for tip in dict.fromkeys(_LINK.findall((await self._http.get("/desk/")).text)):
            self._tip = tip
            await self.look()
            await self.do("claim")
            if wanted in self.words:
                return

    async def look(self) -> None:
        self.page = (await self._http.get(self._tip)).text

    async def ask(self, words: str) -> None:
        await self.do("ask", words=words)

    async def close(self, outcome: str) -> None:
        await self.do("close", outcome=outcome, words="")

    async def do(self, deed: str, **fields: str) -> None:
        """Send the form of a deed."""
        proof = _PROOF.search(self.page)
        data = {"proof": proof[1] if proof else "", **fields}
        self.page = (await self._http.post(f"{self._tip}/{deed}", data=data)).text
