"""The projector's page: the way in for everybody in the room, in the workshop's language."""

import json
import re


def page_of(client, session):
    return client.get(f"/s/{session.id}/projector")


def test_the_projector_shows_the_way_in_and_is_opened_by_facilitators(ana, fay, browser, session):
    answer = page_of(fay, session)

    told = json.loads(re.search(r'<script type="application/json" id="page">(.*?)</script>', answer.text).group(1))
    assert (told["host"], told["session"]["code"], told["board"]) == ("mutirao.test", session.code, session.board)
    assert session.facilitator_code not in answer.text
    assert (page_of(ana, session).status_code, page_of(browser(), session).status_code) == (403, 404)


def test_the_wall_of_a_room_speaks_the_language_of_the_workshop(fay, parts):
    session = parts.store.sessions.make("Barrio", language="es")
    fay.post("/join", json={"code": session.facilitator_code, "name": "Fay", "language": "en"})

    assert '<html lang="es">' in page_of(fay, session).text
