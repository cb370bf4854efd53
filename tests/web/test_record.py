"""The record's page and its files: for the facilitators of the session alone, in every format and language."""

import base64
import json
import re
from html.parser import HTMLParser

import pytest
from werkzeug.datastructures import MultiDict

from tests.record.reading import words
from tests.web.conftest import act, add, joined
from workshop.record.formats import FORMATS


def page(session, rest=""):
    return f"/s/{session.id}/record{rest}"


def test_the_record_is_one_click_from_about_the_workshop(fay, session):
    about = fay.get(f"/s/{session.id}/about").text

    assert f'href="{page(session)}"' in about
    assert fay.get(page(session)).status_code == 200


@pytest.mark.parametrize("rest", ["", "/file/html", "/file/markdown"])
def test_only_facilitators_of_the_session_get_it(browser, ana, parts, session, rest):
    other = parts.store.sessions.make("Outra")
    stranger, elsewhere = browser(), joined(browser(), other.facilitator_code, "Eva")

    assert ana.get(page(session, rest)).status_code == 403
    assert stranger.get(page(session, rest)).status_code == 404
    assert elsewhere.get(page(session, rest)).status_code == 404


@pytest.mark.parametrize(("name", "language"), [*((name, "pt-BR") for name in FORMATS), ("html", "es"), ("html", "en")])
def test_a_plain_link_gives_the_file_in_each_language(parts, fay, session, name, language):
    add(parts, session, fay, f"n{language}{name}", "Ônibus atrasa")
    answer = fay.get(page(session, f"/file/{name}?language={language}"))

    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[name].MIMETYPE.split(";")[0]
    assert answer.headers["Cache-Control"] == "no-store"
    assert FORMATS[name].SUFFIX in answer.headers["Content-Disposition"]


def test_an_unknown_format_is_refused_with_those_there_are(fay, session):
    answer = fay.get(page(session, "/file/exe"))

    assert answer.status_code in (400, 404)


def test_the_agenda_as_it_ran_is_read_from_the_log(parts, fay, session):
    act(parts, session, fay, "step.add", step="s1", title="Chegar", minutes=10)
    act(parts, session, fay, "step.add", step="s2", title="Ouvir", minutes=20)
    act(parts, session, fay, "step.enter", step="s1", **{"from": None})
    act(parts, session, fay, "step.enter", step=None, done=True, **{"from": "s1"})
    told = fay.get(page(session, "/file/markdown?language=en")).text

    assert "| Chegar | 10 | 1 |" in told
    assert "| Ouvir | 20 | – |" in told


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_secret_or_names_people_is_in_no_format(parts, browser, fay, session, name):
    ana, bo = (joined(browser(), session.code, each) for each in ("Jacarandina", "Umbuzeiro"))
    add(parts, session, ana, "shown", "Para todos")
    act(parts, session, bo, "note.add", note="proxy", x=300, y=0, text="Por outra", proxy="Zulmira", paper="QWXZ2")
    act(parts, session, bo, "note.set", notes=["proxy"], author="hidden")
    act(parts, session, ana, "comment.add", comment="c", on="shown", text="Comentário")
    vote = {"way": "choice", "title": "Qual?", "options": ["shown", "proxy"], "settings": {"groups": ["Pitangueiras"]}}
    act(parts, session, fay, "poll.open", poll="p", **vote)
    act(parts, session, ana, "poll.cast", poll="p", ballot=["shown"], group="Pitangueiras")
    act(parts, session, fay, "poll.close", poll="p")
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "secret", "Guardado")
    act(parts, session, fay, "stage.set", private=False)
    act(parts, session, fay, "stage.set", private=True)
    found = words(name, fay.get(page(session, f"/file/{name}?language=pt-BR")).data)

    for never in ("Jacarandina", "Umbuzeiro", "Zulmira", "QWXZ2", "Pitangueiras", "Guardado", ana.person, bo.person):
        assert never not in found
    assert "Fay" in found
    act(parts, session, fay, "stage.set", private=False)
    assert "Guardado" in words(name, fay.get(page(session, f"/file/{name}?language=pt-BR")).data)


def form(page, **more):
    """The fields of the record's form as a browser would send them, with some changed."""
    fields = Form.of(page)
    for name, value in more.items():
        fields.poplist(name)
        fields.setlist(name, value if isinstance(value, list) else [value])
    return fields


class Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields, self.area, self.inside = MultiDict(), None, False

    @classmethod
    def of(cls, text):
        parser = cls()
        parser.feed(text)
        return parser.fields

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.inside = self.inside or (tag == "form" and "data-record" in given)
        if not self.inside or "name" not in given:
            return
        if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.fields.add(given["name"], given.get("value", ""))
        elif tag == "textarea":
            self.area, self.words = given["name"], ""

    def handle_data(self, data):
        if self.area:
            self.words += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.fields.add(self.area, self.words)
            self.area = None
        self.inside = self.inside and tag != "form"


def shown(fay, session, language="pt-BR"):
    return fay.get(page(session, f"/file/markdown?language={language}")).text


def test_what_is_saved_unchanged_changes_nothing(fay, session):
    before = shown(fay, session)

    assert fay.post(page(session), data=form(fay.get(page(session)).text)).status_code == 303
    assert shown(fay, session) == before


