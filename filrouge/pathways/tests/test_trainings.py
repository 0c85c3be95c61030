"""Who was trained in what: oneself, and who runs the team; totals for the funder."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.pathways.models import Training
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import SignIn

INDEX, NEW = reverse("pathways:trainings-index"), reverse("pathways:trainings-new")


def followed(cast: Cast, user: User, **other: object) -> dict:
    return {
        "user": user.pk,
        "organisation": cast.mission_locale.pk,
        "theme": "trauma",
        "title": "Repérer le psychotraumatisme",
        "on": clock.today().isoformat(),
        "hours": 14,
        **other,
    }


def test_noted_by_oneself_seen_by_oneself_and_who_runs_the_team(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.amina).post(NEW, followed(cast, cast.amina))
    for sees in (cast.amina, cast.manon, cast.dalia):
        assert "Repérer le psychotraumatisme" in signed_in(sees).get(INDEX).content.decode()
    for blind in (cast.bruno, cast.farid, cast.chloe, cast.olga):
        assert "Repérer le psychotraumatisme" not in signed_in(blind).get(INDEX).content.decode()
    assert "Pour le bilan" not in signed_in(cast.amina).get(INDEX).content.decode()


def test_totals_by_theme_over_a_period(cast: Cast, signed_in: SignIn) -> None:
    manon = signed_in(cast.manon)
    year_ago = (clock.today() - timedelta(days=400)).isoformat()
    for user, other in (
        (cast.amina, {}),
        (cast.amina, {"hours": 7}),
        (cast.bruno, {}),
        (lay_volunteer(cast), {"theme": "intercultural", "hours": 3}),
        (cast.bruno, {"theme": "data", "on": year_ago}),
    ):
        manon.post(NEW, followed(cast, user, **other))
    page = manon.get(INDEX).content.decode()
    totals = page[page.index("Pour le bilan") : page.index("Dans les équipes")]
    assert "Psychotraumatisme : repérer, orienter" in totals
    assert ">2<" in totals
    assert ">35<" in totals
    assert "Travail interculturel" in totals
    assert "Protection des données" not in totals
    older = manon.get(INDEX, {"du": year_ago, "au": clock.today().isoformat()}).content.decode()
    assert "Protection des données" in older


def test_nobody_notes_a_colleague_s(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.bruno).post(NEW, followed(cast, cast.amina)).content.decode()
    assert "Choix invalide" in page or "Sélectionnez un choix valide" in page
    with acting(cast.manon):
        assert not Training.objects.exists()


def test_a_mistake_is_explained_and_nothing_typed_is_lost(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).post(NEW, followed(cast, cast.amina, theme="")).content.decode()
    assert "Choisissez un thème." in page
    assert "Repérer le psychotraumatisme" in page
    page = (
        signed_in(cast.dalia)
        .post(NEW, followed(cast, cast.amina, organisation=cast.association.pk))
        .content.decode()
    )
    assert "Cette personne n’est pas de cette équipe." in page


def test_withdrawn_by_whoever_noted_it(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.amina).post(NEW, followed(cast, cast.amina))
    with acting(cast.amina):
        training = Training.objects.get()
    url = reverse("pathways:trainings-end", args=[training.pk])
    assert signed_in(cast.amina).get(url).status_code == 200
    assert signed_in(cast.bruno).post(url).status_code == 404
    assert signed_in(cast.manon).post(url).status_code == 403
    signed_in(cast.amina).post(url)
    assert "Repérer" not in signed_in(cast.amina).get(INDEX).content.decode()


def test_in_raw_sql_neither_a_colleague_s_nor_a_stranger_s(cast: Cast) -> None:
    add = (
        'INSERT INTO pathways_training (id, user_id, organisation_id, theme, title, "on", hours, noted_by_id,'
        " created_at)"
        " VALUES (gen_random_uuid(), %s, %s, 'data', 'x', current_date, 1, %s, now())"
    )
    for by, user, organisation in (
        (cast.bruno, cast.amina, cast.mission_locale),
        (cast.chloe, cast.chloe, cast.mission_locale),
        (cast.manon, cast.farid, cast.mission_locale),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), acting(by):
            connection.cursor().execute(add, [user.pk, organisation.pk, by.pk])
