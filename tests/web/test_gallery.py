"""Communities and the gallery: what one team made is where another begins, with credit; nobody else sees any of it."""

import pytest

from tests.web.conftest import end, made
from tests.web.programme import cast
from tests.web.test_new import FORM, steps
from tests.web.test_team import act, newest
from workshop.core.role import Role
from workshop.core.sight import Viewer


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = made(tmp_path_factory.mktemp("gallery"))
    yield app
    end(app)


@pytest.fixture
def all(browser, parts, address):
    return cast(browser, parts, address)


@pytest.fixture
def url(all):
    return f"/p/{all.programme.id}"


@pytest.fixture
def piece(all, parts, url):
    """Aurora's board, published by Ana."""
    act(parts, all.own.board, "note.add", note="n", x=0, y=0, text="Rua escura")
    form = {
        "source": f"board:{all.own.board}",
        "title": "Mapa da noite",
        "about": "Para começar",
        "credit": "",
    }
    answer = all.of.ana.post(f"{url}/gallery/new", data=form)
    assert answer.status_code == 303, answer.text
    return parts.store.gallery.of(all.programme.id)[0]


def seen(parts, board):
    return parts.boards.see(board, Viewer("", Role.OBSERVER)).records.values()


def test_another_team_begins_from_a_board_with_credit(all, parts, url, piece):
    act(parts, all.own.board, "note.write", note="n", text="Mudou depois", base="Rua escura")
    assert "Mapa da noite" in all.of.bo.get(f"{url}/gallery").text
    parts.store.programmes.add_member(all.programme.id, all.of.bo.account.id, "facilitator", all.sol.id)
    assert (
        f'value="gallery:{piece.id}" selected'
        in all.of.bo.get(f"/new?programme={all.programme.id}&from=gallery:{piece.id}").text
    )

    form = {
        **FORM,
        "count": "",
        "teams": "",
        "beginning": f"gallery:{piece.id}",
        "belongs": f"{all.programme.id}:{all.sol.id}",
    }
    assert all.of.bo.post("/new", data=form).status_code == 303

    new = newest(parts, all.of.bo)
    assert [each["text"] for each in seen(parts, new.board) if each["kind"] == "note"] == ["Rua escura"]
    [said] = [each["words"] for each in seen(parts, new.board) if each["kind"] == "text"]
    assert "Mapa da noite" in said and "Aurora" in said
    assert "Mapa da noite" in all.of.bo.get(f"/s/{new.id}/about").text
    page = all.of.ana.get(f"{url}/gallery/{piece.id}").text
    assert "1 began from it" in page and new.title in page and "Sol" in page


def test_an_agenda_is_the_start_of_anothers(all, parts, url):
    act(parts, all.own.board, "step.add", step="s1", title="Escutar", question="O que pesa?", minutes=10)
    form = {"source": f"method:{all.own.id}", "title": "Nossa escuta", "credit": "Ana e vizinhas"}
    assert all.of.ana.post(f"{url}/gallery/new", data=form).status_code == 303
    [piece] = parts.store.gallery.of(all.programme.id)
    assert "O que pesa?" in all.of.bo.get(f"{url}/gallery/{piece.id}").text

    all.of.bo.post("/new", data={**FORM, "beginning": f"gallery:{piece.id}"})

    new = newest(parts, all.of.bo)
    assert [(step["title"], step["minutes"]) for step in steps(parts, new)] == [("Escutar", 10)]
    assert parts.store.gallery.counts([piece.id]) == {piece.id: 1}
    assert "Ana e vizinhas" in all.of.bo.get(f"/s/{new.id}/about").text


def test_what_grew_out_of_a_piece_says_so_when_it_is_published(all, parts, url, piece):
    form = {
        **FORM,
        "count": "",
        "teams": "",
        "beginning": f"gallery:{piece.id}",
        "belongs": f"{all.programme.id}:{all.sol.id}",
    }
    all.of.lea.post("/new", data=form)
    new = newest(parts, all.of.lea)
    all.of.lea.post(f"{url}/gallery/new", data={"source": f"board:{new.board}", "title": "De novo"})

    again = parts.store.gallery.of(all.programme.id)[0]
    assert (again.title, again.begun_from, again.credit) == ("De novo", piece.id, "Sol")
    assert "It grew out of Mapa da noite by Aurora" in all.of.bo.get(f"{url}/gallery/{again.id}").text


