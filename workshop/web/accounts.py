"""Accounts of those who hold workshops: the first one, one's own page, and inviting others."""

from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import passwords, words
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.accounts import Account, NotFirst, Taken
from workshop.web import identity, language, links, problems, signing, typed
from workshop.web.names import name_of
from workshop.web.typed import Typed

NOT_FIRST = "There is an account already; sign in, or ask somebody who has one to invite you."
TAKEN = "There is an account of this e-mail address already."
SIGN_IN = "Sign in first; then open this page again."
NOT_IT = "This is not your password; try again, or sign in by a link and choose a new one."
EVERYWHERE = "You have signed out everywhere; sign in again to go on."
COMMAND = "python -m workshop user --email … --name …"
DONE = ("name", "password", "left")
"""What the account's page may say is done."""

blueprint = Blueprint("accounts", __name__)


@dataclass(frozen=True)
class Invited:
    """Somebody who was just invited, and the link for them."""

    name: str
    email: str
    link: str


def signed_in() -> Account:
    """The account of this browser; raises Refused without one."""
    account = identity.account()
    if account is None:
        raise Refused("signed_out", SIGN_IN)
    return account


@blueprint.get("/start")
def start() -> str | AnyResponse:
    if parts().store.accounts.any():
        return redirect(url_for("signing.page"))
    return _start(Typed())


@blueprint.post("/start")
def make_first() -> AnyResponse | tuple[str, int]:
    form = typed.typed()
    chosen = words.choose(request.form.get("language"), language.now())
    language.speak(chosen)
    try:
        if parts().store.accounts.any():
            raise Refused("not_now", NOT_FIRST)
        name, email = name_of(form.name), typed.email(form.email)
        secret = passwords.hashed(typed.password(request.form.get("password", "")))
        account = parts().store.accounts.make(name, email, secret, chosen, first=True)
    except (NotFirst, Taken):
        return _start(form.wrong(Refused("not_now", NOT_FIRST, "form"))), 409
    except Refused as refused:
        return _start(form.wrong(refused)), problems.STATUS[refused.code]
    return signing.welcome(account, None)


@blueprint.get("/account")
def page() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("accounts.page")))
    done = request.args.get("done", "")
    return _page(account, Typed(), done=done if done in DONE else "")


@blueprint.post("/account")
def change() -> AnyResponse | tuple[str, int]:
    account, form = signed_in(), typed.typed()
    chosen = words.choose(request.form.get("language"), account.language)
    try:
        parts().store.accounts.set(account.id, name=name_of(form.name), language=chosen)
    except Refused as refused:
        return _page(account, form.wrong(refused)), problems.STATUS[refused.code]
    parts().store.people.speak(account.id, chosen)
    response = redirect(url_for("accounts.page", done="name"), 303)
    language.keep(response, chosen)
    return response


@blueprint.post("/account/password")
def change_password() -> AnyResponse | tuple[str, int]:
    """A new password signs out all other browsers. Who has just come by a link needs not know the old one."""
    account = signed_in()
    try:
        if needs_old(account) and not passwords.fits(request.form.get("old", ""), account.password):
            raise Refused("not_allowed", NOT_IT, "old")
        secret = passwords.hashed(typed.password(request.form.get("password", "")))
    except Refused as refused:
        return _page(account, Typed().wrong(refused)), problems.STATUS[refused.code]
    parts().store.accounts.set(account.id, password=secret)
    _out_everywhere(account)
    renewed = parts().store.accounts.get(account.id)
    assert renewed is not None
    identity.sign_in(session, renewed)
    return redirect(url_for("accounts.page", done="password"), 303)


@blueprint.post("/account/everywhere")
def sign_out_everywhere() -> AnyResponse:
    account = signed_in()
    _out_everywhere(account)
    identity.sign_out(session)
    return redirect(url_for("pages.home"), 303)


@blueprint.post("/account/invite")
def invite() -> str | tuple[str, int]:
    account, form = signed_in(), typed.typed()
    try:
        name, email = name_of(form.name), typed.email(form.email)
        new = parts().store.accounts.make(name, email, None, words.choose(request.form.get("language"), account.language))
    except Taken:
        return _page(account, form.wrong(Refused("not_now", TAKEN, "invite-email"))), 409
    except Refused as refused:
        wrong = replace(form.wrong(refused), field=f"invite-{refused.field}")
        return _page(account, wrong), problems.STATUS[refused.code]
    link = signing.invitation(new, account.name, links.base_url(parts().config))
    return _page(account, Typed(), invited=Invited(name, email, link))


def needs_old(account: Account) -> bool:
    """Whether one must know the old password to choose a new one."""
    return account.password is not None and not identity.fresh(session)


def _out_everywhere(account: Account) -> None:
    store = parts().store
    store.accounts.sign_out(account.id)
    for person in store.people.of_account(account.id):
        parts().live.gone(person, "gone", EVERYWHERE)


def _start(form: Typed) -> str:
    return render_template("accounts/start.html", form=form, least=passwords.SHORTEST, command=COMMAND)


def _page(
    account: Account, form: Typed, done: str = "", invited: Invited | None = None
) -> str:
    return render_template(
        "accounts/account.html",
        mine=account,
        form=form,
        done=done,
        invited=invited,
        old=needs_old(account),
        least=passwords.SHORTEST,
    )
