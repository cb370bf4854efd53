"""Programmes: who may see one and as what, the list of mine, making one, and what it says of itself."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.store.people import belongs
from workshop.store.programmes import MENTORING, Programme, Team
from workshop.web import identity, language, problems
from workshop.web.accounts import signed_in
from workshop.web.filled import Filled, date_of
from workshop.web.zone import short_day
from workshop.words import LANGUAGES, choose, translate

NO_PROGRAMME = "This programme doesn't exist or isn't open to you; ask whoever leads it."
NO_TEAM = "This team doesn't exist or isn't open to you; ask whoever leads the programme."
NOT_YOURS = "Your role in this programme doesn't allow this; ask whoever leads it."
NO_TITLE = "Give the programme a title, so that people know it again."
BACKWARDS = "The programme ends before it begins; check the dates."
REMOVED = "The programme that let you into this workshop was removed; ask whoever led it."
KEPT_COHORT = "There are teams of this cohort; put them into another one first."
MANAGING = frozenset({"lead", "facilitator"})
WATCHING = MANAGING | MENTORING | {"observer"}
ROWS, MORE = 24, 2
"""A form takes so many milestones or cohorts, and offers so many more each time."""

blueprint = Blueprint("programmes", __name__)


@dataclass(frozen=True)
class Here:
    """Who asks, in which programme, and what they are there: (role, team), the team None for the whole programme."""

    programme: Programme
    account: Account
    scopes: frozenset[tuple[str, str | None]]

    @property
    def whole(self) -> frozenset[str]:
        """What they are in the whole programme."""
        return frozenset(role for role, team in self.scopes if team is None)

    @property
    def leads(self) -> bool:
        return "lead" in self.whole

    @property
    def manages(self) -> bool:
        return bool(self.whole & MANAGING)

    @property
    def watches(self) -> bool:
        """Whether they see all teams."""
        return bool(self.whole & WATCHING)

    @property
    def teams(self) -> frozenset[str]:
        """The teams in which they are something."""
        return frozenset(team for _, team in self.scopes if team is not None)

    def roles_in(self, team: str) -> frozenset[str]:
        return frozenset(role for role, of in self.scopes if of in (None, team))

    def sees(self, team: str) -> bool:
        return self.watches or team in self.teams


def enter(id: str) -> Here:
    """The programme and who asks; raises Refused where it isn't theirs, without saying whether there is one."""
    account = signed_in()
    programme = parts().store.programmes.get(id) if id.isascii() and id.isalnum() else None
    scopes = parts().store.programmes.scopes(id, account.id) if programme else frozenset()
    if programme is None or not scopes:
        raise Refused("unknown_page", NO_PROGRAMME)
    language.suggest(programme.language)
    return Here(programme, account, scopes)


def sign_in_first() -> AnyResponse | None:
    """Who follows a link to a page of a programme signed out comes back to it; for `before_request`."""
    if request.method == "GET" and identity.account() is None:
        return redirect(url_for("signing.page", next=request.path))
    return None


def managed(id: str) -> Here:
    """The same for who leads or facilitates all of it."""
    here = enter(id)
    if not here.manages:
        raise Refused("not_allowed", NOT_YOURS)
    return here


def team_of(here: Here, id: str) -> Team:
    """A team of the programme that is open to who asks."""
    team = parts().store.programmes.team(id) if id.isascii() and id.isalnum() else None
    if team is None or team.programme != here.programme.id or team.removed is not None or not here.sees(id):
        raise Refused("unknown_page", NO_TEAM)
    return team


@blueprint.get("/programmes")
def mine() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("programmes.mine")))
    store = parts().store.programmes
    found = store.of_account(account.id)
    teams = {team.id: team.name for each in found for team in store.teams(each.id)}
    return render_template(
        "programme/mine.html",
        programmes=found,
        memberships=store.memberships(account.id),
        teams=teams,
        short_day=short_day,
    )


@blueprint.get("/programmes/new")
def new() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("programmes.new")))
    values = {"language": account.language}
    spoken = language.now()
    usual = (
        translate("Departure", spoken), translate("Listening", spoken), translate("Map of the problem", spoken),
        translate("Challenge", spoken), translate("Prototype", spoken), translate("Return", spoken),
    )  # fmt: skip
    values |= {f"milestone-{at}": title for at, title in enumerate(usual)}
    return _form("programme/new.html", Filled(values), len(usual) + MORE, 1 + MORE)


@blueprint.post("/programmes/new")
def make() -> AnyResponse | tuple[str, int]:
    account, form = signed_in(), Filled.typed(request.form)
    try:
        about = _about(form)
        milestones, cohorts = _milestones(form), _cohorts(form)
    except Refused as refused:
        return _form("programme/new.html", form.wrong(refused), ROWS, ROWS), problems.STATUS[refused.code]
    store = parts().store.programmes
    made = store.make(owner=account.id, **about)
    for _, title, due in milestones:
        store.add_milestone(made.id, title, due)
    for _, title in cohorts or [("", translate("First cohort", made.language))]:
        store.add_cohort(made.id, title)
    return redirect(url_for("cockpit.page", id=made.id), 303)


