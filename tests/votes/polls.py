"""Options, settings and ballots for each way to vote, as examples and as strategies of hypothesis."""

from hypothesis import strategies as st

ABC = [{"id": id, "text": id.upper(), "cost": cost} for id, cost in zip("abc", (3, 5, 4), strict=True)]

SETTINGS = {
    "dots": {"budget": 4, "most": 2},
    "choice": {"most": 2},
    "score": {"most": 5},
    "ranking": {},
    "gradients": {},
    "consent": {},
    "matrix": {"impact": ["little", "much"], "effort": ["a day", "a year"]},
    "budget": {"total": 10},
}
OPTIONS = {way: ABC[:1] if way == "consent" else ABC for way in SETTINGS}
EXAMPLE = {
    "dots": {"a": 2, "c": 1},
    "choice": ["a", "c"],
    "score": {"a": 5, "c": 0},
    "ranking": ["c", "a"],
    "gradients": {"a": {"level": 7, "reason": "Too loud."}, "b": {"level": 1}},
    "consent": {"consent": False, "reason": "Too loud.", "harms": "sleep"},
    "matrix": {"a": [10, 1], "b": [3, 4]},
    "budget": ["a", "c"],
}

some_ids = st.lists(st.sampled_from("abc"), unique=True)
words = st.sampled_from(["too loud", "too dear", "so be it"])


def per_option(value):
    return st.fixed_dictionaries({}, optional=dict.fromkeys("abc", value))


BALLOTS = {
    "dots": per_option(st.integers(1, 2)).filter(lambda dots: sum(dots.values()) <= 4),
    "choice": some_ids.filter(lambda chosen: len(chosen) <= 2).map(sorted),
    "score": per_option(st.integers(0, 5)),
    "ranking": some_ids,
    "gradients": per_option(st.fixed_dictionaries({"level": st.integers(1, 8)}, optional={"reason": words})),
    "consent": st.fixed_dictionaries({"consent": st.just(True)}, optional={"reaction": words})
    | st.fixed_dictionaries({"consent": st.just(False), "reason": words, "harms": words}),
    "matrix": per_option(st.lists(st.integers(1, 10), min_size=2, max_size=2)),
    "budget": some_ids.map(sorted),
}
