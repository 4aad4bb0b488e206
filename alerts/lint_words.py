"""Kinds of rules for lint, and lists of words that several of them use. Pure; the rules are in alerts.lint_rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Known everywhere, and never anybody's own: emergency, police, health, banks, spam, and the national help lines.
_PUBLIC_NUMBERS = frozenset(
    {
        *("999", "101", "111", "112", "105", "159", "7726", "0800555111", "0800789321", "03001232040"),
        *("08001111", "08082000247", "08000121700", "08082231133", "0800111999"),
    }
)
SHORTENERS = (
    r"(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|cutt\.ly|rb\.gy|t\.ly|shorturl\.at|rebrand\.ly"
    r"|tiny\.cc|lnkd\.in|s\.id|v\.gd|bl\.ink|snip\.ly|qrco\.de)"
)
STREETS = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Grove|Crescent|Cres|Terrace|Place|Court|Way|Gardens"
    r"|Square|Walk|Mews|Row|Hill|Park|Green|View|Parade|Croft|Vale|Mount)"
)
# Common first names that are no streets, places or words besides.
FORENAMES = (
    r"(?:Adam|Alan|Alex|Amy|Andrea|Andrew|Angela|Anna|Anthony|Ben|Brian|Callum|Carol|Catherine|Chris|Christine|Christopher"
    r"|Claire|Colin|Craig|Daniel|Darren|Dave|David|Deborah|Donna|Dorothy|Ellie|Emily|Emma|Gary|Gemma|Graham|Hannah"
    r"|Heather|Helen|Ian|Jack|Jacqueline|Jade|Jamie|Jane|Janet|Jason|Jean|Jennifer|Jessica|Joan|Joanne|Joe|John"
    r"|Jonathan|Joseph|Joshua|Joyce|Julie|Karen|Kath|Kathleen|Katie|Keith|Kelly|Kenneth|Kevin|Laura|Lauren|Leanne|Lee"
    r"|Liam|Linda|Lisa|Louise|Lucy|Luke|Maria|Marie|Mark|Martin|Matt|Matthew|Megan|Michael|Michelle|Mike|Mohammed"
    r"|Natalie|Nathan|Neil|Nicola|Nicole|Olivia|Pamela|Patricia|Patrick|Paul|Pauline|Peter|Philip|Rachel|Rebecca"
    r"|Richard|Robert|Roger|Ryan|Samantha|Sandra|Sarah|Scott|Sean|Sharon|Shaun|Sheila|Simon|Sophie|Stephen|Steve|Steven"
    r"|Stuart|Susan|Terence|Thomas|Tina|Tom|Tony|Tracey|Valerie|Wayne|William)"
)
NAME = r"[A-Z][\w'’-]*"
WHO = (
    r"(?:him|her|them|anyone|anybody|these|those|the (?:\w+ )?(?:man|men|woman|women|youths?|lads?|riders?|people"
    r"|persons?|suspects?|drivers?|offenders?|thie(?:f|ves)|burglars?|callers?|gang|group|vans?|cars?|bikes?|vehicles?))"
)
# "Do not approach them" is what officers ought to write.
UNASKED = r"(?<!n't )(?<!not )(?<!ever )(?<!or )(?<!nor )(?<!to not )(?<!avoid )(?<!without )"


@dataclass(frozen=True)
class Rule:
    """`key` of the text that says why; the group "it", where the pattern has one, is what is quoted. What the pattern
    `but` matches, at the same place, is none."""

    key: str
    is_error: bool
    pattern: re.Pattern[str]
    but: re.Pattern[str] | None = None

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each place in the words."""
        for found in self.pattern.finditer(words):
            start, end = found.span("it") if found.groupdict().get("it") else found.span()
            if not (self.but and self.but.match(words, start)):
                yield start, end


class Numbers(Rule):
    """Telephone numbers but for the public ones."""

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        for start, end in super().places(words):
            if re.sub(r"\D", "", words[start:end]) not in _PUBLIC_NUMBERS:
                yield start, end


class Houses(Rule):
    """Numbers of houses, but for those of public buildings: "Bootle Police Station, 24 Marsh Lane"."""

    _VENUE = re.compile(
        r"(?i:station|library|centre|hall|school|church|club|hub|museum|college|hospital|theatre|market|office),? (?:at )?$"
    )

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        for start, end in super().places(words):
            if not self._VENUE.search(words[:start]):
                yield start, end


class Names(Rule):
    """Names of persons, but for those of people in office, who sign with theirs: "our sergeant, Ann Lee"."""

    _IN_OFFICE = re.compile(
        r"(?:\b(?:PC|PCSO|DC|DS|DI|DCI|Sgt|Sergeant|Insp|Inspector|Constable|Superintendent|Chief|Officer|Warden|Cllr"
        r"|Councillors?|Mayor|MP|Coordinator|Rev|Reverend|Father|Bishop|Saint|St)|\b(?i:the)),? (?:\d+ )?"
        rf"(?:{NAME} {NAME}(?:,| and) )?$",
        re.IGNORECASE,
    )

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        for start, end in super().places(words):
            if not self._IN_OFFICE.search(words[max(0, start - 60) : start]):
                yield start, end


class Ages(Rule):
    """Ages, but for that of an adult of whom the same sentence says that the police have them."""

    _HELD = re.compile(r"[^.!?]*\b(?:arrested|charged|remanded|sentenced|jailed|convicted|bailed|custody)\b")

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        for start, end in super().places(words):
            age = re.search(r"\d+", words[start:end])
            is_adult = age is not None and int(age[0]) >= 18
            if not (is_adult and self._HELD.match(words, end)):
                yield start, end


def shouted(words: str) -> bool:
    """Whether most of it is in capitals: a word or two, or a short cry, is not."""
    letters = [each for each in words if each.isalpha()]
    return len(letters) >= 20 and sum(each.isupper() for each in letters) > 0.6 * len(letters)
