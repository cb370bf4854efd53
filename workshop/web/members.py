"""The members of a programme: who is what, inviting others by a link or by e-mail, changing and leaving."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.refusal import Refused
from workshop.crew import NEW_ROLE
from workshop.mail import Mail
from workshop.parts import parts
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.store.people import belonging_id, belongs
from workshop.store.programmes import ROLES, Member, Programme
from workshop.store.sessions import Session
from workshop.web import links, problems, programmes, typed
from workshop.web.filled import Filled, date_of
from workshop.web.names import name_of
from workshop.web.programmes import NOT_YOURS, Here
from workshop.web.zone import short_day
from workshop.words import translate

DAYS, MOST_DAYS = 30, 366
DAY = 86_400_000
NO_ROLE = "Choose what they are in the programme."
NO_TEAM = "Choose the team that they are of."
NO_DAY = "Choose a day that is to come, within {most} days."
NO_MEMBER = "This person is no longer in the programme; look at the list again."
ONLY_LEADS = "Only who leads the programme can make somebody a lead, or change one."
OWNER = "Who made the programme leads it; that can't be taken away."
INVITED_SUBJECT = "{by} invites you to {programme}"
INVITED_TEXT = (
    "Hello {name},\n\n{by} invites you to the programme {programme}. Follow this link to come in; it works once, until "
    "{day}:\n\n{link}\n\nYou don't know what this is about? Then do nothing.\n"
)

blueprint = Blueprint("members", __name__, url_prefix="/p/<id>/members")
blueprint.before_request(programmes.sign_in_first)


@dataclass(frozen=True)
class Shown:
    """A member as the list shows them."""

    member: Member
    name: str
    email: str
    team: str


@blueprint.get("")
def page(id: str) -> str:
    return _page(programmes.managed(id), Filled({"role": "member", "until": date_of(usual_until())}))


@blueprint.post("/invite")
def invite(id: str) -> str | tuple[str, int]:
    """A link for whoever has it, or one that goes to an address; both are shown, so that they can be passed on."""
    here, form = programmes.managed(id), Filled.typed(request.form)
    try:
        role, team = placed(here, form["role"], form["team"])
        by_mail = bool(form["email"].strip())
        email = typed.email(form["email"]) if by_mail else None
        name = name_of(form["name"]) if by_mail else ""
        until = _until(form)
    except Refused as refused:
        return _page(here, form.wrong(refused)), problems.STATUS[refused.code]
    link = send(here, role, team, name, email, until)
    kept = {"role": role, "team": team or "", "until": date_of(until)}
    return _page(here, Filled(kept), link=link, email=email, until=until)


@blueprint.post("/revoke")
def revoke(id: str) -> AnyResponse:
    here = programmes.managed(id)
    parts().store.invitations.revoke(here.programme.id, Filled.typed(request.form)["digest"][:64])
    return redirect(url_for("members.page", id=id), 303)


@blueprint.post("/<member>")
def change(id: str, member: str) -> AnyResponse | tuple[str, int]:
    here, form = programmes.managed(id), Filled.typed(request.form)
    found = _member(here, member)
    try:
        role, team = placed(here, form["role"], form["team"])
        if found.role == "lead" and not here.leads:
            raise Refused("not_allowed", ONLY_LEADS)
    except Refused as refused:
        return _page(here, form.wrong(refused)), problems.STATUS[refused.code]
    parts().store.programmes.set_member(member, role=role, team=team)
    see_out(here.programme, found.account)
    return redirect(url_for("members.page", id=id), 303)


@blueprint.post("/<member>/remove")
def remove(id: str, member: str) -> AnyResponse:
    """Take somebody out of the programme, or leave it oneself."""
    here = programmes.enter(id)
    found = _member(here, member)
    if found.account != here.account.id and (not here.manages or (found.role == "lead" and not here.leads)):
        raise Refused("not_allowed", NOT_YOURS)
    parts().store.programmes.remove_member(member)
    see_out(here.programme, found.account)
    own = found.account == here.account.id and not here.manages
    return redirect(url_for("programmes.mine") if own else url_for("members.page", id=id), 303)


def send(here: Here, role: str, team: str | None, name: str, email: str | None, until: int) -> str:
    """The link of a new invitation that works until then; one with an address is mailed there."""
    store = parts().store.invitations
    if email is not None:
        store.replace(here.programme.id, [email])
    token = store.make(here.programme.id, role, here.account.id, until, team=team, name=name, email=email)
    link = links.base_url(parts().config) + url_for("invitations.page", token=token)
    if email is not None:
        parts().post.send(_mail(here, name, email, link, until))
    return link


def usual_until() -> int:
    return now_ms() + DAYS * DAY


def _until(form: Filled) -> int:
    """Until when an invitation works: the day of a form, which is to come and not too far, or the usual one."""
    until = form.day("until", end=True)
    if until is None:
        return usual_until()
    if not now_ms() < until <= now_ms() + MOST_DAYS * DAY:
        raise Refused("bad_args", NO_DAY, "until", most=MOST_DAYS)
    return until


def placed(here: Here, role: str, team: str) -> tuple[str, str | None]:
    """A role and the team it holds for; raises Refused for what doesn't fit or isn't theirs to give."""
    if role not in ROLES:
        raise Refused("bad_args", NO_ROLE, "role")
    if role == "lead" and not here.leads:
        raise Refused("not_allowed", ONLY_LEADS, "role")
    if role == "lead" or not team:
        if role == "member":
            raise Refused("bad_args", NO_TEAM, "team")
        return role, None
    return role, programmes.team_of(here, team).id


def see_out(programme: Programme, account: str) -> None:
    """Close what somebody has open in the programme's workshops: they come back as what they are now."""
    for session in parts().store.programmes.workshops(programme.id):
        parts().live.gone(belonging_id(session.id, account), "not_allowed", NEW_ROLE)


