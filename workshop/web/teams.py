"""The teams of a session: each is its board; made, named, and filled by lot."""

import msgspec
from flask import Blueprint, Response, request

from workshop import crew
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.store.sessions import Session
from workshop.web import identity, people, problems
from workshop.web.api import answer
from workshop.web.shapes_of_people import Draw, NewTeams, Teams, TeamSet

MOST = 60
NO_TITLE = "Give each team a name, so that people find theirs."
TOO_MANY = "A workshop has at most {most} teams; remove some names."
NO_TEAMS = "Make the teams first; then people can be drawn into them."

blueprint = Blueprint("teams", __name__, url_prefix="/api/v1/sessions/<id>")


@blueprint.post("/teams")
def make(id: str) -> tuple[Response, int]:
    """More teams, each with a board of its own."""
    found = _led(id)
    asked = clean(NewTeams, problems.sent_json())
    titles = [title.strip() for title in asked.titles]
    if not all(titles):
        raise Refused("bad_args", NO_TITLE, "titles")
    if len(parts().store.boards.teams(found.id)) + len(titles) > MOST:
        raise Refused("too_big", TOO_MANY, "titles", most=MOST)
    for title in titles:
        parts().store.boards.add(found.id, title, team=True)
    parts().conduct.teams_changed(found.id)
    return _teams(found), 201


@blueprint.patch("/teams/<board>")
def name(id: str, board: str) -> Response:
    """Another name for a team."""
    found = _led(id)
    asked = clean(TeamSet, problems.sent_json())
    if not asked.title.strip():
        raise Refused("bad_args", NO_TITLE, "title")
    if crew.team(parts(), found, board):
        parts().store.boards.rename(board, asked.title.strip())
    return _teams(found)


@blueprint.post("/draw")
def draw(id: str) -> Response:
    """Draw those who have no team into one, or with `all` everybody anew."""
    found = _led(id)
    asked = clean(Draw, problems.sent_json())
    if not parts().store.boards.teams(found.id):
        raise Refused("not_now", NO_TEAMS)
    crew.deal(parts(), found, asked.all)
    return _teams(found)


def _led(id: str) -> Session:
    return identity.enter_session(request, parts().store, id, FACILITATORS)[0]


def _teams(found: Session) -> Response:
    return answer(msgspec.json.encode(Teams(people.teams(found.id))))
