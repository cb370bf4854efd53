"""A workshop for records, as it is told after gathering: a board with groups, a map, votes and what people left open."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from workshop.record.told import Answered, Promise, Surface, Told, Turn


def record(kind, id, **fields):
    return {"id": id, "kind": kind, "by": "", "order": f"a{id}", **fields}


def note(id, text, x=0, y=0, **more):
    return record("note", id, x=x, y=y, text=text, color="sand", **{"sort": "idea", **more})


def poll(id, title, options=("n1", "n2"), **more):
    chosen = [{"id": each, "text": f"Opção {each}"} for each in options]
    settings = {"budget": 3, "most": 2}
    base = {"way": "dots", "settings": settings, "secret": True, "state": "revealed", "round": 1, "cast": 0, "opened": 5}
    return record("poll", id, title=title, options=chosen, **{**base, **more})


RECORDS = (
    record("cluster", "c1", title="Transporte", x=0, y=0),
    record("cluster", "c2", title="Dentro", x=0, y=0, **{"in": "c1"}),
    note("n1", "Ônibus atrasa", cluster="c1", merged=[{"id": "m", "by": "", "text": "O ônibus demora"}]),
    note("n2", "Tarifa cara", x=300, cluster="c2"),
    note("n3", "Eu atravesso a praça com a chave na mão", x=600, sort="quote", cluster="c1", regrouped=3),
    record("frame", "f1", title="Rua", x=0, y=900, w=600, h=400, layout="lanes", labels=["Hoje", "Amanhã"]),
    note("n4", "Rua escura", x=20, y=1050),
    note("n5", "Ninguém me agrupou", x=2000, y=2000),
    note("n6", "Medir a luz", x=2300, y=2000, sort="action"),
    note("n7", "Quem paga?", x=2600, y=2000, sort="question"),
    note("a", "Escuridão.", x=3000, sort="factor"),
    note("b", "Medo", x=3300, sort="factor"),
    record("link", "l1", **{"from": "a", "to": "b"}, sort="causal", polarity="+"),
    record("link", "l2", **{"from": "b", "to": "a"}, sort="causal", polarity="-", delay=True, contested=True),
    record("reaction", "r1", on="n2", sort="agree"),
    poll("p1", "Por onde começar?", cast=2, ballots=[{"ballot": {"n1": 2}}, {"ballot": {"n1": 1, "n2": 2}}],
         decision={"decided": "Começar pela luz", "who": "Equipe Aurora", "open": "Quem cuida da horta?",
                   "review": "2026-12-24"}),
    poll("p2", "Segunda pergunta?", state="closed", cast=9),
    record("stage", "stage", missing="Ninguém falou de crianças"),
)  # fmt: skip


def told(*records, language="pt-BR", **more):
    surface = Surface("b1", "Praça", True, 318, {each["id"]: each for each in records or RECORDS}, 9)
    base = Told(
        language=language, title="Bairro que acolhe", purpose="O que mais pesa na vida da Vila", place="Centro",
        spoken="pt-BR", starts=1_780_000_000_000, ends=1_780_007_440_000, planned_end=1_780_007_200_000,
        zone=ZoneInfo("America/Sao_Paulo"), facilitators=("Marina",), people=10, teamless=1,
        turns=(Turn("Ouvir", 25, 33, private=True), Turn("Agrupar", 25, 22), Turn("Votar", 10)),
        surfaces=(surface,), methods=("kj",),
    )  # fmt: skip
    return replace(base, **more)


PROMISE = Promise("Medir a luz", "Davi, Obras", 1_781_000_000_000, "open")
ANSWERED = Answered("Rua escura", "accepted", "Os postes serão trocados.", "", "Paula, Obras", 1_781_000_000_000)
