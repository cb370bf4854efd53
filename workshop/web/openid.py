"""Signing in with an OpenID provider: the code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636)."""

import base64
import hashlib
import hmac
import secrets
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec
import structlog
from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.config import Provider
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.accounts import Account
from workshop.web import language, links, signing

log = structlog.get_logger()

WAY = "openid"
"""In the cookie, while somebody is at the provider: [state, nonce, verifier, where they go on to]."""
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
SCOPE = "openid email profile"
PATIENCE = 10
MOST = 1024 * 1024
LEEWAY = 60
"""Seconds by which its clock and ours may differ."""

NO_PROVIDER = "This Mutirão has no other way to sign in; use your e-mail address."
AWAY = "The sign-in service doesn't answer; try again in a moment, or have a link sent to you."
NOT_THIS = "This sign-in didn't begin here or took too long; begin again."
NO_ACCOUNT = "There is no account for {email} here; ask somebody who has one to invite you."
NO_EMAIL = "The sign-in service names no checked e-mail address of yours; sign in by a link instead."

blueprint = Blueprint("openid", __name__)


@blueprint.get("/sign-in/provider")
def go() -> AnyResponse:
    """To the provider; what makes the way back ours alone stays in the cookie."""
    provider = _provider()
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    session[WAY] = [state, nonce, verifier, language.inside(request.args.get("next"))]
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": _back_url(),
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        "ui_locales": language.now(),
    }
    to = str(_about(provider)["authorization_endpoint"])
    return redirect(f"{to}{'&' if urlsplit(to).query else '?'}{urlencode(asked)}")


@blueprint.get("/sign-in/back")
def back() -> AnyResponse:
    provider, kept = _provider(), session.pop(WAY, None)
    match kept:
        case [str(state), str(nonce), str(verifier), str(onward)]:
            pass
        case _:
            raise Refused("not_now", NOT_THIS)
    if not hmac.compare_digest(state.encode(), request.args.get("state", "").encode()) or "code" not in request.args:
        raise Refused("not_now", NOT_THIS)
    claims = _claims(provider, request.args["code"], verifier, nonce)
    return signing.welcome(_account(provider, claims), onward)


def _account(provider: Provider, claims: Mapping[str, Any]) -> Account:
    """Whose they are: known by the provider's own name for them, else by an e-mail address that it has checked."""
    accounts = parts().store.accounts
    subject = hashlib.sha256(f"{provider.issuer}\n{claims['sub']}".encode()).hexdigest()
    known = accounts.by_subject(subject)
    if known is not None:
        return known
    email = str(claims.get("email") or "")
    if not email or claims.get("email_verified") is not True:
        raise Refused("not_allowed", NO_EMAIL)
    found = accounts.by_email(email)
    if found is None or found.subject is not None:
        raise Refused("not_allowed", NO_ACCOUNT, email=email)
    accounts.set(found.id, subject=subject)
    return found


def _claims(provider: Provider, code: str, verifier: str, nonce: str) -> Mapping[str, Any]:
    """What the provider says of somebody, signed by it for us and for this very sign-in."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    about = _about(provider)
    told = _token(provider, about, code, verifier)
    try:
        keys = KeySet.import_key_set(_fetched(str(about["jwks_uri"])))  # type: ignore[arg-type]
        token = jwt.decode(str(told["id_token"]), keys, algorithms=list(ALGORITHMS))
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client_id},
            },
            {"nonce": nonce, "client_id": provider.client_id, "access_token": told.get("access_token")},
        )
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        log.warning("the OpenID provider's answer is refused", reason=f"{type(error).__name__}: {error}"[:200])
        raise Refused("not_now", NOT_THIS) from None
    return dict(claims)


def _token(provider: Provider, about: Mapping[str, Any], code: str, verifier: str) -> Mapping[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": _back_url(),
        "code_verifier": verifier,
    }
    ways = about.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    headers = {}
    if "client_secret_basic" in ways:
        both = f"{quote(provider.client_id, safe='')}:{quote(provider.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(both.encode()).decode()}"
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.client_secret}
    return _fetched(str(about["token_endpoint"]), urlencode(form).encode(), headers)


def _about(provider: Provider) -> Mapping[str, Any]:
    """What the provider tells of itself; it must be who we asked."""
    about = _fetched(f"{provider.issuer}/.well-known/openid-configuration")
    if str(about.get("issuer", "")).rstrip("/") != provider.issuer:
        log.error("the OpenID provider calls itself otherwise", issuer=str(about.get("issuer"))[:200])
        raise Refused("busy", AWAY)
    return about


def _fetched(url: str, form: bytes | None = None, headers: Mapping[str, str] = {}) -> dict[str, Any]:
    asked = urllib.request.Request(url, form, {"Accept": "application/json", **headers})
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            told = msgspec.json.decode(answer.read(MOST))
    except (OSError, ValueError, msgspec.DecodeError) as error:
        log.warning("the OpenID provider doesn't answer", reason=f"{type(error).__name__}: {error}"[:200])
        raise Refused("busy", AWAY) from None
    if not isinstance(told, dict):
        raise Refused("busy", AWAY)
    return told


def _challenge(verifier: str) -> str:
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    return str(create_s256_code_challenge(verifier))


def _provider() -> Provider:
    provider = parts().config.provider
    if provider is None:
        raise Refused("unknown_page", NO_PROVIDER)
    return provider


def _back_url() -> str:
    return links.base_url(parts().config) + url_for("openid.back")
