"""Signing in: by e-mail and password, or by a link that is sent and works once; and signing out."""

from collections.abc import Callable

import gevent
from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import passwords
from workshop.core.refusal import Refused
from workshop.mail import Mail
from workshop.parts import Parts, parts
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.web import identity, language, links, problems, typed
from workshop.web.tries import tries
from workshop.web.typed import Typed
from workshop.words import translate

MINUTES = 20
INVITED_DAYS = 7
MINUTE, DAY = 60_000, 86_400_000

WRONG = "This e-mail address and this password don't fit together; try again, or have a link sent to you."
USED = "This link was used already or is too old; have another one sent to you."
LINK_SUBJECT = "Your link to sign in to Mutirão"
LINK_TEXT = (
    "Hello {name},\n\nthis link signs you in to Mutirão. It works once, for {minutes} minutes:\n\n{link}\n\n"
    "You didn't ask for it? Then do nothing; nobody gets in without it.\n"
)
INVITED_SUBJECT = "{by} invites you to hold workshops with Mutirão"
INVITED_TEXT = (
    "Hello {name},\n\n{by} invites you to hold workshops with Mutirão. This link signs you in; it works once, "
    "for {days} days:\n\n{link}\n\nAfterwards, have a link sent to you whenever you sign in, or choose a password.\n"
)

blueprint = Blueprint("signing", __name__)


@blueprint.get("/sign-in")
def page() -> str | AnyResponse:
    onward = language.inside(request.args.get("next"))
    if identity.account() is not None:
        return redirect(onward)
    return _page(Typed(next=onward))


@blueprint.post("/sign-in")
def sign_in() -> AnyResponse | tuple[str, int]:
    form = typed.typed()
    try:
        account = _by_password(form.email.casefold(), request.form.get("password", ""))
    except Refused as refused:
        return _page(form.wrong(refused)), problems.STATUS[refused.code]
    return welcome(account, form.next)


@blueprint.post("/sign-in/link")
def send_link() -> str | tuple[str, int]:
    """Whether there is such an account is told to nobody: neither by what is answered nor by how soon."""
    form = typed.typed()
    try:
        email = typed.email(form.email)
        tries().asks_link()
    except Refused as refused:
        return _page(form.wrong(refused)), problems.STATUS[refused.code]
    gevent.spawn(_send_link, parts(), tries().sends_link, links.base_url(parts().config), email)
    return render_template("accounts/sent.html", email=email, minutes=MINUTES)


@blueprint.get("/sign-in/<token>")
def link_page(token: str) -> str | tuple[str, int]:
    """Asks to press a button, for programs that look at mail open every link in it."""
    account = parts().store.accounts.account_of_link(token)
    if account is None:
        return _page(Typed().wrong(Refused("gone", USED, "link"))), 410
    language.suggest(account.language)
    return render_template("accounts/link.html", mine=account, token=token)


@blueprint.post("/sign-in/<token>")
def use_link(token: str) -> AnyResponse | tuple[str, int]:
    account = parts().store.accounts.take_link(token)
    if account is None:
        return _page(Typed().wrong(Refused("gone", USED, "link"))), 410
    answer = welcome(account, None)
    session[identity.BY_LINK] = now_ms() + MINUTES * MINUTE
    return answer


@blueprint.post("/sign-out")
def sign_out() -> AnyResponse:
    identity.sign_out(session)
    return redirect(url_for("pages.home"), 303)


def welcome(account: Account, onward: str | None) -> AnyResponse:
    """Sign this browser in and go on."""
    identity.sign_in(session, account)
    response = redirect(language.inside(onward), 303)
    language.keep(response, account.language)
    return response


def link_url(base: str, token: str) -> str:
    return f"{base}/sign-in/{token}"


def invitation(account: Account, by: str, base: str) -> str:
    """A link that lets somebody in who was invited; it is mailed, and answered so that it can be copied."""
    link = link_url(base, parts().store.accounts.make_link(account.id, now_ms() + INVITED_DAYS * DAY))
    subject = translate(INVITED_SUBJECT, account.language, by=by)
    text = translate(INVITED_TEXT, account.language, name=account.name, by=by, days=INVITED_DAYS, link=link)
    parts().post.send(Mail(account.email, subject, text))
    return link


def _by_password(email: str, password: str) -> Account:
    tries().password(email)
    account = parts().store.accounts.by_email(email)
    fits = passwords.fits(password[: passwords.LONGEST + 1], account.password if account else None)
    if account is None or not fits:
        tries().wrong(email)
        raise Refused("not_allowed", WRONG, "password")
    return account


def _send_link(parts: Parts, may: Callable[[str], bool], base: str, email: str) -> None:
    account = parts.store.accounts.by_email(email)
    if account is None or not may(account.id):
        return
    link = link_url(base, parts.store.accounts.make_link(account.id, now_ms() + MINUTES * MINUTE))
    subject = translate(LINK_SUBJECT, account.language)
    text = translate(LINK_TEXT, account.language, name=account.name, minutes=MINUTES, link=link)
    parts.post.send(Mail(account.email, subject, text))


def _page(form: Typed) -> str:
    return render_template("accounts/sign_in.html", form=form, provider=parts().config.provider)
