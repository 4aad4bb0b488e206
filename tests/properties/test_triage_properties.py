"""What holds of triage for every text that can be typed."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from intelligence.triage_lines import judge_line
from tests.unit.intelligence.words_stand import DANGER, NO_DANGER, merseyside_triage

TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from([*NO_DANGER, *(t for texts in DANGER.values() for t in texts)]), max_size=3).map(
        " ".join
    ),
)


@settings(deadline=None, max_examples=150)
@given(text=TEXTS, area=st.one_of(st.none(), st.sampled_from(["Bootle", "Sefton", "nowhere"])))
@example(text="", area=None)
@example(text="?" * 4096, area=None)
@example(text="a " * 2048, area="Bootle")
def test_a_judgement_is_whole(text: str, area: str | None) -> None:
    triage = merseyside_triage()
    judgement = triage.judge(text, reply_area=area)
    assert (judgement.urgency == "emergency") is (triage.danger(text) is not None)
    assert (judgement.team == "control-room") is (judgement.urgency == "emergency")
    assert judgement.is_intelligence is (judgement.category != "not-intelligence")
    assert judgement.is_intelligence is (judgement.team not in ("bot", "service-desk"))
    assert not (judgement.safeguarding and judgement.urgency == "routine")
    assert not (judgement.quiet and judgement.is_intelligence)
    assert judgement.reasons


@settings(deadline=None, max_examples=100)
@given(
    text=st.sampled_from([t for texts in DANGER.values() for t in texts]),
    noise=st.sampled_from(["", " ", "\n", "!!!"]),
)
def test_capitals_and_blanks_do_not_hide_danger(text: str, noise: str) -> None:
    assert merseyside_triage().danger(noise + text.upper() + noise) is not None


@settings(deadline=None, max_examples=100)
@given(text=TEXTS)
def test_the_same_text_is_judged_the_same(text: str) -> None:
    assert merseyside_triage().judge(text) == merseyside_triage().judge(text)


@settings(deadline=None, max_examples=100)
@given(line=st.text(max_size=200))
def test_any_line_gets_one_line_of_json(line: str) -> None:
    answer = judge_line(merseyside_triage(), line)
    assert "\n" not in answer
    assert isinstance(json.loads(answer), dict)
