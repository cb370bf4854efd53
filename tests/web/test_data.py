"""A whole workshop as one workbook, for its facilitators alone; and the schema of what boards are as JSON."""

from jsonschema import Draft202012Validator

from tests.exports.books import tables
from tests.web.conftest import act, add, joined


def data(session):
    return f"/s/{session.id}/record/data.xlsx"


def test_only_facilitators_of_the_session_get_its_data(browser, ana, fay, parts, session):
    other = parts.store.sessions.make("Outra")

    assert ana.get(data(session)).status_code == 403
    assert browser().get(data(session)).status_code == 404
    assert joined(browser(), other.facilitator_code, "Eva").get(data(session)).status_code == 404
    assert fay.get(data(session)).status_code == 200


def test_it_holds_all_boards_and_nobodys_name_or_secret(browser, fay, parts, session):
    eva = joined(browser(), session.code, "Jacarandina")
    add(parts, session, eva, "shown", "=Para todos")
    before = tables(fay.get(f"{data(session)}?language=pt-BR").data)
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, eva, "secret", "Só para mim")

    after = tables(fay.get(data(session)).data)

    assert [row["text"] for row in before["notes"]] == ["=Para todos"]
    assert {row["meaning"] for row in before["dictionary"]} >= {"O quadro em que está."}
    assert "Só para mim" not in str(after)
    assert "Jacarandina" not in str(before) + str(after)


def test_a_board_as_json_keeps_the_published_schema(browser, ana, parts, session):
    add(parts, session, ana, "n1", "Mais árvores")
    add(parts, session, ana, "n2", "Menos carros")
    act(parts, session, ana, "link.add", link="l1", **{"from": "n1", "to": "n2"}, sort="causal", polarity="-")
    act(parts, session, ana, "cluster.make", cluster="c1", notes=["n1"])
    act(parts, session, ana, "comment.add", comment="m1", text="Quais?", on="n1")
    schema = browser().get("/schemas/board.json")

    file = ana.get(f"/api/v1/boards/{session.board}/export/json").json

    assert schema.mimetype == "application/schema+json"
    Draft202012Validator(schema.get_json(force=True)).validate(file)
