"""The address under which others reach this server, for codes on walls and QR pictures."""

from io import BytesIO
from urllib.parse import urlsplit

import segno
from flask import request, url_for

from workshop.config import Config
from workshop.network import network_address
from workshop.store.sessions import Session

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def base_url(config: Config) -> str:
    """The public address when one is set, else that of this request as others on the network can use it."""
    if config.public_url:
        return config.public_url
    address = urlsplit(request.host_url.rstrip("/"))
    if address.hostname not in THIS_MACHINE or config.host in THIS_MACHINE:
        return request.host_url.rstrip("/")
    port = f":{address.port}" if address.port else ""
    return f"{address.scheme}://{network_address() or address.hostname}{port}"


def join_url(config: Config, session: Session) -> str:
    return base_url(config) + url_for("joining.short_link", code=session.code)


def qr_svg(url: str) -> bytes:
    picture = BytesIO()
    segno.make(url, micro=False, error="m").save(
        picture, kind="svg", xmldecl=False, scale=8, border=2, dark="#1f2726", light="#ffffff"
    )
    return picture.getvalue()