def empty(sessions: Sequence[Session]) -> None:
    """Close what everybody has open who is in some workshops for their programme alone: they come back as what they are."""
    for session in sessions:
        for person in filter(belongs, parts().store.people.of(session.id)):
            parts().live.gone(person.id, "not_allowed", NEW_ROLE)


def _mail(here: Here, name: str, email: str, link: str, until: int) -> Mail:
    spoken = here.programme.language
    facts = {"by": here.account.name, "programme": here.programme.title}
    text = translate(INVITED_TEXT, spoken, name=name, link=link, day=short_day(until), **facts)
    return Mail(email, " ".join(translate(INVITED_SUBJECT, spoken, **facts).split()), text)


def _member(here: Here, id: str) -> Member:
    found = parts().store.programmes.member(id) if id.isascii() and id.isalnum() else None
    if found is None or found.programme != here.programme.id:
        raise Refused("gone", NO_MEMBER)
    return found


def _page(here: Here, form: Filled, **more: object) -> str:
    store = parts().store
    teams = {each.id: each.name for each in store.programmes.teams(here.programme.id)}
    members = store.programmes.members(here.programme.id)
    accounts: dict[str, Account] = store.accounts.some({each.account for each in members} | {here.programme.owner})
    shown = [
        Shown(each, accounts[each.account].name, accounts[each.account].email, teams.get(each.team or "", ""))
        for each in members
        if each.account in accounts and (each.team is None or each.team in teams)
    ]
    shown.sort(key=lambda each: (ROLES.index(each.member.role), each.team.casefold(), each.name.casefold()))
    return render_template(
        "programme/members.html",
        here=here,
        form=form,
        shown=shown,
        owner=accounts.get(here.programme.owner),
        waiting=store.invitations.of(here.programme.id),
        teams=teams,
        roles=[each for each in ROLES if each != "lead" or here.leads],
        short_day=short_day,
        **more,
    )

