"""Inviting many by a table: read, looked at with what can't be used, and then sent."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import roster
from workshop.core.refusal import Refused
from workshop.imports.table import decoded
from workshop.parts import parts
from workshop.roster import Roster
from workshop.web import language, members, problems, programmes, typed
from workshop.web.filled import Filled
from workshop.web.names import name_of
from workshop.web.programme_teams import MANY, MOST
from workshop.web.programmes import Here
from workshop.words import translate

NOTHING = "Choose a file, or paste the lines of your table."
NOBODY = "No line of this table can be used; mend it and try again."
FIRST_COHORT = "First cohort"

blueprint = Blueprint("roster", __name__, url_prefix="/p/<id>/roster")
blueprint.before_request(programmes.sign_in_first)


@blueprint.get("")
def page(id: str) -> str:
    return _page(programmes.managed(id), Filled(), None)


@blueprint.post("")
def look(id: str) -> str | tuple[str, int]:
    """Show what would be sent; nothing is yet."""
    here = programmes.managed(id)
    try:
        data = _given()
        found = _read(here, data)
    except Refused as refused:
        return _page(here, Filled.typed(request.form).wrong(refused), None), problems.STATUS[refused.code]
    return _page(here, Filled({"table": decoded(data)}), found)


@blueprint.post("/send")
def send(id: str) -> AnyResponse | tuple[str, int]:
    here, form = programmes.managed(id), Filled.typed(request.form)
    try:
        found = _read(here, request.form.get("table", "").encode())
        if not found.lines:
            raise Refused("bad_args", NOBODY, "table")
        teams = _teams(here, found)
    except Refused as refused:
        return _page(here, form.wrong(refused), None), problems.STATUS[refused.code]
    for line in found.lines:
        members.send(here, line.role, teams.get(line.team.casefold()), line.name, line.email, members.usual_until())
    return redirect(url_for("roster.page", id=id, sent=len(found.lines)), 303)


def _given() -> bytes:
    file = request.files.get("file")
    data = file.read() if file is not None and file.filename else request.form.get("table", "").encode()
    if not data.strip():
        raise Refused("bad_args", NOTHING, "table")
    return data


def _read(here: Here, data: bytes) -> Roster:
    found = roster.read(data, name_of, typed.email)
    for line in found.lines:
        if line.role == "lead" and not here.leads:
            raise Refused("not_allowed", members.ONLY_LEADS, "table")
    return found


def _teams(here: Here, found: Roster) -> dict[str, str]:
    """The ids of all teams by name, those that are new made now."""
    store, id = parts().store.programmes, here.programme.id
    known = {each.name.casefold(): each.id for each in store.teams(id)}
    new = found.new_teams(known)
    if len(known) + len(new) > MOST:
        raise Refused("too_big", MANY, "table", most=MOST)
    cohorts = store.cohorts(id)
    first = cohorts[0].id if cohorts else store.add_cohort(id, translate(FIRST_COHORT, here.programme.language)).id
    return known | {name.casefold(): store.add_team(id, name, first).id for name in new}


def _page(here: Here, form: Filled, found: Roster | None) -> str:
    spoken = language.now()
    sent = request.args.get("sent", "")
    return render_template(
        "programme/roster.html",
        here=here,
        form=form,
        found=found,
        new=found.new_teams([each.name for each in parts().store.programmes.teams(here.programme.id)]) if found else [],
        refused=[(each.line, translate(each.text, spoken, **each.facts)) for each in found.refused] if found else [],
        sent=int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 6 else 0,
    )
