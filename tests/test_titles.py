"""The title of a linked page is asked for on our guard: nobody reaches into our own network by a link."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from workshop import titles

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.4", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "fec0::1",
]  # fmt: skip


class Page(BaseHTTPRequestHandler):
    """Pages of a small site, by path."""

    asked: list[tuple[str, dict[str, str]]] = []

    def do_GET(self):
        Page.asked.append((self.path, dict(self.headers)))
        status, headers, body = PAGES[self.path.split("?")[0]]
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *what):
        pass


PAGES = {
    "/": (200, {}, b"<html><head><title lang=pt>\n  Pra\xc3\xa7a &amp; rua\n</title>"),
    "/old": (
        200,
        {"Content-Type": "text/html; charset=iso-8859-1"},
        "<title>Praça</title>".encode("latin-1"),
    ),
    "/meta": (200, {}, b'<meta charset="windows-1252"><title>Pra\xe7a</title>'),
    "/strange": (200, {"Content-Type": "text/html; charset=zip"}, b"<title>ok</title>"),
    "/picture": (200, {"Content-Type": "image/png"}, b"<title>no</title>"),
    "/none": (200, {}, b"<p>nothing"),
    "/long": (200, {}, b"<title>" + b"a" * 900 + b"</title>"),
    "/late": (200, {}, b" " * titles.MOST_BYTES + b"<title>too late</title>"),
    "/broken": (500, {}, b"<title>no</title>"),
    "/on": (302, {"Location": "/"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/in": (302, {"Location": "http://inside.example/"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/port": (302, {"Location": "http://site.example:22/"}, b""),
}


@contextmanager
def site():
    server = HTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def ask(monkeypatch):
    """The title of a path of a site that is public as far as the guard can tell, while "inside" is not."""
    with site() as port:
        Page.asked.clear()
        monkeypatch.setattr(titles, "PORTS", {"http": port, "https": 443})
        public = titles.public
        monkeypatch.setattr(titles, "public", lambda address: address == "127.0.0.1" or public(address))
        names = {
            "site.example": ["127.0.0.1"],
            "inside.example": ["10.0.0.1"],
            "both.example": ["127.0.0.1", "10.0.0.1"],
        }
        yield lambda path, host="site.example": titles.title(
            f"http://{host}{path}", lambda name, _: names[name]
        )


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_never_asked(address):
    assert not titles.public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4001:80b::200e"])
def test_public_addresses_are(address):
    assert titles.public(address)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Praça & rua"), ("/old", "Praça"), ("/meta", "Praça"), ("/strange", "ok"), ("/on", "Praça & rua"),
        ("/long", "a" * 200), ("/none", ""), ("/picture", ""), ("/broken", ""), ("/late", ""),
    ],
)  # fmt: skip
def test_a_page_says_its_title(ask, path, title):
    assert ask(path) == title


def test_a_hostile_page_is_read_in_no_time():
    started = time.process_time()

    assert titles._titled(b"<title " * 36_000, "text/html") == ""

    assert time.process_time() - started < 0.05


@pytest.mark.parametrize("path", ["/in", "/file", "/port"])
def test_a_redirect_leads_nowhere_that_could_not_be_asked_directly(ask, path):
    assert ask(path) == ""
    assert [asked for asked, _ in Page.asked] == [path]


def test_redirects_come_to_an_end(ask):
    assert ask("/round") == ""
    assert len(Page.asked) == 4


@pytest.mark.parametrize("host", ["inside.example", "both.example"])
def test_a_name_with_any_address_inside_is_not_asked(ask, host):
    assert ask("/", host) == ""
    assert Page.asked == []


def test_nothing_of_the_person_is_sent_along(ask):
    ask("/?q=ação")

    path, headers = Page.asked[0]
    assert path == "/?q=a%C3%A7%C3%A3o"
    assert headers.keys() == {"Host", *titles.HEADERS}


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://a@b/", "http://localhost/"]
)
def test_this_machine_is_not_asked(url):
    Page.asked.clear()
    with site():
        assert titles.title(url) == ""
    assert Page.asked == []


@pytest.mark.parametrize("host", ["a..b", "a" * 300, "nobody.invalid"])
def test_a_name_that_is_none_leaves_no_traceback(host, capfd):
    assert titles.title(f"http://{host}/") == ""

    assert "Traceback" not in capfd.readouterr().err


def test_the_connection_goes_to_the_address_that_was_checked(ask):
    target = titles.target("http://site.example/", lambda *_: ["127.0.0.1"])

    assert (target.host, target.address) == ("site.example", "127.0.0.1")
