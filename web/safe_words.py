"""What staff may not send to a nameless sender, since it could show who that is. Pure.

A link, opened, tells its server an address; a mail or a call tells a name or a number; and some questions ask for them.
"""

import re
import unicodedata

from config.errors import BadInput
from delivery.pointers import has_at, link_in, number_in, pictures_in

_WHO = re.compile(
    r"\b(?:your|ur) (?:full |first |last |real |own )?(?:names?|surname|address|postcode|number|phone|mobile|"
    r"e-?mail|date of birth|birthday|age|job|workplace|house number)\b"
    r"|\bwho (?:are|r) (?:you|u)\b|\bwhere (?:do|d') ?(?:you|u) (?:live|work)\b|\bhow old (?:are|r) (?:you|u)\b",
    re.IGNORECASE,
)
# Whoever is asked to find things out is put in danger, and in law may become a source who must be looked after
# (Regulation of Investigatory Powers Act 2000, part II: "covert human intelligence source").
_TASK = re.compile(
    r"\b(?:please|pls|can you|could you|would you|will you|try to|and then|and|if you can) "
    r"(?:(?:please|also|just|try to|discreetly|secretly) )*"
    r"(?:follow|watch|find out|keep (?:an eye|watch|looking)|look out for|photograph|film|record|"
    r"(?:take|get|send)(?: us| me)? (?:a |some |more )?(?:photos?|pictures?|pics?|videos?|footage)|"
    r"(?:note|get|take|write)(?: down)? (?:his|her|their|the) (?:number )?(?:plates?|reg|registration|name)|"
    r"ask (?:him|her|them|around|about)|talk to (?:him|her|them)|go (?:there|back|round|in|inside))\b",
    re.IGNORECASE,
)
_DO_NOT = re.compile(r"\b(?:do not|don't|dont|never|without|no need to)\b[^.!?\n]*$", re.IGNORECASE)


def check_safe(words: str) -> None:
    """Raises BadInput for words that lead the sender out of here, ask who they are or send them to find out more, and for
    pictures."""
    if shown := pictures_in(words):
        raise BadInput("desk-words-pictures", letters=" ".join(shown))
    if has_at(words):
        raise BadInput("desk-words-at")
    if found := link_in(words):
        raise BadInput("desk-words-link", found=found)
    if number := number_in(words):
        raise BadInput("desk-words-number", number=number)
    plain = unicodedata.normalize("NFKC", words)
    for key, asks in (("desk-words-who", _WHO), ("desk-words-task", _TASK)):
        for asked in asks.finditer(plain):
            if not _DO_NOT.search(plain[: asked.start()]):
                raise BadInput(key, found=asked[0])
