"""Images, drawings and link cards."""

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused

ADD = {
    "image": ("image.add", {"image": "i", "x": 0, "y": 0, "w": 400, "h": 300, "file": "f"}),
    "drawing": (
        "drawing.add",
        {"drawing": "i", "x": 0, "y": 0, "w": 40, "h": 30, "points": [0, 0, 400, 300]},
    ),
    "card": ("card.add", {"card": "i", "x": 0, "y": 0, "url": "https://city.example/plan"}),
}
FIELD = {"image": "alt", "drawing": "alt", "card": "title"}


@pytest.fixture
def play():
    return Play()


@pytest.fixture(params=sorted(ADD))
def kind(request, play):
    name, args = ADD[request.param]
    play.act(ANA, name, **args)
    return request.param


def test_anybody_can_say_what_it_shows(play, kind):
    play.act(BO, f"{kind}.write", **{kind: "i", FIELD[kind]: "A praça", "base": ""})

    assert play.board.records["i"][FIELD[kind]] == "A praça"


def test_while_people_write_in_private_others_neither_see_nor_touch_it(play, kind):
    play.act(FAY, "stage.set", private=True)

    assert play.lens.see("i", BO) is None and play.lens.see("i", FAY) is None
    assert play.lens.see("i", ANA) is not None
    with pytest.raises(Refused) as refused:
        play.act(BO, f"{kind}.write", **{kind: "i", FIELD[kind]: "x", "base": ""})
    assert refused.value.code == "gone"


def test_a_picture_keeps_its_proportions(play):
    name, args = ADD["image"]
    play.act(ANA, name, **args)

    play.act(BO, "image.size", image="i", x=10, y=20, w=200, h=999)

    assert {field: play.board.records["i"][field] for field in "xywh"} == {
        "x": 10,
        "y": 20,
        "w": 200,
        "h": 150,
    }


def test_a_picture_grows_no_taller_than_anything_else_may(play):
    play.act(ANA, "image.add", image="i", x=0, y=0, w=1, h=100_000, file="f")

    with pytest.raises(Refused) as refused:
        play.act(BO, "image.size", image="i", x=0, y=0, w=100_000, h=1)

    assert refused.value.code == "bad_args"


def test_a_hidden_picture_has_no_size_to_change(play):
    name, args = ADD["image"]
    play.act(ANA, name, **args)
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as refused:
        play.act(BO, "image.size", image="i", x=0, y=0, w=200, h=150)

    assert refused.value.code == "gone"


@pytest.mark.parametrize("more", [{"points": [0, 0, 1]}, {"points": [0, 0, 9, 9], "pressure": [50]}])
def test_half_a_stroke_is_refused(play, more):
    name, args = ADD["drawing"]

    with pytest.raises(Refused) as refused:
        play.act(ANA, name, **{**args, **more})

    assert refused.value.code == "bad_args"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "https://",
        "http://a b/",
        "http://[",
        "city.example",
    ]
    + [
        "https://me:secret@city.example/",
        "https://good.example\\@bad.example/",
        "https://a.example:0/",
        "https://a.example:99999/",
    ],
)
def test_a_card_leads_to_web_pages_alone(play, url):
    with pytest.raises(Refused) as refused:
        play.act(ANA, "card.add", card="c", x=0, y=0, url=url)

    assert (refused.value.code, refused.value.field) == ("bad_args", "url")


def test_links_join_them_too(play, kind):
    play.act(ANA, "note.add", note="n", x=0, y=0, text="n")

    play.act(BO, "link.add", **{"link": "l", "from": "n", "to": "i"})

    assert play.board.records["l"]["to"] == "i"
