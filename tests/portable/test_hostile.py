"""Files that somebody has tampered with: refused in one sentence, and nothing of them is kept."""

import hashlib
import json
import random
import zipfile

import pytest

from tests.cast import ANA, BO, FAY, OTTO
from tests.histories import history
from tests.portable.conftest import Place, parts
from tests.portable.test_portable import PICTURE, ROOM
from workshop.core.board import Board
from workshop.core.refusal import Refused
from workshop.core.sight import Lens
from workshop.exports import FORMATS, Exported
from workshop.objects import KINDS, hangs_on
from workshop.portable.bringing import bring, look
from workshop.store.files import File
from workshop.store.ids import now_ms
from workshop.words import LANGUAGES, say

LOG = "sessions/1/boards/1.jsonl"
ABOUT = "sessions/1/session.json"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The parts of a file as it was made: three notes, a link, a comment with an answer, a vote and a picture."""
    folder = tmp_path_factory.mktemp("whole")
    quick = Place(f"sqlite:///{folder / 'whole.sqlite3'}", folder)
    session = quick.workshop()
    board = session.board
    quick.act(board, ANA, "c1", "note.add", note="a", x=0, y=0, text="Água")
    quick.act(board, BO, "c2", "note.add", note="b", x=300, y=0, text="Escola")
    quick.act(board, BO, "c3", "link.add", link="l", **{"from": "a", "to": "b"})
    quick.act(board, ANA, "c4", "comment.add", comment="k", on="a", text="Desde quando?")
    quick.act(board, BO, "c5", "comment.add", comment="m", on="k", text="Desde março")
    options = [{"id": "x", "text": "um"}, {"id": "y", "text": "dois"}]
    quick.act(board, FAY, "c6", "poll.open", poll="p", way="choice", title="?", options=options, secret=False)
    quick.act(board, ANA, "c7", "poll.cast", poll="p", ballot=["x"])
    quick.store.files.add(File("f", board, "ana", "image/webp", 1, 1, PICTURE), ROOM)
    quick.act(board, FAY, "c8", "image.add", image="i", x=0, y=300, w=40, h=30, file="f")
    made = parts(quick.take(session))
    quick.close()
    return made


@pytest.fixture
def good(whole):
    return dict(whole)


def packed(folder, made, sums=True, extra=()):
    """The parts as a file, with a manifest that agrees with them unless `sums` is false."""
    path = folder / "mangled.mutirao"
    manifest = json.loads(made["manifest.json"])
    if sums:
        manifest["parts"] = {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in made.items()
            if name != "manifest.json"
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {**made, "manifest.json": json.dumps(manifest).encode()}.items():
            file.writestr(name, data)
        for name, data in extra:
            file.writestr(name, data)
    return path


def refused(path):
    with pytest.raises(Refused) as raised:
        look(str(path), now_ms())
    for language in LANGUAGES:
        assert "{" not in say(raised.value, language)
    return raised.value


def entry(made, seq, change):
    """The parts with one line of the first board changed."""
    told = [json.loads(line) for line in made[LOG].splitlines()]
    change(told[seq - 1])
    return {**made, LOG: b"".join(json.dumps(line).encode() + b"\n" for line in told)}


def record(made, seq, **fields):
    """The parts with other fields in the record that an entry puts."""

    def change(told):
        told["changes"][0][1].update(fields)
        told["changes"][0][1] = {
            name: value for name, value in told["changes"][0][1].items() if value is not None
        }

    return entry(made, seq, change)


def about(made, change):
    told = json.loads(made[ABOUT])
    change(told)
    return {**made, ABOUT: json.dumps(told).encode()}


def test_as_it_was_made_it_is_right(good, tmp_path):
    seen = look(str(packed(tmp_path, good)), now_ms())
    assert (seen.counts.boards, seen.counts.entries, seen.counts.people, seen.counts.pictures) == (2, 8, 3, 1)


def test_a_part_that_is_not_what_it_was_is_refused(good, tmp_path):
    good[LOG] = good[LOG].replace("Água".encode(), b"Fogo")
    assert refused(packed(tmp_path, good, sums=False)).facts["part"] == LOG


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "sessions/1/boards/../x.jsonl",
        "sessions/01/session.json",
        "C:\\x",
        "x.py",
    ],
)
def test_a_part_by_another_name_is_refused(good, tmp_path, name):
    assert refused(packed(tmp_path, good, extra=[(name, b"x")])).code == "bad_args"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_twice_is_refused(good, tmp_path):
    refused(packed(tmp_path, good, extra=[(LOG, b"")]))


def test_a_part_too_few_is_refused(good, tmp_path):
    refused(packed(tmp_path, {name: data for name, data in good.items() if name != LOG}))


def test_a_part_too_many_is_refused(good, tmp_path):
    refused(packed(tmp_path, {**good, "sessions/1/boards/3.jsonl": b""}))
    refused(packed(tmp_path, {**good, "sessions/1/pictures/aaaaaaaaaaaaaaaaaaaaaa.webp": PICTURE}))


def test_another_version_and_another_format_are_told_apart(good, tmp_path):
    told = json.loads(good["manifest.json"])
    newer = {**good, "manifest.json": json.dumps({**told, "version": 2, "news": True}).encode()}
    other = {**good, "manifest.json": json.dumps({**told, "format": "mutirao-board"}).encode()}
    assert "version" in refused(packed(tmp_path, newer)).text
    assert refused(packed(tmp_path, other)).code == "bad_type"


def test_a_bomb_is_refused_before_it_is_unpacked(good, tmp_path):
    path = tmp_path / "bomb.mutirao"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in good.items():
            file.writestr(name, data)
        with file.open("sessions/1/boards/9.jsonl", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(bytes(1 << 20))
    assert path.stat().st_size < 5_000_000
    assert refused(path).code == "too_big"


def test_a_part_larger_than_it_says_is_refused(good, tmp_path):
    path = packed(tmp_path, {**good, LOG: good[LOG] + b"\n" * 5000}, sums=False)
    refused(path)


def put(**fields):
    note = {
        "id": "z",
        "kind": "note",
        "x": 0,
        "y": 0,
        "text": "",
        "color": "sand",
        "sort": "idea",
        "order": "a9",
    }
    return ["put", {**note, **fields}]


CHANGES = [
    [], ["put"], ["put", None], ["put", {}], ["drop"], ["drop", "nowhere"], ["patch", "nowhere", {"x": 1}], ["patch", "a"],
    ["patch", "a", {"id": "b"}], ["patch", "a", {"kind": "text"}], ["patch", "a", {"text": None}],
    ["patch", "a", {"by": "x"}],
    ["patch", "a", {"x": 1e300}], ["patch", "a", {"x": 2**70}], ["patch", "a", {"x": "0"}], ["patch", "a", {"order": ""}],
    ["patch", "a", {"order": "zzzz"}], ["patch", "a", {"order": "a!"}], ["patch", "a", {"text": "a\u0000b"}],
    ["patch", "a", {"text": "x" * 5000}], ["patch", "a", {"color": "url(x)"}], ["patch", "a", {"Strange Name": 1}],
    ["patch", "a", {"extra": [[[[[[[[[[1]]]]]]]]]]}], ["patch", "a", {"extra": {"__proto__": 1}}],
    ["patch", "a", {"tags": "x"}],
    ["patch", "k", {"on": "m"}], ["patch", "k", {"on": "k"}], ["patch", "l", {"to": "k"}], ["patch", "l", {"to": "l"}],
    ["patch", "p", {"state": "open", "secret": "yes"}], ["patch", "p", {"way": "auction"}], ["patch", "p", {"options": []}],
    ["patch", "i", {"w": 0}], ["patch", "a", {"merged": [{"id": "q"}]}], ["drop", "a"], ["swap", "a", "b"], "put", None, 7,
    put(by="nobody"), put(kind="spaceship"), put(id="__proto__"), put(id="x" * 41), put(id="a b"), put(id=7),
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: json.dumps(change)[:60])
def test_a_change_that_no_rule_makes_is_refused(good, tmp_path, change):
    def more(told):
        told["changes"].append(change)

    refused(packed(tmp_path, entry(good, 8, more)))


@pytest.mark.parametrize(
    "fields",
    [
        {"seq": 9}, {"seq": 7}, {"seq": 0}, {"seq": -1}, {"seq": "8"}, {"seq": 10**12}, {"at": -1}, {"at": 10**18},
        {"at": 8_000_000_000_000_000}, {"by": "A" * 22}, {"by": None}, {"command": "note.explode"}, {"command": "unseen"},
        {"undo": []}, {"changes": None},
    ],
    ids=str,
)  # fmt: skip
def test_an_entry_that_cannot_be_is_refused(good, tmp_path, fields):
    refused(packed(tmp_path, entry(good, 8, lambda told: told.update(fields))))


@pytest.mark.parametrize("line", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"seq":1e999}', b"null"])
def test_a_line_that_is_no_entry_is_refused(good, tmp_path, line):
    refused(packed(tmp_path, {**good, LOG: good[LOG] + line + b"\n"}))


def test_a_log_without_its_end_is_refused(good, tmp_path):
    lines = good[LOG].splitlines(keepends=True)
    refused(packed(tmp_path, {**good, LOG: b"".join(lines[:-1])}))
    refused(packed(tmp_path, {**good, LOG: good[LOG][:-1]}))
    refused(packed(tmp_path, {**good, LOG: b"".join([*lines[:3], *lines[4:]])}))
    refused(packed(tmp_path, {**good, LOG: b"".join([*lines[:3], lines[2], *lines[3:]])}))


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["about"].update(code="12345678"), lambda told: told["about"].update(owner="me"),
        lambda told: told["about"].update(title="x" * 401), lambda told: told["about"].update(title="a\u0007"),
        lambda told: told["about"].update(language="xx"), lambda told: told["about"].update(id="short"),
        lambda told: told["about"].update(keep_days=10**9), lambda told: told["about"].update(at=8 * 10**15),
        lambda told: told["boards"].append(told["boards"][0]), lambda told: told["boards"].reverse(),
        lambda told: told["boards"].clear(), lambda told: told["people"].append(told["people"][0]),
        lambda told: told["people"].clear(), lambda told: told["people"][0].update(role="king"),
        lambda told: told["people"][0].update(team="A" * 22), lambda told: told["people"][0].update(account="me"),
        lambda told: told["pictures"][0].update(board="A" * 22), lambda told: told["pictures"][0].update(w=4000),
        lambda told: told["pictures"].append(told["pictures"][0]), lambda told: told["boards"][0].update(entries=7),
    ],
)  # fmt: skip
def test_a_workshop_that_cannot_be_is_refused(good, tmp_path, change):
    refused(packed(tmp_path, about(good, change)))


@pytest.mark.parametrize("data", [b"<script>alert(1)</script>", b"", PICTURE[:30], b"GIF89a" + bytes(40)])
def test_a_picture_that_is_none_is_refused(good, tmp_path, data):
    name = next(name for name in good if name.endswith(".webp"))
    refused(packed(tmp_path, {**good, name: data}))


@pytest.mark.parametrize(
    "fields",
    [{"file": "javascript:alert(1)"}, {"file": None}, {"w": "wide"}, {"x": None}, {"by": "A" * 22}],
    ids=str,
)
def test_a_picture_record_that_cannot_be_is_refused(good, tmp_path, fields):
    refused(packed(tmp_path, record(good, 8, **fields)))


def test_a_link_card_leads_to_web_pages_alone(good, tmp_path):
    card = {"id": "w", "kind": "card", "x": 0, "y": 0, "order": "aZ"}
    for url, fits in (
        ("https://city.example/", True),
        ("javascript:alert(1)", False),
        ("https://a@b/", False),
    ):

        def more(told, url=url):
            told["changes"].append(["put", {**card, "by": told["by"], "url": url}])

        path = packed(tmp_path, entry(good, 8, more))
        if fits:
            look(str(path), now_ms())
        else:
            refused(path)


def test_nothing_of_a_file_that_is_refused_at_its_end_is_kept(good, place, tmp_path):
    before = [len(place.store.sessions.all()), count(place)]
    path = packed(tmp_path, {**good, "sessions/1/boards/2.jsonl": b"{}\n"})

    with pytest.raises(Refused):
        place.bring(path)

    assert [len(place.store.sessions.all()), count(place)] == before


def count(place):
    from sqlalchemy import func, select

    from workshop.store.tables import boards, entries, files, people, snapshots

    tables = (boards, entries, files, people, snapshots)
    return place.store.db.read(
        lambda connection: [
            connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_taken_in_can_be_looked_at(quick, tmp_path, seed):
    """A file with some value exchanged by chance is refused, or everything on its board can be seen and exported."""
    session = quick.workshop()
    quick.live(session.board, history(seed, 60))
    made = parts(quick.take(session, taker="fay"))
    chance, outcomes = random.Random(seed), {True: 0, False: 0}
    for _ in range(120):
        told = [json.loads(line) for line in made[LOG].splitlines()]
        mutate(told, chance)
        path = packed(tmp_path, {**made, LOG: b"".join(json.dumps(line).encode() + b"\n" for line in told)})
        board = Board(hangs_on)
        try:
            bring(str(path), now_ms(), lambda table, rows, board=board: gather(board, table, rows))
        except Refused:
            outcomes[False] += 1
            continue
        outcomes[True] += 1
        for viewer in (ANA, FAY, OTTO):
            seen = Lens(board, KINDS).seen(viewer)
            for format in FORMATS.values():
                format.write(Exported("Vila", board.seq, seen, {}))
    assert min(outcomes.values()) > 5


def gather(board, table, rows):
    if table == "entries":
        for row in rows:
            if row["seq"] > board.seq:
                board.apply(json.loads(row["changes"]))
                board.seq = row["seq"]


VALUES = (
    "",
    "x",
    "a0",
    0,
    -1,
    1.5,
    10**6,
    True,
    False,
    [],
    {},
    ["a"],
    [["a"]],
    {"a": 1},
    "stage",
    "note",
    "v0",
    "r1",
)


def mutate(told, chance):
    """Exchange, add or take away one field of a record of one change."""
    changes = [each for line in told for each in line["changes"] if each[0] != "drop" and each[-1]]
    fields = chance.choice(changes)[-1]
    name = chance.choice(
        [*fields, "cluster", "evidence", "on", "in", "labels", "layout", "ballots", "sense", "locked"]
    )
    value = chance.choice((None, *VALUES))
    if value is None:
        fields.pop(name, None)
    else:
        fields[name] = value
