"""The words and shapes that lint looks for. Pure data: alerts.lint says what comes of them.

Sources: GOV.UK, "Vehicle registration numbers and number plates" (INF104) for the forms of plates. Words are few and plain
on purpose: a warning on an ordinary alert teaches people to press it away.
"""

import re

from alerts.lint_words import (
    FORENAMES,
    NAME,
    SHORTENERS,
    STREETS,
    UNASKED,
    WHO,
    Ages,
    Houses,
    Names,
    Numbers,
    Rule,
)


def _any(*patterns: str) -> str:
    return "|".join(patterns)


def _rule(key: str, pattern: str, *, is_error: bool = False, but: str = "", flags: int = 0) -> Rule:
    return Rule(key, is_error, re.compile(pattern, flags), re.compile(but, flags) if but else None)


# In any language.
RULES: tuple[Rule, ...] = (
    _rule(
        "lint-mark",
        _any(
            r"\[[^\]\n]*\]",
            r"\{[^}\n]*\}",
            r"<[^>\n]*>",
            r"_{2,}",
            r"\?{3,}",
            r"(?<![A-Za-z])[xX]{2,}(?![A-Za-z])",
            r"\bT\.?B\.?[ACD]\b",
            r"\b[dD][dD]/[mM][mM]\b",
            r"\bHH:MM\b",
        ),
        is_error=True,
    ),
    _rule(
        "lint-remark", r"\*\*|^#{1,4} |```|\blorem ipsum\b", is_error=True, flags=re.IGNORECASE | re.MULTILINE
    ),
    _rule(
        "lint-shortener",
        rf"\b(?:https?://)?(?:www\.)?{SHORTENERS}\b(?:/\S*)?",
        is_error=True,
        flags=re.IGNORECASE,
    ),
    Numbers(
        "lint-contact",
        False,
        re.compile(r"(?<![\w/])(?:\+44|0)(?:[ ()-]*\d){7,12}(?!\w)|\b\d{5,6} \d{5,6}\b"),
    ),
    _rule("lint-contact", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,63}\w"),
    _rule(
        "lint-link",
        _any(
            r"\bhttps?://\S*[\w/]",
            r"\bwww\.\S*[\w/]",
            r"(?<![\w.-])(?:[\w-]{1,63}\.){1,5}(?:com|org|net|info|uk|eu|gov|app|online|site|xyz|link|me)\b(?:/\S*[\w/])?",
        ),
        flags=re.IGNORECASE,
    ),
    # The three forms since 1963: AB12 CDE, A123 BCD, ABC 123D. The second is no road: "M62 AND".
    _rule(
        "lint-plate",
        r"(?<![A-Za-z0-9])(?:[A-Za-z]{2}\d{2} ?[A-Za-z]{3}"
        r"|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])(?![A-Za-z0-9])",
        but=r"[ABM]\d+ |[A-Za-z]{2}\d{2} ?(?i:and|the|for|who|was|has|bus|are|had|now|but|near)\b",
    ),
)

