"""How often one person may ask."""

from workshop.live.limits import Buckets


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_burst_passes_and_then_the_rate_holds():
    clock = Clock()
    buckets = Buckets(rate=20, burst=100, clock=clock)

    assert all(buckets.take("ana") == 0 for _ in range(100))
    wait = buckets.take("ana")
    clock.now += wait / 1000

    assert 0 < wait <= 50
    assert buckets.take("ana") == 0


def test_one_person_does_not_use_up_what_is_anothers():
    buckets = Buckets(rate=1, burst=1, clock=Clock())
    buckets.take("ana")

    assert buckets.take("ana") > 0
    assert buckets.take("bo") == 0


def test_an_act_larger_than_the_burst_takes_it_whole():
    buckets = Buckets(rate=20, burst=100, clock=Clock())

    assert buckets.take("ana", 500) == 0
    assert buckets.take("ana") > 0
