"""The title of a web page that somebody links to, asked for so that nobody can reach into our own network by it.

Every address that a name resolves to must be public, the connection goes to the very address that was checked,
and after a redirect all of it is checked again (OWASP, Server Side Request Forgery Prevention).
"""

import codecs
import html
import http.client
import ipaddress
import re
import socket
import ssl
import string
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

import gevent
from gevent import monkey
from gevent.threadpool import ThreadPool

from workshop.core.fields import tidy

PATIENCE = 5.0
"""Seconds for everything together."""
MOST_BYTES = 256 * 1024
MOST_REDIRECTS = 3
MOST_LETTERS = 200
AT_ONCE = 4
"""So many names are looked up at a time."""
PORTS = {"http": 80, "https": 443}
PAGES = ("text/html", "application/xhtml+xml")
HEADERS = {
    "User-Agent": "Mutirao (link titles)",
    "Accept": "text/html",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
NAT64 = ipaddress.ip_network("64:ff9b::/32")

_getaddrinfo = monkey.get_original("socket", "getaddrinfo")
_TITLE = re.compile(rb"<title(?:\s[^<>]{0,500})?>([^<]{0,2000})", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.IGNORECASE)

Resolve = Callable[[str, int], list[str]]
"""A name and a port -> every address it has."""


class Unreachable(Exception):
    """The page can't or mustn't be asked."""


@dataclass(frozen=True)
class Target:
    """Where one request goes: `address` is the one that was checked."""

    scheme: str
    host: str
    port: int
    path: str
    address: str


@cache
def _lookups() -> ThreadPool:
    """Threads of their own: a name server that doesn't answer must not hold up those that the database needs."""
    return ThreadPool(AT_ONCE)


def resolve(host: str, port: int) -> list[str]:
    found: list[str] = _lookups().apply(_addresses, (host, port))
    return found


def _addresses(host: str, port: int) -> list[str]:
    """Runs in a thread, and what is raised there is printed: a name that is none has no addresses."""
    try:
        return [str(each[4][0]) for each in _getaddrinfo(host, port, 0, socket.SOCK_STREAM)]
    except (OSError, ValueError):
        return []


def title(url: str, names: Resolve = resolve) -> str:
    """What the page at `url` calls itself, empty when it can't be asked or says nothing."""
    found = ""
    with (
        gevent.Timeout(PATIENCE, False),
        suppress(Unreachable, OSError, ValueError, http.client.HTTPException),
    ):
        found = _titled(*_fetched(url, names))
    return found


def target(url: str, names: Resolve) -> Target:
    """Where `url` leads; raises Unreachable for what isn't a public web server."""
    parts = urlsplit(url)
    port = parts.port or PORTS.get(parts.scheme)
    if port is None or port != PORTS.get(parts.scheme) or not parts.hostname or "@" in parts.netloc:
        raise Unreachable(url)
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    addresses = names(host, port)
    if not addresses or not all(public(address) for address in addresses):
        raise Unreachable(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, quote(path, safe=string.punctuation), addresses[0])


def public(address: str) -> bool:
    """Whether an address belongs to the public internet, also where it carries an IPv4 address inside."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not public(str(inner)):
            return False
        if ip in NAT64 or ip.ipv4_mapped or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_private)


def _fetched(url: str, names: Resolve) -> tuple[bytes, str]:
    """The beginning of the page and its content type."""
    for _ in range(MOST_REDIRECTS + 1):
        with closing(Direct(target(url, names))) as connection:
            connection.request("GET", connection.target.path, headers=HEADERS)
            response = connection.getresponse()
            onward = response.getheader("Location")
            if response.status in (301, 302, 303, 307, 308) and onward:
                url = urljoin(url, onward)
                continue
            kind = response.getheader("Content-Type", "")
            if response.status != 200 or kind.split(";")[0].strip().lower() not in PAGES:
                raise Unreachable(url)
            return response.read(MOST_BYTES), kind
    raise Unreachable(url)


class Direct(http.client.HTTPConnection):
    """A connection to the address that was checked, under the name that was asked for."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=PATIENCE)
        self.target = target

    def connect(self) -> None:
        self.sock = socket.create_connection((self.target.address, self.target.port), PATIENCE)
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.target.host)


def _titled(page: bytes, kind: str) -> str:
    found = _TITLE.search(page)
    if not found:
        return ""
    words = html.unescape(found.group(1).decode(_charset(page, kind), "replace"))
    return tidy(" ".join(words.split()))[:MOST_LETTERS].strip()


def _charset(page: bytes, kind: str) -> str:
    told = re.search(r"charset=[\"']?([\w-]{1,40})", kind, re.IGNORECASE)
    meta = _CHARSET.search(page[:2048])
    name = told.group(1) if told else meta.group(1).decode() if meta else "utf-8"
    try:
        return name if codecs.lookup(name)._is_text_encoding else "utf-8"
    except LookupError:
        return "utf-8"
