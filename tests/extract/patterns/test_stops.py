"""What a unit, range or hedge may not cross, against the plain look through all stretches."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.patterns.stops import crosses, first_start, gather_stops, last_end

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1])))


@given(SPANS, st.integers(0, 60), st.integers(1, 9))
def test_look_ups_agree_with_a_look_through_all(spans: list[tuple[int, int]], at: int, length: int) -> None:
    stops = gather_stops(spans)
    assert last_end(stops, at) == max([end for _, end in spans if end <= at], default=-1)
    assert first_start(stops, at, 100) == min([start for start, _ in spans if start >= at], default=100)
    assert crosses(stops, at, at + length) == any(start < at + length and at < end for start, end in spans)
