"""Each task of our trades has a drawing, and the skills it leads to are of the vocabulary."""

from filrouge.reference import countries
from filrouge.reference.pictograms import PICTOGRAMS
from filrouge.reference.trades import TRADES
from filrouge.reference.trades.pictured import PICTURED, drawing_of, tasks_of


def test_every_trade_is_pictured_and_no_other() -> None:
    assert set(PICTURED) == {one.code for one in TRADES}


def test_every_task_is_drawn_and_shows_a_skill_of_the_vocabulary_or_none() -> None:
    labels = {label for one in TRADES for label in one.skill_list}
    for one in TRADES:
        tasks = tasks_of(one.code)
        assert [task.words.lower() for task in tasks] == [task.lower() for task in one.task_list]
        for task in tasks:
            assert task.drawing in PICTOGRAMS, task
            assert task.skill == "" or task.skill in labels, task


def test_a_task_that_is_a_skill_shows_it() -> None:
    (plan,) = [task for task in tasks_of("F1703") if task.words == "Lire un plan simple"]
    assert plan.skill == "Lire un plan simple"


def test_another_trade_has_no_task_of_ours() -> None:
    assert tasks_of("Z9999") == ()
    assert drawing_of("Danser") == ""


def test_countries_met_often_are_named() -> None:
    assert all(countries.said(code) for code, _own in countries.OFTEN)
    assert countries.said("ZZ") == ""
    assert all(len(code) == 2 for code in countries.NAMES)
    assert len(set(countries.NAMES.values())) == len(countries.NAMES)
