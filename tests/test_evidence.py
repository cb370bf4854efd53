"""The evidence pack: it names nobody, withholds what is small, also by subtracting, and no spreadsheet runs it."""

import csv
import io
import itertools
import zipfile
from dataclasses import replace

import pytest

from workshop.evidence import held, withheld
from workshop.evidence.held import Answer, Held, Turn
from workshop.evidence.packing import pack
from workshop.returning import Sheet

MERGED = {"id": "n9", "by": "bo-id-5678", "text": "Poste"}
KEPT = frozenset({"id", "kind", "cluster", "order", "way", "note", "state", "sort", "color", "settings", "by"})
"""What programs made, and people can't type."""
EVIL = "=HYPERLINK(\"http://x\")"


def note(id, text, **more):
    return {"id": id, "kind": "note", "by": "ana-id-1234", "x": 0, "y": 0, "text": text, "color": "sand", "sort": "idea",
            "order": "a0", **more}  # fmt: skip


@pytest.fixture
def made():
    sol = {
        "n1": note("n1", "Luz na rua", cluster="g", paper="K7QX2", merged=[MERGED]),
        "n2": note("n2", EVIL, cluster="g", proxy="Dona Zuleica Prado"),
        "n3": note("n3", "Fale com ze.silva@example.org ou (21) 98765-4321"),
        "g": {"id": "g", "kind": "cluster", "by": "ana-id-1234", "x": 0, "y": 0, "title": "Luz", "order": "a1"},
        "p": {"id": "p", "kind": "poll", "by": "fay-id-9999", "way": "dots", "title": "O que?", "secret": True,
              "state": "revealed", "settings": {"budget": 2, "most": 2}, "round": 1, "cast": 3, "order": "a2",
              "options": [{"id": "n1", "text": "Luz na rua", "note": "n1"}, {"id": "o", "text": "Outra"}],
              "ballots": [{"ballot": {"n1": 1}}] * 3,
              "decision": {"decided": "Seis postes", "who": "Ana Beatriz Moura", "how": "por acordo"}},
    }  # fmt: skip
    keys = frozenset({"s/n1", "s/n2", "s/n9"})
    answer = Answer("Segurança", "Luz", "will", "", "Trocar", "Ana Beatriz Moura", "2027-06-30", keys)
    return Held(
        "Oficina", "Praça", "2027-03-01", "pt-BR", "Ouvir", ("kj",), (Turn("Abrir", "", 10, 12),),
        {"Sol": 3, "Lua": 7, "Mar": 20, "": 0}, [Sheet("s", "Sol", sol), Sheet("m", "Mar", {"m1": note("m1", "Areia")})],
        {"s": "Sol", "m": "Mar"}, [answer], frozenset({"s/n9"}), frozenset({"ana beatriz moura", "fay"}),
    )  # fmt: skip


