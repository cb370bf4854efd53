"""Erasing somebody for ever: neither their name nor their words are in any byte that is kept, on every database."""

import io
import json
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.store.databases import fresh
from tests.web.conftest import act, add, end, joined, made
from workshop.core.role import Role
from workshop.exports import FORMATS
from workshop.rewriting import NOBODY
from workshop.store.tables import metadata, reports

NAME = "Quitéria"
WORDS = ("Xilofone na esquina amarela", "Zabumba do coreto velho", "Retrato da xaboca azulada", "Pitomba madura no telhado")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def app(url, tmp_path):
    app = made(tmp_path, database_url=url)
    yield app
    end(app)


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", teams=("Aurora",))


@pytest.fixture
def address():
    return "10.9.0.1"


def bytes_of(parts, url):
    """Every byte that the database has of its tables: its file and its log, or the pages of each table and its indexes."""
    parts.boards.keep()
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        return [Path(path + end).read_bytes() for end in ("", "-wal")]
    import psycopg

    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("CHECKPOINT")
        every = (
            "SELECT oid FROM pg_class WHERE relkind IN ('r', 'i', 't') AND pg_relation_size(oid) > 0"
            " AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
        )
        oids = [oid for (oid,) in admin.execute(every).fetchall()]
        read = "SELECT pg_read_binary_file(pg_relation_filepath(%s::oid))"
        return [bytes(admin.execute(read, [oid]).fetchone()[0]) for oid in oids]


def told(parts, url):
    """The same, and whatever is packed in it: snapshots, entries, reports."""
    found = bytes_of(parts, url)
    with parts.store.db.engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(table.select()).all():
                packed = [bytes(value) for value in row if isinstance(value, bytes | memoryview)]
                found += [unpacked(each) for each in packed]
    return b"\n".join(found)


def unpacked(value):
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value


def finds(kept, words):
    """Those words that are somewhere, as UTF-8 or as JSON writes them."""
    return [each for each in words if each.encode() in kept or json.dumps(each)[1:-1].encode() in kept]


def picture():
    sent = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(sent, "PNG")
    return io.BytesIO(sent.getvalue())


def lived(parts, session, browser):
    """A workshop in which Quitéria has left something everywhere."""
    quiteria = joined(browser(), session.code, NAME)
    bo, fay = joined(browser(), session.code, "Bo"), joined(browser(), session.facilitator_code, "Fay")
    add(parts, session, quiteria, "q1", WORDS[0])
    add(parts, session, bo, "b1", "Mais luz")
    act(parts, session, quiteria, "note.write", note="b1", text=WORDS[1], base="Mais luz")
    act(parts, session, bo, "note.write", note="b1", text="Mais luz na rua", base=WORDS[1])
    act(parts, session, quiteria, "comment.add", comment="k1", on="b1", text=WORDS[3])
    act(parts, session, bo, "comment.add", comment="k2", on="b1", text=f"@{NAME} sim", mentions=[quiteria.person])
    act(parts, session, fay, "note.add", note="f1", x=0, y=0, text="De papel", proxy=NAME)
    sent = quiteria.post(f"/api/v1/boards/{session.board}/files", data={"file": (picture(), "p.png")}).json["file"]
    act(parts, session, quiteria, "image.add", image="i1", x=0, y=0, w=80, h=80, file=sent, alt=WORDS[2])
    parts.boards.keep()
    act(parts, session, fay, "poll.open", poll="p1", way="choice", title="Qual?", options=["q1", "b1"], secret=True)
    act(parts, session, quiteria, "poll.cast", poll="p1", ballot=["q1"])
    act(parts, session, bo, "poll.cast", poll="p1", ballot=["b1"])
    act(parts, session, quiteria, "drop", ids=["i1"])
    store = parts.store
    store.seatings.change(session.id, "s1", {quiteria.person: session.boards[1]}, {quiteria.person: session.boards[1]})
    store.responses.make(session.id, session.board, "q1", quiteria.person, title=WORDS[0], quote=WORDS[0], responsible=NAME)
    store.commitments.make(session.id, None, what=WORDS[0], who=NAME, email="q@example.org", by=fay.person)
    content = json.dumps({"said": [f"{NAME} disse", WORDS[0]]}, ensure_ascii=False).encode()
    row = {"session": session.id, "language": "pt-BR", "content": zlib.compress(content), "by": fay.person, "at": 1}
    store.db.write(lambda connection: connection.execute(reports.insert(), row))
    store.accesses.note(session.id, fay.person, "looked", quiteria.person)
    return quiteria, bo, fay


