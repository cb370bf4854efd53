"""Following an invitation into a programme: signed in, or by making an account here."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import passwords
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.accounts import Account, Taken
from workshop.store.invitations import Invitation
from workshop.store.programmes import Programme, Team
from workshop.web import identity, language, problems, signing, typed
from workshop.web.members import see_out
from workshop.web.names import name_of
from workshop.web.tries import tries
from workshop.web.typed import Typed
from workshop.words import choose

USED = "This invitation was used already, taken back or is too old; ask for another one."
TAKEN = "There is an account of this e-mail address already; sign in with it, and you come back here."

blueprint = Blueprint("invitations", __name__, url_prefix="/i/<token>")


@blueprint.get("")
def page(token: str) -> str:
    found, programme, team = _found(token)
    return _page(token, found, programme, team, Typed(name=found.name, email=found.email or ""))


@blueprint.post("")
def accept(token: str) -> AnyResponse | tuple[str, int]:
    found, programme, team = _found(token)
    account, form = identity.account(), typed.typed()
    if account is None:
        chosen = choose(request.form.get("language"), language.now())
        language.speak(chosen)
        try:
            account = _account(found, form, chosen)
        except Refused as refused:
            return _page(token, found, programme, team, form.wrong(refused)), problems.STATUS[refused.code]
        made: Account | None = account
    else:
        made = None
    taken = parts().store.invitations.take(token)
    if taken is None:
        raise Refused("gone", USED)
    better = parts().store.programmes.team_roles(team.id, account.id) if team else set()
    if found.role not in better:
        parts().store.programmes.add_member(programme.id, account.id, found.role, found.team)
        see_out(programme, account.id)
    onward = url_for("team.page", id=programme.id, team=team.id) if team else url_for("cockpit.page", id=programme.id)
    return signing.welcome(made, onward) if made else redirect(onward, 303)


def _account(found: Invitation, form: Typed, chosen: str) -> Account:
    """A new account; where the invitation was mailed its address is known to be theirs, and they need no password yet."""
    tries().asks_link()
    name = name_of(form.name)
    email = found.email or typed.email(form.email)
    said = request.form.get("password", "")
    secret = passwords.hashed(typed.password(said)) if said or not found.email else None
    try:
        return parts().store.accounts.make(name, email, secret, chosen)
    except Taken:
        raise Refused("not_now", TAKEN, "email") from None


def _found(token: str) -> tuple[Invitation, Programme, Team | None]:
    store = parts().store
    found = store.invitations.get(token) if token.isascii() and len(token) < 100 else None
    programme = store.programmes.get(found.programme) if found else None
    team = store.programmes.team(found.team) if found and found.team else None
    if found is None or programme is None or programme.removed is not None:
        raise Refused("gone", USED)
    if found.team is not None and (team is None or team.removed is not None):
        raise Refused("gone", USED)
    language.suggest(programme.language)
    return found, programme, team


def _page(token: str, found: Invitation, programme: Programme, team: Team | None, form: Typed) -> str:
    inviting = parts().store.accounts.get(found.by)
    return render_template(
        "programme/invited.html",
        token=token,
        invitation=found,
        programme=programme,
        team=team,
        by=inviting.name if inviting else "",
        form=form,
        known=bool(found.email and parts().store.accounts.by_email(found.email)),
        least=passwords.SHORTEST,
    )
