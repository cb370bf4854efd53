"""Pictures of a board: in by whoever may add images, out to whoever sees them there."""

import io
from dataclasses import replace

import pytest

from tests.test_pictures import SVG, file, shown, zipped
from tests.web.conftest import act, joined
from workshop.core.role import Role
from workshop.pictures import Picture
from workshop.web import identity


def send(browser, session, data=None, name="photo.jpg"):
    return browser.post(
        f"/api/v1/boards/{session.board}/files", data={"file": (io.BytesIO(data or file()), name)}
    )


def show(parts, session, browser, kept, image="i"):
    act(parts, session, browser, "image.add", image=image, x=0, y=0, w=60, h=30, file=kept)


def url(session, kept):
    return f"/api/v1/boards/{session.board}/files/{kept}"


def test_a_picture_is_kept_and_shown_to_everybody(any_app, browser):
    parts = any_app.extensions["workshop"]
    session = parts.store.sessions.make("Vila")
    ana, bo = (joined(browser(any_app), session.code, name) for name in ("Ana", "Bo"))

    answer = send(ana, session)
    show(parts, session, ana, answer.json["file"])

    assert (answer.status_code, answer.json["w"], answer.json["h"]) == (201, 60, 30)
    seen = bo.get(url(session, answer.json["file"]))
    assert shown(Picture(seen.data, 0, 0)).size == (60, 30)
    assert seen.headers["Content-Type"] == "image/webp"
    assert "immutable" in seen.headers["Cache-Control"] and "private" in seen.headers["Cache-Control"]
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    assert seen.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert seen.headers["Content-Disposition"].startswith("inline;")


def test_the_same_picture_sent_again_is_the_same_file(ana, bo, session):
    first, again = send(ana, session), send(ana, session)

    assert first.json == again.json
    assert send(bo, session).json["file"] != first.json["file"]


def test_a_picture_that_nothing_on_the_board_shows_is_nobodys_to_see(ana, bo, parts, session):
    kept = send(ana, session).json["file"]
    assert ana.get(url(session, kept)).status_code == 404
    show(parts, session, ana, kept)
    assert bo.get(url(session, kept)).status_code == 200

    act(parts, session, ana, "drop", ids=["i"])

    assert bo.get(url(session, kept)).status_code == 404


def test_while_people_write_in_private_nobody_else_sees_their_pictures(ana, bo, fay, parts, session):
    act(parts, session, fay, "stage.set", private=True)
    kept = send(ana, session).json["file"]
    show(parts, session, ana, kept)

    assert ana.get(url(session, kept)).status_code == 200
    for other in (bo, fay):
        assert other.get(url(session, kept)).status_code == 404
        assert kept not in other.get(f"/api/v1/boards/{session.board}").text

    act(parts, session, fay, "stage.set", private=False)
    assert bo.get(url(session, kept)).status_code == 200


def test_another_boards_picture_is_not_there(ana, parts, session, browser):
    kept = send(ana, session).json["file"]
    show(parts, session, ana, kept)
    team = replace(session, board=session.boards[1])
    show(parts, team, ana, kept)
    stranger = joined(browser(), parts.store.sessions.make("Outra").code, "Bo")

    assert ana.get(url(team, kept)).status_code == 404
    assert stranger.get(url(session, kept)).status_code == 404


@pytest.mark.parametrize(
    ("data", "name"), [(SVG, "a.svg"), (SVG, "a.png"), (zipped(), "a.png"), (b"GIF89a", "a.gif")]
)
def test_what_is_no_picture_is_refused_in_one_sentence(ana, session, data, name):
    answer = send(ana, session, data, name)

    assert (answer.status_code, answer.json["code"]) == (415, "bad_type")
    assert answer.json["detail"].endswith(".")


@pytest.mark.parametrize(("stage", "code"), [({"locked": True}, "locked"), ({"tools": ["note"]}, "not_now")])
def test_who_may_add_no_images_now_sends_none(ana, fay, parts, session, stage, code):
    act(parts, session, fay, "stage.set", **stage)

    assert (send(ana, session).status_code, send(ana, session).json["code"]) == (409, code)
    assert send(fay, session).status_code == 201


def test_who_only_reads_sends_none(ana, parts, session):
    mel = parts.store.people.join(session.id, "Mel", Role.MENTOR, "pt-BR")
    with ana.session_transaction(base_url=ana.base) as cookie:
        identity.remember(cookie, mel)

    assert (send(ana, session).status_code, send(ana, session).json["code"]) == (403, "not_allowed")


def test_a_board_and_a_person_have_room_for_so_much(app, ana, bo, parts, session):
    size = len(parts.store.files.get(session.board, send(ana, session).json["file"]).data)
    limits = replace(parts.config.limits, person_file_bytes=size * 2, board_file_bytes=size * 3)
    app.extensions["workshop"] = replace(parts, config=replace(parts.config, limits=limits))

    answers = [send(person, session, file(comment=bytes([n]))) for n, person in enumerate((ana, ana, bo, bo))]

    app.extensions["workshop"] = parts
    assert [answer.status_code for answer in answers] == [201, 413, 201, 413]
    assert answers[1].json["detail"] != answers[3].json["detail"]