def erase(parts, session, who, notes):
    parts.erasing.person(session, parts.store.people.get(who.person), notes)


def test_before_all_of_it_is_there(parts, session, browser, url):
    """So the tests below look where something is to be found."""
    quiteria, *_ = lived(parts, session, browser)

    assert finds(told(parts, url), [NAME, *WORDS, quiteria.person]) == [NAME, *WORDS, quiteria.person]


@pytest.mark.parametrize("notes", [True, False], ids=["go", "stay"])
def test_no_byte_tells_of_them(parts, session, browser, url, notes):
    quiteria, _, fay = lived(parts, session, browser)

    erase(parts, session, quiteria, notes)

    kept = told(parts, url)
    assert finds(kept, [NAME, quiteria.person, "q@example.org"]) == []
    assert finds(kept, WORDS) == ([] if notes else list(WORDS))
    for format in FORMATS:
        body = fay.get(f"/api/v1/boards/{session.board}/export/{format}").data
        assert finds(body, [NAME, quiteria.person]) == []
        assert not notes or finds(body, WORDS) == []
    for page in (f"boards/{session.board}", f"sessions/{session.id}/people", f"boards/{session.board}/entries?since=0"):
        assert finds(fay.get(f"/api/v1/{page}").data, [NAME, quiteria.person]) == []


def test_what_others_made_is_as_they_made_it(parts, session, browser):
    quiteria, bo, fay = lived(parts, session, browser)

    erase(parts, session, quiteria, notes=True)

    records = parts.boards.room(session.board).board.records
    assert (records["b1"]["text"], records["b1"]["by"]) == ("Mais luz na rua", bo.person)
    assert {"q1", "k1", "i1"} & records.keys() == set()
    act(parts, session, fay, "poll.close", poll="p1")
    assert parts.boards.room(session.board).board.records["p1"]["cast"] == 1


def test_they_can_do_nothing_any_more_and_may_join_anew(parts, session, browser):
    quiteria, *_ = lived(parts, session, browser)

    erase(parts, session, quiteria, notes=False)

    assert quiteria.get(f"/api/v1/boards/{session.board}").status_code == 404
    again = joined(quiteria, session.code, "Rita")
    assert again.person != NOBODY
    assert parts.store.people.get(again.person).name == "Rita"


def test_a_workshop_without_names_still_counts(parts, session, browser, url):
    quiteria, bo, fay = lived(parts, session, browser)

    parts.erasing.everybody(parts.store.sessions.get(session.id))

    people = parts.store.people.of(session.id)
    assert sorted(each.name for each in people) == ["Pessoa 1", "Pessoa 2", "Pessoa 3"]
    assert {each.code for each in people} == {None}
    assert {record["by"] for record in parts.boards.room(session.board).board.records.values()} == {NOBODY}
    assert parts.store.sessions.get(session.id).anonymised is not None
    kept = told(parts, url)
    assert finds(kept, [NAME, quiteria.person, bo.person, fay.person, "q@example.org"]) == []
    assert finds(kept, WORDS[:1]) == [WORDS[0]]


@pytest.mark.parametrize("children", [True, False])
def test_pictures_of_children_go_when_names_do(parts, session, browser, children):
    parts.store.sessions.set(session.id, children=children)
    ana = joined(browser(), session.code, "Ana")
    sent = ana.post(f"/api/v1/boards/{session.board}/files", data={"file": (picture(), "p.png")}).json["file"]
    act(parts, session, ana, "image.add", image="i1", x=0, y=0, w=80, h=80, file=sent)
    add(parts, session, ana, "a1")

    parts.erasing.everybody(parts.store.sessions.get(session.id))

    assert ("i1" in parts.boards.room(session.board).board.records) is not children
    assert (parts.store.files.get(session.board, sent) is None) is children
    assert "a1" in parts.boards.room(session.board).board.records


def test_who_takes_part_with_an_account_is_numbered_too_and_who_holds_it_is_not(parts, session):
    members, hosts = (parts.store.accounts.make(name, f"{name}@example.org", None, "en") for name in ("Lia", "Gil"))
    parts.store.people.belonging(session.id, members.id, "Lia", "en", Role.PARTICIPANT, None)
    parts.store.people.hosting(session.id, hosts.id, "Gil", "en")

    parts.erasing.everybody(parts.store.sessions.get(session.id))

    assert sorted(each.name for each in parts.store.people.of(session.id)) == ["Gil", "Pessoa 1"]
