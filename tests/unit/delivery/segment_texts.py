"""Random texts whose parts Twilio's own calculator has counted: npm's sms-segments-calculator.

What it said is pinned in tests/payloads/twilio/segments.json, so that no test needs Node. To count anew:

    npm install --prefix FOLDER sms-segments-calculator
    python -m tests.unit.delivery.segment_texts FOLDER
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

PINNED = Path("tests/payloads/twilio/segments.json")
COUNT, SEED = 10_000, 20_261_130
PLAIN = tuple("@£$¥èéùìòÇ\n\rØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABYZÄÖÑÜ§¿abyzäöñüà")
DOUBLE = tuple("\f^{}\\[~]|€")
OTHER = tuple("’“”–…\u00a0çáłŵșمربжя中`")
PAIRS = ("😀", "🚓", "🔥", "𝐀")
# Several characters that are read as one.
CLUSTERS = ("e\u0301", "👍🏽", "👨‍👩‍👧", "🇬🇧", "☎\ufe0f", "3\ufe0f\u20e3", "م\u0651")
# What a text is made of: each kind with its share, and how large its parts are.
MIXTURES = (
    ((PLAIN, 1.0),),
    ((PLAIN, 0.9), (DOUBLE, 0.1)),
    ((PLAIN, 0.5), (DOUBLE, 0.5)),
    ((PLAIN, 0.8), (DOUBLE, 0.1), (OTHER, 0.1)),
    ((PLAIN, 0.5), (OTHER, 0.2), (PAIRS, 0.3)),
    ((PLAIN, 0.6), (DOUBLE, 0.1), (PAIRS, 0.2), (CLUSTERS, 0.1)),
)
EDGES = (70, 134, 160, 201, 306, 459)
# `random()` alone gives the same numbers in every version of Python (docs.python.org/3/library/random.html).
_JAVASCRIPT = """
const { SegmentedMessage } = require("sms-segments-calculator");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const says = (m) => `${m.encodingName[0]}${m.messageSize / (m.encodingName === "GSM-7" ? 7 : 16)}/${m.segmentsCount}`;
console.log(JSON.stringify(texts.map((text) => says(new SegmentedMessage(text)))));
"""


def texts(count: int = COUNT) -> Iterator[list[str]]:
    """Each text as the list of what its reader takes for one character; most end near the edge of a part."""
    random = Random(SEED)

    def below(most: int) -> int:
        return int(random.random() * most)

    for number in range(count):
        mixture = MIXTURES[number % len(MIXTURES)]
        about = EDGES[below(len(EDGES))] - 4 + below(9) if random.random() < 0.8 else below(480)
        ones: list[str] = []
        size = 0
        while size < about:
            roll = random.random()
            shares = accumulate(share for _, share in mixture)
            kind = next((kind for (kind, _), upto in zip(mixture, shares, strict=True) if roll < upto), PLAIN)
            ones.append(kind[below(len(kind))])
            size += 2 if ones[-1] in DOUBLE or ones[-1] in PAIRS else len(ones[-1])
        yield ones


def fingerprint(all_texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(all_texts).encode()).hexdigest()


def count_anew(folder: Path) -> dict[str, object]:
    """What the package installed in `folder` says of each text: "G160/1" is 160 septets in one part of GSM-7."""
    package = json.loads((folder / "node_modules/sms-segments-calculator/package.json").read_text())
    written = ["".join(ones) for ones in texts()]
    said = subprocess.run(
        ["node", "-e", _JAVASCRIPT],
        input=json.dumps(written).encode(),
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return {
        "package": package["name"],
        "version": package["version"],
        "texts": fingerprint(written),
        "said": json.loads(said.stdout),
    }


if __name__ == "__main__":
    found = count_anew(Path(sys.argv[1]))
    said = found.pop("said")
    lines = [" ".join(said[at : at + 20]) for at in range(0, len(said), 20)]
    PINNED.write_text(json.dumps({**found, "said": lines}, indent=0) + "\n")