@pytest.fixture
def files(made):
    with zipfile.ZipFile(io.BytesIO(pack("Oficina", "2027-03-02", [made]))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def test_it_holds_everything_and_says_what_each_column_means(files):
    assert set(files) == {
        "README.txt", "LEIA-ME.txt", "LEA-ME.txt", "workshops.csv", "agenda.csv", "attendance.csv", "codebook.csv",
        "contributions.csv", "decisions.csv", "statuses.csv", "dictionary.csv",
    }  # fmt: skip
    told = {(row["file"], row["column"]) for row in rows(files, "dictionary.csv")}
    for name in files:
        if name.endswith(".csv") and name != "dictionary.csv":
            header = next(csv.reader(io.StringIO(files[name].decode("utf-8-sig"))))
            assert {(name, column) for column in header} <= told
    assert "oficina" in files["LEIA-ME.txt"].decode().casefold()


def test_no_name_id_address_or_time_is_in_any_byte(files):
    everything = b"\n".join(files.values())
    for secret in ("ana-id-1234", "bo-id-5678", "fay-id-9999", "Zuleica", "Beatriz", "ze.silva", "98765", "K7QX2", "s/n1"):
        assert secret.encode() not in everything, secret


def test_contributions_come_by_group_without_what_was_left_out(files):
    data = rows(files, "contributions.csv")

    assert [row["text"] for row in data] == ["Areia", "Fale com […] ou […]", "'" + EVIL, "Luz na rua", "withheld"]
    assert {row["groups"] for row in data} == {"", "Luz"}
    assert {row["team"] for row in data} == {"Mar", "withheld"}
    assert [row["statuses"] for row in data] == ["", "", "will", "will", "will"]
    assert {row["day"] for row in data} == {"2027-03-01"}


def test_the_codebook_does_not_tell_which_groups_are_a_small_teams(files):
    [row] = rows(files, "codebook.csv")

    assert (row["code"], row["board"], row["contributions"]) == ("Luz", "withheld", "3")


def test_attendance_withholds_the_small_team_and_one_that_would_give_it_away(files):
    told = {row["group"]: row["people"] for row in rows(files, "attendance.csv")}

    assert told == {"Sol": "withheld", "Lua": "withheld", "Mar": "20", "(all)": "30"}


def test_a_small_vote_is_told_without_its_result_and_who_decided_without_the_name(files):
    first, _ = rows(files, "decisions.csv")

    assert (first["ballots"], first["rank"], first["by"], first["decided"]) == ("withheld", "", "withheld", "Seis postes")
    assert rows(files, "statuses.csv")[0]["responsible"] == "withheld"


def test_no_cell_of_any_file_is_a_formula(made):
    """Whatever people typed, in every field."""

    def evil(value):
        if isinstance(value, str):
            return EVIL
        if isinstance(value, dict):
            return {key: each if key in KEPT else evil(each) for key, each in value.items()}
        return [evil(each) for each in value] if isinstance(value, list) else value

    sheets = [Sheet(each.id, EVIL, {id: evil(record) for id, record in each.records.items()}) for each in made.sheets]
    answers = [replace(each, theme=EVIL, title=EVIL, reason=EVIL, action=EVIL, responsible=EVIL) for each in made.answers]
    fields = dict.fromkeys(("title", "place", "language", "purpose"), EVIL)
    turns, teams = (Turn(EVIL, EVIL, 1, 1),), dict.fromkeys(made.teams, EVIL)
    held = replace(
        made, **fields, methods=(EVIL,), turns=turns, groups={EVIL: 7}, teams=teams, sheets=sheets, answers=answers
    )

    with zipfile.ZipFile(io.BytesIO(pack(EVIL, "2027-03-02", [held]))) as archive:
        tables = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")}
    cells = [(name, cell) for name, text in tables.items() for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [each for each in cells if each[1][:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert {name for name, cell in cells if cell == "'" + EVIL} == tables.keys() - {"dictionary.csv"}


def test_the_same_workshop_makes_the_same_bytes(made):
    assert pack("Oficina", "2027-03-02", [made]) == pack("Oficina", "2027-03-02", [made])


def test_no_small_cell_can_be_found_by_subtracting():
    """Every table of up to four small and large cells: what a reader knows leaves each small cell at least two values."""
    for counts in itertools.product((0, 1, 3, 4, 5, 9, 30), repeat=4):
        table = {str(at): count for at, count in enumerate(counts)}
        cells, total = withheld.shown(table)
        hidden = [table[name] for name, count in cells.items() if count is None]
        assert not any(withheld.few(count) for count in cells.values() if count is not None)
        if total is None:
            assert 0 < sum(counts) < 5 and all(count is None for count in cells.values())
        elif hidden:
            assert len(hidden) >= 2 and sum(hidden) >= 5


def test_a_text_loses_addresses_and_numbers_and_keeps_years():
    assert held.bare("em 2027, rua 12, lia@x.org.br, +55 21 98765-4321") == "em 2027, rua 12, […], […]"
