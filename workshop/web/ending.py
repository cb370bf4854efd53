"""What is kept of who holds workshops, in one file, and the end of their account."""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import passwords, personal, words
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.programmes import Programme
from workshop.store.sessions import Session
from workshop.web import identity, language, problems, protection
from workshop.web.accounts import NOT_IT, needs_old, signed_in
from workshop.web.tries import tries
from workshop.web.zone import short_day

REMOVED = "This workshop was removed; ask whoever held it."
NO_PASSWORD = "You have no password, so come by a link first: have one sent to you, open it, and press this again."

blueprint = Blueprint("erased", __name__)


@dataclass(frozen=True)
class Holding:
    """A workshop or a programme that goes to somebody else or away with an account; `others` may take it over."""

    id: str
    title: str
    others: list[Account]


@blueprint.get("/erased")
def page() -> str:
    """What people see who are not known here any more."""
    return render_template("protection/erased.html")


@blueprint.get("/me/data")
def mine() -> str:
    account = signed_in()
    return render_template("protection/mine.html", mine=account, told=_told(account), day=short_day, here=_here(account))


@blueprint.get("/me/data/file")
def file() -> Response:
    """All that is kept of an account, with all workshops it is somebody in."""
    account = signed_in()
    kept = [personal.gather(parts().store, parts().boards, found, person) for found, person in _here(account)]
    return protection.sent(kept, _told(account), account.name)


@blueprint.get("/account/end")
def ask() -> str:
    return _ask(signed_in(), "")


@blueprint.post("/account/end")
def end() -> AnyResponse | tuple[str, int]:
    """Delete an account: what it alone holds goes to whom was chosen, or away, and it is nobody anywhere."""
    account = signed_in()
    try:
        _proven(account)
        if request.form.get("sure") != "1":
            raise Refused("bad_args", protection.SURE, "sure")
        given = [(each, _heir(each)) for each in _held(account)]
        programmes = [(each, _heir(each)) for each in _led(account)]
    except Refused as refused:
        return _ask(account, words.say(refused, language.now())), problems.STATUS[refused.code]
    for holding, heir in given:
        _pass_on(holding, heir)
    for holding, heir in programmes:
        parts().store.programmes.set(holding.id, **({"owner": heir} if heir else {"removed": now_ms()}))
    parts().store.accounts.sign_out(account.id)
    parts().erasing.account(account)
    identity.sign_out(session)
    return redirect(url_for("erased.page"), 303)


def _proven(account: Account) -> None:
    """Whether it is really them: by their password, or because they have just come by a link."""
    if not needs_old(account) and account.password is not None:
        return
    if account.password is None:
        if not identity.fresh(session):
            raise Refused("not_allowed", NO_PASSWORD, "password")
        return
    tries().password(account.email)
    if not passwords.fits(request.form.get("password", "")[: passwords.LONGEST + 1], account.password):
        tries().wrong(account.email)
        raise Refused("not_allowed", NOT_IT, "password")


def _heir(holding: Holding) -> str | None:
    """Whom a form gives it to; None where it goes away."""
    chosen = request.form.get(f"to-{holding.id}", "")
    return next((each.id for each in holding.others if each.id == chosen), None)


def _pass_on(holding: Holding, heir: str | None) -> None:
    store = parts().store
    if heir is not None:
        store.sessions.set(holding.id, owner=heir)
        return
    for person in store.people.of(holding.id):
        parts().live.gone(person.id, "gone", REMOVED)
    for row in store.boards.of(holding.id):
        parts().boards.forget(row.id)
    store.sessions.set(holding.id, removed=now_ms())
    store.sessions.forget(holding.id)


def _ask(account: Account, error: str) -> str:
    return render_template(
        "protection/end.html", mine=account, sessions=_held(account), programmes=_led(account), old=needs_old(account),
        fresh=identity.fresh(session), error=error,
    )  # fmt: skip


def _held(account: Account) -> list[Holding]:
    owned = [each for each in parts().store.sessions.of_account(account.id) if each.owner == account.id]
    return [Holding(each.id, each.title, _others(account, _hosts(each))) for each in owned if not each.rehearsal]


def _led(account: Account) -> list[Holding]:
    owned = [each for each in parts().store.programmes.of_account(account.id) if each.owner == account.id]
    return [Holding(each.id, each.title, _others(account, _leads(each))) for each in owned]


def _hosts(found: Session) -> set[str]:
    people = parts().store.people.of(found.id)
    return {each.account for each in people if each.account and each.role in FACILITATORS}


def _leads(programme: Programme) -> set[str]:
    members = parts().store.programmes.members(programme.id)
    return {each.account for each in members if each.team is None and each.role in ("lead", "facilitator")}


def _others(account: Account, ids: set[str]) -> list[Account]:
    found = (parts().store.accounts.get(id) for id in sorted(ids - {account.id}))
    return [each for each in found if each is not None]


def _here(account: Account) -> list[tuple[Session, Person]]:
    """The workshops in which an account is somebody, and who."""
    store = parts().store
    people = (store.people.get(id) for id in store.people.of_account(account.id))
    found = [(store.sessions.get(each.session), each) for each in people if each and each.session]
    return [(session, person) for session, person in found if session is not None]


def _told(account: Account) -> dict[str, object]:
    store = parts().store
    roles = {each.id: sorted(store.programmes.member_roles(each.id, account.id)) for each in _programmes(account)}
    return {
        "account": {
            "name": account.name, "email": account.email, "language": account.language,
            "password": account.password is not None, "subject": account.subject,
        },
        "programmes": [{"title": each.title, "roles": roles[each.id]} for each in _programmes(account)],
        "holds": [each.title for each in _held(account)],
        "kept": store.erasures.held(account.id),
    }  # fmt: skip


def _programmes(account: Account) -> list[Programme]:
    return parts().store.programmes.of_account(account.id)
