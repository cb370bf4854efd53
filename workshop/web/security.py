"""What protects a browser: headers on every answer, no writing from foreign pages, and a proxy only if it is ours."""

import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from workshop.config import Config
from workshop.core.refusal import Refused
from workshop.parts import Parts

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FOREIGN = "This came from another site, so nothing was changed; open Mutirão itself and try again."
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html worker",
    )
)
FILE_HEADERS = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
"""Enough for a script, a style or a font; a board loads several of them over slow networks."""
HEADERS = {
    **FILE_HEADERS,
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DOCUMENTS = ("text/html", "image/svg+xml")
HSTS = "max-age=31536000"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def register(app: Flask, parts: Parts) -> None:
    app.wsgi_app = Proxied(app.wsgi_app, trust_private=parts.config.public_url is not None)  # type: ignore[method-assign]

    @app.before_request
    def refuse_foreign_pages() -> None:
        if request.method not in SAFE and not from_here(parts.config):
            raise Refused("not_allowed", FOREIGN)

    @app.after_request
    def protect(response: Response) -> Response:
        plain_file = request.blueprint == "assets" and response.mimetype not in DOCUMENTS
        for name, value in (FILE_HEADERS if plain_file else HEADERS).items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = HSTS
        return response


def from_here(config: Config) -> bool:
    """Whether a page of ours, or no page at all, asks to write.

    A browser says where a request comes from and no page can change what it says, so no token is needed in
    each form. A bearer token is proof enough: no foreign page has it, and browsers never add it by themselves.
    """
    if request.headers.get("Authorization", "").lower().startswith("bearer "):
        return True
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin in _origins(config)


def _origins(config: Config) -> Iterable[str]:
    """The origins that are this server; a proxy may end TLS without telling us."""
    yield f"{request.scheme}://{request.host}"
    yield f"https://{request.host}"
    if config.public_url:
        address = urlsplit(config.public_url)
        yield f"{address.scheme}://{address.netloc}"


class Proxied:
    """Believes X-Forwarded headers of a proxy on this machine, or in this network when a public address is set.

    From anybody else they would be a way to pretend to come from another address, and get around its limits.
    """

    def __init__(self, app: "WSGIApplication", trust_private: bool) -> None:
        self._app, self._trust_private = app, trust_private
        self._behind_proxy = ProxyFix(app, x_for=1, x_proto=1, x_host=0)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        trusted = self._trusts(environ.get("REMOTE_ADDR", ""))
        return (self._behind_proxy if trusted else self._app)(environ, start_response)

    def _trusts(self, address: str) -> bool:
        if not address:
            return True  # a Unix socket: only a process of this machine can reach it
        try:
            peer = ipaddress.ip_address(address)
        except ValueError:
            return False
        return peer.is_loopback or (self._trust_private and peer.is_private)
