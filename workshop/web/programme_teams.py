"""The teams of a programme: their list, new ones, and what each says of itself."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.ids import now_ms
from workshop.store.programmes import Team
from workshop.web import members, problems, programmes
from workshop.web.filled import Filled, date_of
from workshop.web.programmes import NOT_YOURS, Here

NO_NAME = "Give the team a name, so that people know who is meant."
TAKEN = "There is a team of this name already; find another one."
NO_COHORT = "Choose a cohort of this programme."
MOST = 300
MANY = "A programme has at most {most} teams."
LEADING = frozenset({"lead", "facilitator"})

blueprint = Blueprint("programme_teams", __name__, url_prefix="/p/<id>/teams")
blueprint.before_request(programmes.sign_in_first)


@blueprint.get("")
def page(id: str) -> str:
    return _page(programmes.enter(id), Filled())


@blueprint.post("")
def add(id: str) -> AnyResponse | tuple[str, int]:
    """New teams, one for each line of names."""
    here, form = programmes.managed(id), Filled.typed(request.form)
    store = parts().store.programmes
    try:
        names = [" ".join(line.split()) for line in form["names"].splitlines() if line.strip()]
        if not names:
            raise Refused("bad_args", NO_NAME, "names")
        known = {each.name.casefold() for each in store.teams(id)}
        if len(known) + len(names) > MOST:
            raise Refused("too_big", MANY, "names", most=MOST)
        for name in names:
            if len(name) > 80:
                raise Refused("too_big", "This is longer than {most} characters; shorten it.", "names", most=80)
            if name.casefold() in known:
                raise Refused("not_now", TAKEN, "names")
            known.add(name.casefold())
        cohort = _cohort(here, form["cohort"])
    except Refused as refused:
        return _page(here, form.wrong(refused)), problems.STATUS[refused.code]
    for name in names:
        store.add_team(id, name, cohort)
    return redirect(url_for("programme_teams.page", id=id), 303)


@blueprint.get("/<team>/about")
def about(id: str, team: str) -> str:
    here, found = leading(id, team)
    values = {
        "name": found.name, "challenge": found.challenge, "about": found.about, "district": found.district,
        "cohort": found.cohort, "paused": date_of(found.paused_until),
    }  # fmt: skip
    return _about(here, found, Filled(values))


@blueprint.post("/<team>/about")
def keep(id: str, team: str) -> AnyResponse | tuple[str, int]:
    (here, found), form = leading(id, team), Filled.typed(request.form)
    store = parts().store.programmes
    try:
        name = form.line("name", 80)
        if not name:
            raise Refused("bad_args", NO_NAME, "name")
        if any(each.name.casefold() == name.casefold() and each.id != team for each in store.teams(id)):
            raise Refused("not_now", TAKEN, "name")
        given = {
            "name": name, "challenge": form.text("challenge", 400), "about": form.text("about"),
            "district": form.line("district", 80), "paused_until": form.day("paused", end=True),
        }  # fmt: skip
        if here.manages:
            given["cohort"] = _cohort(here, form["cohort"])
    except Refused as refused:
        return _about(here, found, form.wrong(refused)), problems.STATUS[refused.code]
    store.set_team(team, **given)
    return redirect(url_for("team.page", id=id, team=team), 303)


@blueprint.post("/<team>/remove")
def remove(id: str, team: str) -> AnyResponse:
    """The team is no longer of the programme; its boards stay where they are."""
    here = programmes.managed(id)
    parts().store.programmes.set_team(programmes.team_of(here, team).id, removed=now_ms())
    members.empty(parts().store.programmes.sessions(team))
    return redirect(url_for("programme_teams.page", id=id), 303)


def leading(id: str, team: str) -> tuple[Here, Team]:
    """A team and who asks, who leads or facilitates it; raises Refused for others."""
    here = programmes.enter(id)
    found = programmes.team_of(here, team)
    if not here.roles_in(team) & LEADING:
        raise Refused("not_allowed", NOT_YOURS)
    return here, found


def _cohort(here: Here, asked: str) -> str:
    known = [each.id for each in parts().store.programmes.cohorts(here.programme.id)]
    if asked not in known:
        raise Refused("bad_args", NO_COHORT, "cohort")
    return asked


def _page(here: Here, form: Filled) -> str:
    store = parts().store.programmes
    found = [each for each in store.teams(here.programme.id) if here.sees(each.id)]
    milestones = {each.id: each for each in store.milestones(here.programme.id)}
    cohorts = store.cohorts(here.programme.id)
    by_cohort: dict[str, list[Team]] = {}
    for team in found:
        by_cohort.setdefault(team.cohort, []).append(team)
    return render_template(
        "programme/teams.html",
        here=here,
        form=form,
        teams=found,
        by_cohort=by_cohort,
        milestones=milestones,
        cohorts=cohorts,
        options=[(each.id, each.title) for each in cohorts],
    )


def _about(here: Here, team: Team, form: Filled) -> str:
    cohorts = parts().store.programmes.cohorts(here.programme.id)
    options = [(each.id, each.title) for each in cohorts]
    return render_template("programme/team_about.html", here=here, team=team, form=form, options=options)