def test_a_text_is_rewritten_a_section_renamed_and_a_paragraph_added_without_script(fay, session):
    fields = form(fay.get(page(session)).text, **{"method/title": "Como fizemos", "return/add": ["Em maio, na praça."]})
    limits = next(name for name in fields if name.startswith("method/text/"))
    fields[limits] = "Fomos poucos."
    answer = fay.post(page(session), data=fields)
    told = shown(fay, session)

    assert answer.status_code == 303
    assert "## Como fizemos" in told
    assert "Fomos poucos." in told
    assert "Em maio, na praça." in told
    assert "Como fizemos" not in shown(fay, session, "en")
    assert "Fomos poucos." in fay.get(page(session)).text


def test_sections_are_left_out_and_moved(parts, fay, session):
    add(parts, session, fay, "n1", "Ônibus")
    fields = form(fay.get(page(session)).text)
    fields.poplist("dictionary/keep")
    fields.add("move", "down:facts")
    fay.post(page(session), data=fields)
    told = shown(fay, session)

    assert "Dicionário" not in told
    assert told.index("## Método") < told.index("## A oficina")


def test_a_single_quote_is_left_out(parts, fay, session):
    act(parts, session, fay, "note.add", note="q1", x=0, y=0, text="Esta frase fica", sort="quote")
    act(parts, session, fay, "note.add", note="q2", x=300, y=0, text="Esta frase sai", sort="quote")
    before = fay.get(page(session)).text
    out = re.search(r'name="quotes/shown" value="([^"]+)" checked>\s*<span>“Esta frase sai', before).group(1)
    fields = form(before)
    fields.setlist("quotes/shown", [key for key in fields.getlist("quotes/shown") if key != out])
    fay.post(page(session), data=fields)

    assert "> “Esta frase fica”" in shown(fay, session)
    assert "> “Esta frase sai”" not in shown(fay, session)


def test_the_page_says_that_the_boards_have_changed_since(parts, fay, session):
    fay.post(page(session), data=form(fay.get(page(session)).text))
    quiet = fay.get(page(session)).text
    add(parts, session, fay, "new", "Nova")

    assert "mudaram desde" not in quiet
    assert "mudaram desde" in fay.get(page(session)).text


def test_two_facilitators_do_not_overwrite_each_other_unasked(browser, fay, session):
    gil = joined(browser(), session.facilitator_code, "Gil")
    mine, theirs = form(fay.get(page(session)).text), form(gil.get(page(session)).text, **{"method/title": "De Gil"})
    gil.post(page(session), data=theirs)
    mine["method/title"] = "De Fay"
    refused = fay.post(page(session), data=mine)

    assert refused.status_code == 409
    assert "De Fay" in refused.text
    assert "De Gil" in shown(fay, session)


def test_too_long_a_text_is_refused_in_words_and_kept_on_the_page(fay, session):
    fields = form(fay.get(page(session)).text, **{"return/add": ["x" * 4001]})
    answer = fay.post(page(session), data=fields)

    assert answer.status_code == 413
    assert "4000" in answer.text


def test_the_preview_shows_what_is_typed_and_runs_nothing(fay, session):
    fields = form(fay.get(page(session)).text, **{"return/add": ["<script>alert(1)</script>"]})
    answer = fay.post(page(session, "/preview"), data=fields)

    assert "&lt;script&gt;" in answer.text
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "&lt;script&gt;" not in fay.get(page(session, "/preview")).text


def test_progress_is_told_line_by_line_and_ends_with_the_file(fay, session):
    lines = [json.loads(line) for line in fay.get(page(session, "/make/pdf")).data.splitlines()]

    assert [line.get("step") for line in lines] == ["read", "compose", "write", None]
    assert all(line["words"] for line in lines[:-1])
    assert base64.b64decode(lines[-1]["file"]).startswith(b"%PDF")
    assert lines[-1]["name"] == "Bairro que acolhe.pdf"


@pytest.mark.parametrize("rest", ["", "/preview"])
def test_participants_change_nothing(ana, fay, session, rest):
    fields = form(fay.get(page(session)).text)

    assert ana.post(page(session, rest), data=fields).status_code == 403
    assert ana.get(page(session, "/make/pdf")).status_code == 403


def test_a_workshop_with_children_has_initials_and_no_pictures(parts, fay, session):
    parts.store.sessions.set(session.id, children=True)
    parts.store.commitments.make(session.id, None, "Medir a luz", fay.person, who="Davi Obras")
    add(parts, session, fay, "n", "Ônibus atrasa")
    told = fay.get(page(session, "/file/html?language=pt-BR")).text

    assert "<dd>F.</dd>" in told
    assert "D. O." in told
    assert "Davi" not in told
    assert "<figure>" not in told
    parts.store.sessions.set(session.id, children=False)
    assert "<figure>" in fay.get(page(session, "/file/html")).text


def test_the_public_page_is_named_once_there_is_one(parts, fay, session):
    parts.store.sessions.set(session.id, public="abcdefghjkmnpqrs")

    assert "mutirao.test/r/abcdefghjkmnpqrs" in fay.get(page(session, "/file/html")).text
