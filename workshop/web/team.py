"""A team's page: its challenge, how far it has come, its people, boards, sessions and what came of them."""

from flask import Blueprint, render_template

from workshop.parts import parts
from workshop.web import programmes

blueprint = Blueprint("team", __name__, url_prefix="/p/<id>/teams/<team>")


@blueprint.get("")
def page(id: str, team: str) -> str:
    here = programmes.enter(id)
    found = programmes.team_of(here, team)
    store = parts().store
    members = [each for each in store.programmes.members(id) if each.team == team]
    accounts = store.accounts.some(each.account for each in members)
    people = [(accounts[each.account].name, each.role) for each in members if each.account in accounts]
    return render_template(
        "programme/team.html",
        here=here,
        team=found,
        people=people,
        sessions=store.programmes.sessions(team),
        boards=store.programmes.boards(team),
    )
