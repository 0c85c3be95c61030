from filrouge.desk.navigation import frame, navigation
from filrouge.privacy.context import NOBODY, Context
from filrouge.shared.ui.frame import NavigationItem
from tests.cast import Cast


def entries(context: Context) -> list[str]:
    return [item.label for item in items(context, "desk:day-index")]


def items(context: Context, current: str) -> list[NavigationItem]:
    return [item for group in navigation(context, current) for item in group.items]


def test_entries_stand_under_what_one_comes_to_do() -> None:
    team = Context(user=1, organisations=(1,), coordinated=(1,))
    assert [group.label for group in navigation(team, "")] == [
        "Accompagner",
        "Aller vers",
        "Recruter",
        "Coordonner",
        "Équipe",
    ]


def test_each_role_is_offered_what_it_may_use() -> None:
    assert entries(Context(user=1, organisations=(1,)))[:2] == ["Ma journée", "Ma file active"]
    assert "Vue d’ensemble" not in entries(Context(user=1, organisations=(1,)))
    assert "Vue d’ensemble" in entries(Context(user=1, organisations=(1,), coordinated=(1,)))
    assert "Projets" not in entries(Context(user=1, organisations=(1,)))
    assert "Projets" in entries(Context(user=1, organisations=(1,), coordinated=(1,)))
    assert "Messages" in entries(Context(user=1, organisations=(1,)))
    assert "Messages" in entries(Context(user=1, managed=(1,)))
    assert "Annuaire" in entries(Context(user=1, organisations=(1,)))
    assert "Annuaire" not in entries(Context(user=1, volunteering=(1,)))
    assert entries(Context(user=1, officer_of=(1,))) == [
        "Organisation",
        "Annuaire",
        "Projets",
        "Langues",
        "Protection des données",
        "Accès d’urgence",
    ]
    assert entries(Context(user=1, evaluated=(1,))) == [
        "Organisation",
        "Projets",
        "Langues",
        "Coffre de justificatifs",
    ]


def test_the_current_entry_is_the_closest_one() -> None:
    team = Context(user=1, organisations=(1,), coordinated=(1,))
    current = {
        name: [item.label for item in items(team, name) if item.current]
        for name in ("desk:day-index", "desk:record-show", "pathways:absences-new", "vigilance:rules-index")
    }
    assert current == {
        "desk:day-index": ["Ma journée"],
        "desk:record-show": ["Ma file active"],
        "pathways:absences-new": ["Absences"],
        "vigilance:rules-index": ["Alertes du projet"],
    }


def test_the_frame_costs_no_query_and_says_nothing_of_a_visitor(
    cast: Cast, rf: object, django_assert_num_queries: object
) -> None:
    request = rf.get("/")
    request.resolver_match = None
    assert frame(request) == {}
    request.user = cast.amina
    request.context = Context(user=cast.amina.pk, organisations=(1,))
    with django_assert_num_queries(0):
        shown = frame(request)
    assert shown["account"].name == "Amina Martin"
    assert shown["search_url"] == "/recherche/"
    request.context = NOBODY
    assert frame(request)["search_url"] == ""