def test_private_notes_never_get_into_the_gallery(all, parts, url):
    act(parts, all.own.board, "text.add", text="t", x=0, y=0, words="De noite")
    act(parts, all.own.board, "stage.set", private=True)
    act(parts, all.own.board, "note.add", note="m", x=0, y=300, text="Segredo")

    all.of.ana.post(f"{url}/gallery/new", data={"source": f"board:{all.own.board}", "title": "X"})

    assert [each["kind"] for each in parts.store.gallery.of(all.programme.id)[0].held()] == ["text"]


def test_nobody_publishes_what_is_not_their_teams(all, parts, url):
    act(parts, all.own.board, "note.add", note="n", x=0, y=0, text="Rua escura")
    sol = all.many.boards[2]

    for who, source, status in (
        ("bo", f"board:{all.own.board}", 400), ("ana", f"board:{sol}", 400), ("ana", f"board:{all.other.board}", 400),
        ("mel", f"board:{all.own.board}", 400), ("otto", f"board:{all.own.board}", 400),
        ("zoe", f"board:{all.own.board}", 404),
    ):  # fmt: skip
        answer = getattr(all.of, who).post(f"{url}/gallery/new", data={"source": source, "title": "X"})
        assert answer.status_code == status, who
    assert parts.store.gallery.of(all.programme.id) == []


def test_who_does_not_belong_sees_and_begins_nothing(all, parts, url, piece):
    assert all.of.zoe.get(f"{url}/gallery").status_code == 404
    assert all.of.zoe.get(f"{url}/gallery/{piece.id}").status_code == 404
    assert piece.title not in all.of.zoe.get(f"/new?from=gallery:{piece.id}").text
    assert all.of.zoe.post("/new", data={**FORM, "beginning": f"gallery:{piece.id}"}).status_code == 404
    other = parts.store.programmes.make("Outro", "en", all.of.zoe.account.id)
    assert all.of.zoe.get(f"/p/{other.id}/gallery/{piece.id}").status_code == 404


def test_a_piece_is_taken_out_by_its_team_or_who_manages(all, parts, url, piece):
    for client in (all.of.bo, all.of.mel, all.of.otto):
        assert client.post(f"{url}/gallery/{piece.id}/remove").status_code == 403
    assert all.of.ana.post(f"{url}/gallery/{piece.id}/remove").status_code == 303
    assert parts.store.gallery.get(piece.id) is None


def test_a_community_is_joined_and_written_to(all, parts, url):
    made = all.of.ana.post(f"{url}/communities", data={"title": "Andar à noite", "about": "<b>luz</b>"})
    one = made.headers["Location"]
    assert all.of.bo.post(f"{one}/posts", data={"text": "Oi"}).status_code == 403
    all.of.bo.post(f"{one}/join")
    all.of.bo.post(f"{one}/join")
    assert all.of.bo.post(f"{one}/posts", data={"text": "<script>Oi</script>"}).status_code == 303

    page = all.of.wim.get(one).text
    assert "2 have joined" in page and "bo" in page and "&lt;script&gt;Oi" in page and "<b>luz" not in page
    community = parts.store.communities.of(all.programme.id)[0]
    [post] = parts.store.communities.posts(community.id)
    assert all.of.ana.post(f"{one}/posts/{post.id}/remove").status_code == 403
    assert all.of.bo.post(f"{one}/posts/{post.id}/remove").status_code == 303
    assert parts.store.communities.posts(community.id) == []
    assert all.of.zoe.get(one).status_code == 404 and all.of.zoe.post(f"{one}/join").status_code == 404
    assert all.of.bo.post(f"{one}/remove").status_code == 403
    assert all.of.fay.post(f"{one}/remove").status_code == 303


def test_who_left_the_programme_is_no_longer_listed(all, parts, url):
    one = all.of.ana.post(f"{url}/communities", data={"title": "Andar à noite"}).headers["Location"]
    member = next(
        each
        for each in parts.store.programmes.members(all.programme.id)
        if each.account == all.of.ana.account.id
    )
    parts.store.programmes.remove_member(member.id)

    assert "0 have joined" in all.of.bo.get(one).text
