"""The criteria of a project: read by those who work in it, rewritten by its coordinator."""

from filrouge.enrolment.models import RuleSet
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .litany import SignIn, address, page_for


def test_whoever_works_in_the_project_reads_them(cast: Cast, signed_in: SignIn) -> None:
    url = address("rule_sets-show", cast.project.pk)
    for insider in (cast.amina, cast.farid, cast.manon):
        page = page_for(signed_in, insider, url)
        assert "Demande d’asile depuis plus de six mois" in page
        assert "Changer les critères" not in page
    assert "Changer les critères" in page_for(signed_in, cast.dalia, url)
    assert signed_in(cast.chloe).get(url).status_code == 404


def test_only_the_coordinator_writes(cast: Cast, signed_in: SignIn) -> None:
    url = address("rule_sets-edit", cast.project.pk)
    page_for(signed_in, cast.dalia, url)
    assert signed_in(cast.amina).get(url).status_code == 403
    assert signed_in(cast.amina).post(url, {}).status_code == 403
    assert signed_in(cast.chloe).get(url).status_code == 404


def typed(cast: Cast, signed_in: SignIn, **changed: str) -> dict[str, str]:
    """The form as it is sent when nothing is touched, but for `changed`."""
    form = signed_in(cast.dalia).get(address("rule_sets-edit", cast.project.pk)).context["form"]
    said = {}
    for bound in form:
        value = bound.value()
        if value not in (None, False):
            said[bound.name] = "on" if value is True else str(value)
    return {**said, **changed}


def test_a_version_keeps_rewords_leaves_out_and_adds(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("look"):
        shipped = RuleSet.objects.get(call="ipr", project=None)
        codes = dict(shipped.criteria.values_list("code", "pk"))
    said = typed(
        cast,
        signed_in,
        source="Comité du 12 mai",
        new0_label="Habite l’Hérault",
        new0_weight="attention",
        **{f"c{codes['woman']}_label": "Femme, d’abord"},
    )
    del said[f"c{codes['over_40']}_keep"]
    signed_in(cast.dalia).post(address("rule_sets-edit", cast.project.pk), said)
    with as_batch("look"):
        own = RuleSet.objects.get(project=cast.project)
        kept = dict(own.criteria.values_list("code", "label"))
        assert own.version == 1
        assert (own.source, own.based_on) == ("Comité du 12 mai", shipped)
        assert kept["woman"] == "Femme, d’abord"
        assert "over_40" not in kept
        assert kept["habite-lherault"] == "Habite l’Hérault"
        assert own.criteria.get(code="refugee").category == 13


def test_a_mistake_is_explained_and_nothing_typed_is_lost(cast: Cast, signed_in: SignIn) -> None:
    said = typed(cast, signed_in, title="", source="Comité du 12 mai")
    page = signed_in(cast.dalia).post(address("rule_sets-edit", cast.project.pk), said).content.decode()
    assert "Donnez un titre à ces critères." in page
    assert "Comité du 12 mai" in page
    emptied = {"title": "Rien", **{name: "x" for name in said if name.endswith("_label") and name[0] == "c"}}
    page = signed_in(cast.dalia).post(
        address("rule_sets-edit", cast.project.pk),
        {**emptied, **{f"new{n}_weight": "condition" for n in range(3)}},
    )
    assert "Gardez au moins un critère." in page.content.decode()