_VERSIONS = r"(?:version|draft|alert|message|text)s?"
_NO_STREET_NAME = r"(?!(?:the|on|in|off|of|main|side|busy|per|young|new|local|more|other|this|that|m|am|pm|miles?|metres?) )"
ENGLISH_RULES: tuple[Rule, ...] = (
    _rule(
        "lint-mark",
        _any(
            r"\b(?:insert|add|enter|fill in)\s+(?:the\s+|a\s+)?(?:names?|dates?|times?|places?|streets?|locations?|details"
            r"|areas?|numbers?|text|reference)\b(?: here)?",
            r"\bto be confirmed\b",
            r"\bdelete as appropriate\b",
            r"\byour (?:name|rank|team) here\b",
        ),
        is_error=True,
        flags=re.IGNORECASE,
    ),
    _rule(
        "lint-remark",
        _any(
            # Left over from an assistant.
            r"\b(?:certainly|sure|of course|absolutely)[!,.]? (?:here(?:'s| is| are))",
            rf"\bhere(?:'s| is| are) (?:a|an|the|your|my|two|three)(?: \w+){{0,2}} {_VERSIONS}\b",
            r"\bas an ai(?: language model)?\b",
            r"\blanguage model\b",
            r"\bi hope this (?:helps|works)\b",
            r"\bwould you like me to\b",
            r"\blet me know if you(?: need| want|'d like| would like)\b",
            r"\bi (?:can|could) (?:also )?(?:tailor|adapt|re-?write|shorten)\b",
            r"\b(?:word|character) count\b",
            r"^\s*(?:option|version) \d\s*:",
            r"^\s*subject\s*:",
            # Left over from drafting.
            r"\b(?:do not|don't|not to be) (?:send|sent|publish|release|use) (?:until|before|yet)\b",
            r"(?-i:\bDO NOT (?:SEND|USE|PUBLISH)\b)",
            r"^\s*draft\b[ :]?",
            r"(?-i:\bDRAFT\b)",
            r"\bdraft (?:version|text|message|alert|\d)\b",
            r"\bnote to self\b",
            r"\b(?:for internal use|not for (?:release|publication|circulation))\b",
            r"\bto check before \w+",
            r"\bcheck with (?:sgt|sarge|the (?:sgt|sergeant|boss|inspector)) (?:first|before)\b",
            r"\btest (?:message|alert)\b",
            r"\bplaceholder\b",
        ),
        is_error=True,
        flags=re.IGNORECASE | re.MULTILINE,
    ),
    Houses(
        "lint-house-number",
        False,
        re.compile(
            _any(
                r"(?<!\d)(?<![:/.,]\d)\b(?:(?:[Nn]umber|[Nn]o\.?) )?\d{1,4}[a-zA-Z]?(?:[-/]\d{1,4})?,? "
                rf"(?:{NAME} ){{1,3}}{STREETS}\b",
                r"\b(?:[Ff]lat|[Aa]partment|[Rr]oom) \d{1,4}[a-zA-Z]?\b",
                r"\b(?:[Nn]umber|[Nn]o\.?|[Hh]ouse number) \d{1,4}[a-zA-Z]?"
                rf"(?= (?:in|on|of|at) (?:{NAME} ){{1,3}}{STREETS}\b)",
                # As it is typed in a hurry.
                rf"(?<!\d)\b\d{{1,4}}[a-zA-Z]? {_NO_STREET_NAME}[a-z']{{3,}} "
                r"(?:road|street|avenue|lane|close|drive|grove|crescent|terrace)\b",
            )
        ),
    ),
    _rule(
        "lint-name",
        rf"\b(?:Mr|Mrs|Miss|Ms|Master)\.? (?:{NAME} )?{NAME}"
        rf"|\b(?:named|called|known|identified)(?: locally)?(?: as)? (?P<it>{NAME}(?: {NAME})+)",
    ),
    _rule("lint-name", rf"\b[Vv]ictim(?:'s name)?,? (?:is |was )?(?P<it>{NAME}(?: {NAME})+)"),
    _rule("lint-name", rf"\b[Mm]issing:? (?:\w+ )?(?P<it>{NAME}(?: {NAME})+),? (?:aged )?\d"),
    Names("lint-name", False, re.compile(rf"\b(?P<it>[A-Z][a-z]+(?: {NAME})?), (?:aged )?\d{{1,2}}(?=[,.])")),
    Names(
        "lint-name",
        False,
        re.compile(rf"\b{FORENAMES} {NAME}"),
        re.compile(
            rf"{NAME} (?:{STREETS}|Moores|Lewis|Cook|Smith's|Lennon|Pier|School|Hall|House|Centre|Arms|Church|Pub)\b"
            rf"|{NAME} {NAME} {STREETS}\b"
        ),
    ),
    Ages(
        "lint-age",
        False,
        re.compile(
            r"\b(?P<it>aged \d{1,2})\b(?!\s*(?:-|to|or|and)\s*(?:\d|over|under|above|older|younger|up)|\+)"
            r"|\b\d{1,2}[- ]years?[- ]olds?\b|\b\d{1,2} ?yo\b"
        ),
        re.compile(r"\d{1,2}[- ]years?[- ]old (?:scheme|building|campaign|tree|car|bike|church|pub|van)\b"),
    ),
    _rule(
        "lint-plate",
        r"\b(?:reg|registration|plate|number plate)s?\b(?:[\s:]+[a-z]+){0,3}[\s:]+(?P<it>[A-Z]{2}\d{2})\b",
    ),
    _rule(
        "lint-intervene",
        rf"{UNASKED}\b(?:follow|approach|confront|challenge|detain|chase|tackle|grab|catch|stop|film|photograph) {WHO}\b",
        flags=re.IGNORECASE,
    ),
    # In a street where three people saw it, "thanks to a tip" names one of them.
    _rule(
        "lint-who-told",
        _any(
            r"\b(?:(?:thanks|due) to|because of|acting on) (?:a|one|an anonymous|your)"
            r" (?:tips?|calls?|texts?|messages?|reports?)\b",
            r"\b(?:tip[- ]?offs?|informants?|tipped (?:us|police|officers) off)\b",
            r"\banonymous(?:ly)? (?:tips?|reports?|calls?|callers?|texts?|messages?|information)\b",
            r"\b(?:a|one) (?:resident|neighbour|local|reader|caller) (?:told|texted|messaged) (?:us|police|officers)\b",
        ),
        flags=re.IGNORECASE,
    ),
)
