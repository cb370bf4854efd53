"""What protects a browser from other sites and from us."""

import pytest

from tests.web.conftest import made

PAGES = [
    "/",
    "/join",
    "/b/nothing",
    "/nothing",
    "/healthz",
    "/metrics",
    "/static/icon.svg",
    "/static/x",
    "/api/v1/boards/x",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_policy(browser, path):
    headers = browser().get(path).headers

    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"]


def test_a_script_says_what_it_is_and_for_whom(browser):
    headers = browser().get("/static/js/look.js").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_pages_hold_no_script_or_style_of_their_own(ana, session):
    for path in ("/", f"/join?code={session.code}", f"/b/{session.board}", "/nothing", "/docs/protocol"):
        page = ana.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick" not in page
        scripts = [each.split(">")[0] for each in page.split("<script")[1:]]
        assert all("src=" in each or 'type="application/json"' in each for each in scripts), scripts


FOREIGN = [
    {"Origin": "https://evil.test"},
    {"Origin": "null"},
    {"Origin": "http://mutirao.test.evil.test"},
    {"Origin": "http://mutirao.test:8080"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://mutirao.test", "Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/join", "/language", "/leave", "/api/v1/boards/x/import/csv"])
def test_a_foreign_page_cannot_write(browser, session, path, headers):
    answer = browser().post(path, data={"code": session.code, "name": "Eve"}, headers=headers)

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://mutirao.test"},
        {"Origin": "https://mutirao.test"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_pages_and_programs_can(browser, session, headers):
    answer = browser().post("/join", data={"code": session.code, "name": "Ana"}, headers=headers)

    assert answer.status_code == 303


def test_the_public_address_counts_as_our_own(folder, browser):
    app = made(folder, public_url="https://oficina.example")
    session = app.extensions["workshop"].store.sessions.make("Praça")

    answer = browser(app, base="http://127.0.0.1:5000").post(
        "/join", json={"code": session.code, "name": "Ana"}, headers={"Origin": "https://oficina.example"}
    )

    assert answer.status_code == 200
    assert all("Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))


@pytest.mark.parametrize(
    "path", ["https://evil.test", "//evil.test", "/\\evil.test", "/\t/evil.test", "javascript:alert(1)", ""]
)
def test_no_form_sends_people_to_another_site(browser, path):
    answer = browser().post("/language", data={"language": "es", "next": path})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_the_language_form_goes_back_to_its_page(browser):
    answer = browser().post("/language", data={"language": "es", "next": "/join?code=123"})

    assert answer.headers["Location"] == "/join?code=123"


def test_a_strangers_word_for_its_address_is_not_believed(app, browser, monkeypatch):
    seen = []
    monkeypatch.setattr(app.extensions["door"], "session", lambda code, address: seen.append(address))

    browser().get("/api/v1/codes/1", headers={"X-Forwarded-For": "1.2.3.4"})
    browser(address="127.0.0.1").get("/api/v1/codes/1", headers={"X-Forwarded-For": "1.2.3.4"})

    assert seen[0].startswith("10.1.")
    assert seen[1] == "1.2.3.4"


def test_a_surprise_is_told_without_its_traceback(browser, parts, monkeypatch):
    monkeypatch.setattr(parts.store.sessions, "by_code", lambda code: 1 / 0)

    page = browser().get("/join?code=12345678")
    told = browser().get("/api/v1/codes/12345678")

    assert (page.status_code, told.status_code, told.json["code"]) == (500, 500, "broken")
    for answer in (page, told):
        assert "Traceback" not in answer.text
        assert "ZeroDivision" not in answer.text


HOSTILE = [
    "%00",
    "%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "'\"><script>",
    "%E2%80%AE",
    "{{4321*1234}}",
    "a" * 5000,
    "%0d%0aSet-Cookie:x=1",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "path",
    ["/b/{}", "/j/{}", "/join?code={}", "/s/{}/qr.svg", "/static/{}", "/words/{}.json", "/api/v1/boards/{}",
     "/api/v1/codes/{}", "/api/v1/boards/{}/entries?since={}", "/api/v1/boards/{}/export/{}", "/{}"],
)  # fmt: skip
def test_hostile_addresses_are_answered_calmly(ana, path, text):
    answer = ana.get(path.replace("{}", text))

    assert answer.status_code in (200, 302, 400, 404, 429)
    assert "<script>" not in answer.text
    assert "5332114" not in answer.text or "{{" not in text
    assert "x=1" not in str(answer.headers.get("Set-Cookie"))


@pytest.mark.parametrize("path", ["/join", "/language", "/leave", "/api/v1/sessions"])
@pytest.mark.parametrize(
    "kind",
    ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/xml"],
)
def test_hostile_bodies_are_answered_calmly(ana, path, kind):
    for body in (
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"code": NaN}',
        b"--x\r\n\r\n--x",
        b"code=%ff&name=%00",
        b"x" * 2_000_000,
    ):
        answer = ana.post(path, data=body, content_type=kind)
        assert answer.status_code in (200, 303, 400, 401, 404, 413, 415, 429), (body[:20], answer.status_code)
        assert "Traceback" not in answer.text