@blueprint.get("/p/<id>/about")
def about(id: str) -> str:
    return _edit(managed(id), saved="saved" in request.args)


@blueprint.post("/p/<id>/about")
def keep(id: str) -> AnyResponse | tuple[str, int]:
    here, form = managed(id), Filled.typed(request.form)
    try:
        given = _about(form)
        _keep_milestones(here, _milestones(form))
        _keep_cohorts(here, _cohorts(form))
    except Refused as refused:
        return _edit(here, form.wrong(refused)), problems.STATUS[refused.code]
    parts().store.programmes.set(id, **given)
    return redirect(url_for("programmes.about", id=id, saved=1), 303)


@blueprint.post("/p/<id>/remove")
def remove(id: str) -> AnyResponse:
    """Nobody is anything in it any more; its workshops and boards stay with those who hold them."""
    here = enter(id)
    if here.programme.owner != here.account.id:
        raise Refused("not_allowed", NOT_YOURS)
    workshops = parts().store.programmes.workshops(id)
    parts().store.programmes.set(id, removed=now_ms())
    for session in workshops:  # whoever is in one of them for the programme alone is nobody there now
        for person in filter(belongs, parts().store.people.of(session.id)):
            parts().live.gone(person.id, "gone", REMOVED)
    return redirect(url_for("programmes.mine"), 303)


def _about(form: Filled) -> dict[str, Any]:
    title = form.line("title")
    if not title:
        raise Refused("bad_args", NO_TITLE, "title")
    starts, ends = form.day("starts"), form.day("ends", end=True)
    if starts is not None and ends is not None and ends < starts:
        raise Refused("bad_args", BACKWARDS, "ends")
    tongue = choose(form["language"], language.now())
    return {"title": title, "language": tongue, "about": form.text("about"), "starts": starts, "ends": ends}


def _milestones(form: Filled) -> list[tuple[str, str, int | None]]:
    """Those that have a title, as (id, title, due), by their dates; one without a date stays behind the one before it."""
    found, last = [], 0
    for at in range(ROWS):
        title, due = form.line(f"milestone-{at}", 60), form.day(f"due-{at}", end=True)
        if title:
            last = due if due is not None else last
            found.append((last, (form[f"milestone-id-{at}"], title, due)))
    return [row for _, row in sorted(found, key=lambda each: each[0])]


def _cohorts(form: Filled) -> list[tuple[str, str]]:
    rows = ((form[f"cohort-id-{at}"], form.line(f"cohort-{at}", 60)) for at in range(ROWS))
    return [(id, title) for id, title in rows if title]


def _keep_milestones(here: Here, rows: list[tuple[str, str, int | None]]) -> None:
    store = parts().store.programmes
    known = {each.id for each in store.milestones(here.programme.id)}
    kept = [id if id in known else store.add_milestone(here.programme.id, title).id for id, title, _ in rows]
    for place, (id, (_, title, due)) in enumerate(zip(kept, rows, strict=True)):
        store.set_milestone(id, title=title, due=due, place=place)
    for id in known - set(kept):
        store.remove_milestone(id)


def _keep_cohorts(here: Here, rows: list[tuple[str, str]]) -> None:
    store = parts().store.programmes
    known = {each.id for each in store.cohorts(here.programme.id)}
    for id, title in rows:
        if id in known:
            store.set_cohort(id, title=title)
        else:
            store.add_cohort(here.programme.id, title)
    for id in known - {id for id, _ in rows}:
        if not store.remove_cohort(id):
            raise Refused("not_now", KEPT_COHORT, "cohorts")


def _edit(here: Here, form: Filled | None = None, saved: bool = False) -> str:
    store, of = parts().store.programmes, here.programme
    milestones, cohorts = store.milestones(of.id), store.cohorts(of.id)
    if form is None:
        values = {
            "title": of.title, "language": of.language, "about": of.about, "starts": date_of(of.starts),
            "ends": date_of(of.ends),
        }  # fmt: skip
        for at, milestone in enumerate(milestones):
            values |= {f"milestone-{at}": milestone.title, f"due-{at}": date_of(milestone.due)}
            values[f"milestone-id-{at}"] = milestone.id
        for at, cohort in enumerate(cohorts):
            values |= {f"cohort-{at}": cohort.title, f"cohort-id-{at}": cohort.id}
        form = Filled(values)
    return _form("programme/about.html", form, len(milestones) + MORE, len(cohorts) + MORE, here=here, saved=saved)


def _form(template: str, form: Filled, milestones: int, cohorts: int, **more: object) -> str:
    rows = {"milestones": range(min(milestones, ROWS)), "cohorts": range(min(cohorts, ROWS))}
    return render_template(template, form=form, tongues=LANGUAGES, **rows, **more)
