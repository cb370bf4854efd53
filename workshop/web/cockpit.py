"""The cockpit of a programme: its teams by milestone, who moves and who is still, what comes next."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.web import identity, programmes

blueprint = Blueprint("cockpit", __name__, url_prefix="/p/<id>")


@blueprint.get("")
def page(id: str) -> AnyResponse:
    if identity.account() is None:
        return redirect(url_for("signing.page", next=url_for("cockpit.page", id=id)))
    here = programmes.enter(id)
    only = next(iter(here.teams)) if len(here.teams) == 1 and not here.watches else None
    return redirect(url_for("team.page", id=id, team=only) if only else url_for("programme_teams.page", id=id))
