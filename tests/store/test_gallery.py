"""Invitations, communities and the gallery keep to the same on every database."""

import pytest

from workshop.store.ids import now_ms

SOON = 2**52


@pytest.fixture
def lea(store):
    return store.accounts.make("Lea", "lea@mutirao.test", None, "en")


@pytest.fixture
def programme(store, lea):
    return store.programmes.make("Cidade", "en", lea.id)


def test_a_mailed_invitation_works_once_and_a_link_until_its_day(store, programme, lea):
    make = store.invitations.make
    mailed = make(programme.id, "mentor", lea.id, SOON, email="ana@mutirao.test", name="Ana")
    link, old = make(programme.id, "member", lea.id, SOON), make(programme.id, "member", lea.id, now_ms() - 1)

    taken = [store.invitations.take(token) for token in (mailed, mailed, link, link, old, "nonsense")]

    assert [each and each.role for each in taken] == ["mentor", None, "member", "member", None, None]
    assert store.invitations.get(link).used == 2
    assert mailed not in repr(taken[0])


def test_a_new_mail_takes_the_one_before_back(store, programme, lea):
    first = store.invitations.make(programme.id, "mentor", lea.id, SOON, email="ana@mutirao.test")
    store.invitations.replace(programme.id, ["ana@mutirao.test"])
    second = store.invitations.make(programme.id, "mentor", lea.id, SOON, email="ana@mutirao.test")

    assert store.invitations.get(first) is None
    assert [each.digest for each in store.invitations.of(programme.id)] == [
        store.invitations.get(second).digest
    ]
    store.invitations.revoke("another", store.invitations.get(second).digest)
    assert store.invitations.emails(programme.id) == {"ana@mutirao.test"}


def test_a_community_goes_with_what_was_written_and_leaves_its_pieces(store, programme, lea):
    night = store.communities.make(programme.id, "À noite", "", lea.id)
    store.communities.join(night.id, lea.id)
    store.communities.post(night.id, lea.id, "Olá")
    piece = store.gallery.add(
        programme.id, "method", "Escuta", [{"title": "Ouvir"}], lea.id, community=night.id
    )
    assert (store.communities.people(night.id), store.communities.sizes(programme.id)) == (
        [lea.id],
        {night.id: 1},
    )

    store.communities.remove(night.id)

    assert store.communities.of(programme.id) == store.communities.posts(night.id) == []
    assert store.gallery.get(piece.id).community is None


def test_a_piece_is_read_back_and_counts_who_began_from_it(store, programme, lea):
    team = store.programmes.add_team(programme.id, "Aurora")
    piece = store.gallery.add(
        programme.id,
        "board",
        "Mapa",
        [{"id": "n", "kind": "note", "text": "ônibus 🚌"}],
        lea.id,
        team=team.id,
    )
    session = store.sessions.make("Oficina")
    store.gallery.begin(piece.id, session.id, lea.id, team.id)

    assert store.gallery.of(programme.id) == [piece]
    assert piece.held() == [{"id": "n", "kind": "note", "text": "ônibus 🚌"}]
    assert store.gallery.counts([piece.id]) == {piece.id: 1}
    assert [row[:2] for row in store.gallery.begun_by(piece.id)] == [("Oficina", team.id)]
    assert store.gallery.origin(session.id) == piece

    store.sessions.set(session.id, removed=1)
    assert store.gallery.counts([piece.id]) == {}
    store.gallery.remove(piece.id)
    assert store.gallery.of(programme.id) == []
