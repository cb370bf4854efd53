"""What the members of a programme are in its workshops: pure, from what the store knows of them.

Who leads the programme or facilitates all of it facilitates its workshops. Mentors and specialists see the boards of
their teams and the plenary, and comment; members take part at their own team's board; observers look.
"""

from collections.abc import Collection

from workshop.core.role import Role
from workshop.store.boards import BoardRow
from workshop.store.standings import Standing

ROLES = {
    "lead": Role.FACILITATOR,
    "facilitator": Role.FACILITATOR,
    "member": Role.PARTICIPANT,
    "mentor": Role.MENTOR,
    "specialist": Role.MENTOR,
    "observer": Role.OBSERVER,
}
BEST = (Role.FACILITATOR, Role.PARTICIPANT, Role.MENTOR, Role.OBSERVER)
"""Who is several things in a workshop is the first of these; which one on which board, `on` tells."""


def granted(standing: Standing) -> Role | None:
    """What somebody is in a workshop because of its programme; None where they are nothing there."""
    return _best(_given(standing, _here(standing)))


def own_board(standing: Standing) -> str | None:
    """The board in a workshop of many at which somebody takes part with their team."""
    own = _teams(standing, "member", "facilitator")
    return next((row.id for row in standing.boards if row.programme_team in own), None)


def on(standing: Standing, row: BoardRow) -> Role | None:
    """What somebody is on a board for what they are in the programme; None where it isn't theirs to open.

    Taking part at a team's board needs being of that team in the workshop too, which is the workshop's to say.
    """
    if not row.team or standing.team is not None:
        return granted(standing)
    return _best(_given(standing, {row.programme_team} if row.programme_team else set()))


def may_choose(standing: Standing, row: BoardRow) -> bool:
    """Whether somebody may say themselves that they are of this team: not of another team of the programme."""
    return row.programme_team is None or row.programme_team in _teams(standing, "member", "facilitator")


def _here(standing: Standing) -> Collection[str] | None:
    """The teams whose workshop it is; None where it is everybody's."""
    if standing.team is not None:
        return {standing.team}
    return {row.programme_team for row in standing.boards if row.programme_team} or None


def _given(standing: Standing, teams: Collection[str] | None) -> set[Role]:
    """What somebody is for these teams, or for any."""
    found = set()
    for role, team in standing.roles:
        if team is None and (role != "member" or teams is None):
            found.add(ROLES[role])
        elif team is not None and (teams is None or team in teams):
            aside = role == "facilitator" and standing.team is None  # a team's own facilitator is one of many here
            found.add(Role.PARTICIPANT if aside else ROLES[role])
    return found


def _best(roles: Collection[Role]) -> Role | None:
    return next((role for role in BEST if role in roles), None)


def _teams(standing: Standing, *roles: str) -> set[str]:
    return {team for role, team in standing.roles if role in roles and team is not None}
