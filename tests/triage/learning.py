"""Learns the weights of triage from labelled messages (scikit-learn), and writes them as plain text.

A column a feature, a row a message, each row brought to one length, as `Learned.weigh` has it. Categories are learned
together (multinomial logistic regression); each yes or no, such as "emergency", by itself, among the messages where it
is asked.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from intelligence.features import APART, features_of
from intelligence.findings import Finder
from intelligence.learned import ALERT_VALUE, FULL_LENGTH, alert_feature, category_feature
from intelligence.routing import NOT_INTELLIGENCE
from intelligence.words import LANGUAGES, RoutingWords
from tests.triage.sets import Labelled

# A feature that fewer messages show is chance.
_FEWEST = 3
# How far weights may go; found by trying on messages that were not learned from.
_FREEDOM_OF_CATEGORIES, _FREEDOM_OF_YES = 20.0, 10.0
# A smaller weight moves nothing.
_SMALLEST = 0.3
_ROUNDS = 150
_PARTS = KFold(3, shuffle=True, random_state=1)
_Asked = Callable[[Labelled], bool]


def questions(words: RoutingWords) -> dict[str, tuple[_Asked, _Asked]]:
    """Each yes or no with the messages where it is asked, and the answer there."""
    guns = words.rulings.guns_in
    return {
        "emergency": (_always, lambda m: m.is_emergency),
        "safeguarding": (_always, lambda m: m.is_flagged),
        "urgent": (_always, lambda m: m.urgency[0] != "routine"),
        "question": (lambda m: m.category[0] == NOT_INTELLIGENCE, partial(_goes_to, "service-desk")),
        "guns": (partial(_by_day, guns), partial(_goes_to, "matrix")),
        "drug_supply": (partial(_by_day, {"drugs"}), partial(_goes_to, "drugs-team")),
        "trade": (partial(_by_day, {"other-crime"}), partial(_goes_to, "business-crime")),
        "animals": (partial(_by_day, {"other-crime"}), partial(_goes_to, "wildlife-rural")),
        **{f"in {language}": (_always, partial(_is_in, language)) for language in LANGUAGES},
    }


def _always(_message: Labelled) -> bool:
    return True


def _by_day(categories: Collection[str], message: Labelled) -> bool:
    """Of these, and no emergency: those go to the control room, whatever else they are."""
    return message.category[0] in categories and not message.is_emergency


def _goes_to(team: str, message: Labelled) -> bool:
    return message.team[0] == team


def _is_in(language: str, message: Labelled) -> bool:
    return message.language == language


def learn(words: RoutingWords, finder: Finder, messages: Sequence[Labelled], path: Path) -> None:
    """Write the weights learned from `messages` to `path`."""
    shown = [features_of(finder.find(each.text)) for each in messages]
    often = Counter(feature for each in shown for feature in each)
    features = sorted(feature for feature, count in often.items() if count >= _FEWEST)
    alerts = [alert_feature(slug) for slug in words.rulings.order]
    column = {feature: number for number, feature in enumerate(features)}
    rarity = np.round(np.log(len(messages) / np.array([often[feature] for feature in features])), 1)
    known = _matrix([[column[f] for f in each if f in column] for each in shown], len(features))
    rare = known @ diags(rarity)
    lengths = np.sqrt(rare.multiply(rare).sum(1)).A1
    texts = diags(1 / np.maximum(lengths, FULL_LENGTH)) @ rare
    answered = [[alerts.index(alert_feature(m.reply_category))] if m.reply_category else [] for m in messages]
    close = texts @ diags(np.array([float(APART not in feature) for feature in features]))
    matrix = hstack([texts, _matrix(answered, len(alerts)) * ALERT_VALUE]).tocsr()
    names = [*features, *alerts]

    answers = [*words.rulings.order]
    categories = _fit(matrix, [m.category[0] for m in messages], _FREEDOM_OF_CATEGORIES, "lbfgs")
    place = {slug: number for number, slug in enumerate(categories.classes_)}
    starts = [float(categories.intercept_[place[slug]]) for slug in answers]
    columns = [categories.coef_[place[slug]] for slug in answers]
    for answer, (is_asked, is_yes) in questions(words).items():
        rows = [number for number, message in enumerate(messages) if is_asked(message)]
        # Danger is asked of a text before anybody looks at what it answers; and pairs with a gap only blur it.
        seen = close if answer == "emergency" else matrix
        fitted = _fit(seen[rows], [is_yes(messages[row]) for row in rows], _FREEDOM_OF_YES, "liblinear")
        weights = np.zeros(len(names))
        weights[: seen.shape[1]] = fitted.coef_[0]
        answers.append(answer)
        starts.append(float(fitted.intercept_[0]))
        columns.append(weights)
    rarities = [*rarity, *[1.0] * len(alerts)]
    rows = np.stack(columns, 1)
    likely = _likely(matrix, [m.category[0] for m in messages], answers[: len(words.rulings.order)])
    for answer, (seen, is_yes) in {
        "emergency": (close, [m.is_emergency for m in messages]),
        "safeguarding": (matrix, [m.is_flagged for m in messages]),
    }.items():
        factor, points = _by_category(likely, seen, np.array(is_yes))
        names.append(category_feature(answer))
        rarities.append(factor)
        rows = np.vstack([rows, np.pad(points, (0, len(answers) - len(points)))])
    _write(path, answers, starts, names, rarities, rows)


def _likely(matrix: Any, categories: list[str], order: list[str]) -> Any:
    """How likely each message is of each category, found from the others alone."""
    right = np.array(categories)
    likely = np.zeros((len(right), len(order)))
    for known, new in _PARTS.split(right):
        fitted = _fit(matrix[known], list(right[known]), _FREEDOM_OF_CATEGORIES, "lbfgs")
        at = [order.index(slug) for slug in fitted.classes_]
        likely[np.ix_(new, at)] = fitted.predict_proba(matrix[new])
    return likely


def _by_category(likely: Any, seen: Any, truth: Any) -> tuple[float, Any]:
    """How much what was weighed counts beside what each category says."""
    weighed = np.zeros(len(truth))
    for known, new in _PARTS.split(truth):
        by_itself = _fit(seen[known], list(truth[known]), _FREEDOM_OF_YES, "liblinear")
        weighed[new] = by_itself.decision_function(seen[new])
    both = LogisticRegression(max_iter=2000).fit(np.column_stack([weighed, likely]), truth)
    return float(both.coef_[0][0]), both.coef_[0][1:] + both.intercept_[0]


def _matrix(rows: list[list[int]], width: int) -> Any:
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix(
        (np.ones(ends[-1]), np.concatenate([*map(np.array, rows)]).astype(int), ends), (len(rows), width)
    )


def _fit(matrix: Any, answers: list[Any], freedom: float, solver: str) -> Any:
    return LogisticRegression(C=freedom, solver=solver, max_iter=_ROUNDS, random_state=1).fit(matrix, answers)


def _write(
    path: Path, answers: list[str], starts: list[float], names: list[str], rarities: list[float], weights: Any
) -> None:
    lines = ["\t".join(answers), "\t".join(f"{start:.2f}" for start in starts)]
    for name, rarity, row in zip(names, rarities, weights, strict=True):
        kept = " ".join(f"{number} {row[number]:.1f}" for number in np.flatnonzero(abs(row) >= _SMALLEST))
        lines.append(f"{name}\t{rarity:.1f}\t{kept}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
