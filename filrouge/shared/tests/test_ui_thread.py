"""The red thread: what must hold for any path, and one small path known by heart."""

from cProfile import Profile
from datetime import date, timedelta
from itertools import combinations, pairwise
from pstats import Stats
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.shared.ui.thread import Bead, State, Strand, Thread, draw

TODAY = date(2026, 11, 24)
OPENING = Bead(date(2026, 3, 3), "Rencontre", "bus, Ganges")

beads = st.builds(
    Bead,
    at=st.dates(date(2021, 1, 1), date(2027, 12, 31)),
    label=st.text("abcéMWi اሀ", min_size=1, max_size=40),
    note=st.sampled_from(["", "attend la PMI", "levé avec le centre communal d’action sociale"]),
    strand=st.sampled_from(Strand),
    state=st.sampled_from(State),
    kind=st.sampled_from(["", "ateliers"]),
)
paths = st.lists(beads, max_size=60)


def drawn(facts: list[Bead], *, right_to_left: bool = False) -> Thread:
    return draw(facts, today=TODAY, title="Le fil de Nour", description="", right_to_left=right_to_left)


@given(paths, st.booleans())
def test_labels_never_meet(facts, right_to_left):
    boxes = [mark.box for mark in drawn(facts, right_to_left=right_to_left).marks]
    for (left, top, right, bottom), (left2, top2, right2, bottom2) in combinations(boxes, 2):
        assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top


@given(paths, st.booleans())
def test_everything_stays_in_the_picture(facts, right_to_left):
    thread = drawn(facts, right_to_left=right_to_left)
    for mark in thread.marks:
        left, top, right, bottom = mark.box
        assert left >= 0
        assert top >= 0
        assert right <= thread.width
        assert bottom <= thread.height
        assert 10 <= mark.y <= thread.height - 10
    assert 0 < thread.today < thread.width


@given(paths)
def test_marks_follow_the_dates_and_today_parts_them(facts):
    thread = drawn(facts)
    xs = [mark.x for mark in thread.marks]
    assert xs == sorted(xs)
    ahead = sum(bead.at > TODAY for bead in facts)
    assert sum(x > thread.today for x in xs) == ahead


@given(paths)
def test_right_to_left_is_the_mirror(facts):
    thread, mirror = drawn(facts), drawn(facts, right_to_left=True)
    for mark, mirrored in zip(thread.marks, mirror.marks, strict=True):
        assert abs(thread.width - mark.x - mirrored.x) <= 1
        assert mark.y == mirrored.y


@given(paths)
def test_the_list_tells_every_fact_in_order(facts):
    thread = drawn(facts)
    told = [entry.bead for entry in (*thread.past, *thread.ahead)]
    assert told == sorted(facts, key=lambda bead: bead.at)


@given(paths)
def test_what_is_stuck_or_ahead_is_never_hidden_in_a_group(facts):
    thread = drawn(facts)
    stuck = [bead for bead in facts if bead.state is State.STUCK]
    assert sum(mark.shape == "diamond" for mark in thread.marks) == len(stuck)


@given(paths)
def test_printed_strips_cover_the_whole_drawing(facts):
    thread = drawn(facts)
    if not thread.strips:
        return
    assert thread.strips[0].x == 0
    assert thread.strips[-1].x + thread.strips[-1].width >= thread.width
    for strip, following in pairwise(thread.strips):
        assert strip.x < following.x <= strip.x + strip.width


def test_a_small_path_known_by_heart():
    thread = drawn([OPENING, Bead(date(2026, 12, 13), "Titre de séjour", state=State.PLANNED)])
    assert [(mark.text, mark.second, mark.state, mark.shape) for mark in thread.marks] == [
        ("Rencontre", "bus, Ganges", "done", "round"),
        ("Titre de séjour", "13 déc.", "planned", "round"),
    ]
    assert [line.css for line in thread.lines] == ["line", "line ahead"]
    assert thread.lines[0].path == "M79 88 C167 88 167 80 255 80"


def test_strands_leave_the_last_knot_before_them_and_come_back_today():
    facts = [
        OPENING,
        Bead(date(2026, 4, 22), "Premier bilan"),
        Bead(date(2026, 6, 30), "Logement", strand=Strand.SOCIAL),
        Bead(date(2026, 10, 5), "Immersion", strand=Strand.WORK),
    ]
    thread = drawn(facts)
    bilan = thread.marks[1]
    strands = [line.path for line in thread.lines if line.css == "strand"]
    assert len(strands) == 3
    assert all(path.startswith(f"M{bilan.x} {bilan.y} ") for path in strands)
    assert all(path.endswith(f"{thread.today} {thread.trunk_y}") for path in strands)
    assert [name.text for name in thread.names] == ["social", "travail"]


def test_an_empty_thread_is_today_and_what_is_open_ahead():
    thread = drawn([])
    assert thread.marks == []
    assert [line.css for line in thread.lines] == ["line ahead"]


def test_alike_facts_that_crowd_together_are_one_mark():
    workshops = [
        Bead(date(2026, 5, 4) + timedelta(days=4 * n), "Atelier CV", strand=Strand.WORK, kind="ateliers")
        for n in range(6)
    ]
    thread = drawn([OPENING, *workshops])
    assert [(mark.text, mark.second, mark.shape) for mark in thread.marks[1:]] == [
        ("6 ateliers", "mai", "long")
    ]
    assert len(thread.past) == 7


def test_years_of_silence_are_folded_and_said():
    thread = drawn([Bead(date(2023, 1, 9), "Rencontre"), Bead(date(2024, 6, 3), "Bilan")])
    assert [fold.text for fold in thread.folds] == ["17 mois calmes", "30 mois calmes"]
    assert [year.text for year in thread.years] == ["2023", "2024", "2026"]


def test_a_recent_path_is_not_folded():
    assert drawn([OPENING]).folds == []


def test_a_long_label_is_cut_on_the_drawing_and_whole_on_demand():
    label = "Attestation de niveau de français délivrée par l’organisme"
    mark = drawn([Bead(date(2026, 3, 3), label)]).marks[0]
    assert mark.text.endswith("…")
    assert label in mark.title


def sixty_facts() -> list[Bead]:
    strands = list(Strand)
    return [Bead(TODAY - timedelta(days=30 * n), f"Étape {n}", strand=strands[n % 4]) for n in range(60)]


def test_sixty_facts_are_drawn_without_going_through_them_again_and_again():
    """Calls, not milliseconds: the same on a machine that does something else."""
    facts, counted = sixty_facts(), Profile()
    drawn(facts)  # what is made once per process has been
    counted.runcall(drawn, facts)
    assert Stats(counted).total_calls < 15_000


@pytest.mark.proof  # a bound in milliseconds
def test_sixty_facts_are_drawn_in_five_milliseconds():
    facts, times = sixty_facts(), []
    for _attempt in range(40):
        start = process_time()
        drawn(facts)
        times.append(process_time() - start)
    assert min(times) < 0.005


@pytest.mark.parametrize(("state", "shape"), [(State.STUCK, "diamond"), (State.DROPPED, "cross")])
def test_shape_alone_tells_the_state(state, shape):
    assert drawn([OPENING, Bead(date(2026, 5, 1), "Permis", state=state)]).marks[1].shape == shape
