"""Who of a programme moves and who is still, at which milestone, and against the calendar: pure, from what is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.store.programmes import Milestone, Team

DAY = 86_400_000
STILL = 14
"""After so many days without any change on its boards a team is still."""
ORDER = {"still": 0, "moving": 1, "paused": 2}


@dataclass(frozen=True)
class Standing:
    """A team as the cockpit shows it; `state` is moving, still or paused, `days` since something changed on its boards.

    `begun` is False for a team on whose boards nothing stands yet: then the days count from when it came.
    """

    team: Team
    state: str
    days: int
    begun: bool


@dataclass(frozen=True)
class Column:
    """The teams that have reached a milestone, None for those before the first; `when` is before, now or after what the
    calendar says: "behind", "now", "ahead", or "" where milestones have no days. `passed` is how much of its time is over,
    from 0 to 1."""

    milestone: Milestone | None
    teams: list[Standing]
    when: str
    passed: float


def standing(team: Team, changed: int | None, now: int) -> Standing:
    """How a team comes along; `changed` is when somebody last changed one of its boards, in ms."""
    days = max(0, now - (changed if changed is not None else team.at)) // DAY
    paused = team.paused_until is not None and team.paused_until > now
    state = "paused" if paused else "still" if days >= STILL else "moving"
    return Standing(team, state, days, changed is not None)


def columns(
    milestones: Sequence[Milestone], standings: Sequence[Standing], starts: int | None, now: int
) -> list[Column]:
    """The teams by milestone, in each the still ones first, the longest of them at the top."""
    known = {each.id for each in milestones}
    by: dict[str | None, list[Standing]] = {}
    for each in standings:
        by.setdefault(each.team.milestone if each.team.milestone in known else None, []).append(each)
    rows: list[Milestone | None] = [*([None] if None in by or not milestones else []), *milestones]
    current = current_of(milestones, now)
    at = next((place for place, each in enumerate(rows) if each is not None and each is current), None)
    found, begins = [], starts
    for place, milestone in enumerate(rows):
        when = "" if at is None else "behind" if place < at else "now" if place == at else "ahead"
        due = milestone.due if milestone else None
        there = sorted(by.get(milestone.id if milestone else None, []), key=_order)
        found.append(Column(milestone, there, when, _passed(begins, due, now)))
        begins = due if due is not None else begins
    return found


def current_of(milestones: Sequence[Milestone], now: int) -> Milestone | None:
    """The milestone that the calendar asks for now: the first whose day is not over, else the last that has one."""
    dated = [each for each in milestones if each.due is not None]
    return next((each for each in dated if (each.due or 0) >= now), dated[-1] if dated else None)


def _order(each: Standing) -> tuple[int, int, str]:
    return ORDER[each.state], -each.days if each.state == "still" else 0, each.team.name.casefold()


def _passed(begins: int | None, due: int | None, now: int) -> float:
    if due is None or due <= now:
        return 1.0 if due is not None else 0.0
    if begins is None or begins >= now:
        return 0.0
    return (now - begins) / (due - begins)
