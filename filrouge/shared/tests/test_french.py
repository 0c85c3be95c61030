"""Nought is singular in French, in Python as in a template; « de » gives its e away before a vowel."""

import pytest
from django.template import engines
from django.utils.translation import gettext, ngettext, ngettext_lazy, npgettext, override

from filrouge.shared.french import of_name

COUNTED = [(0, "0 personne"), (1, "1 personne"), (2, "2 personnes"), (40, "40 personnes")]


@pytest.mark.parametrize(("count", "said"), COUNTED)
def test_in_python(count: int, said: str) -> None:
    assert ngettext("%(count)d personne", "%(count)d personnes", count) % {"count": count} == said
    assert npgettext("file", "%(count)d personne", "%(count)d personnes", count) % {"count": count} == said
    assert str(ngettext_lazy("%(count)d personne", "%(count)d personnes", "count") % {"count": count}) == said


@pytest.mark.parametrize(("count", "said"), COUNTED)
def test_in_a_template(count: int, said: str) -> None:
    source = (
        "{% blocktranslate count counter=count %}{{ counter }} personne{% plural %}"
        "{{ counter }} personnes{% endblocktranslate %}"
    )
    assert engines["django"].from_string(source).render({"count": count}) == said


def test_the_sentences_of_django_keep_their_own_catalogue() -> None:
    assert gettext("This field is required.") == "Ce champ est obligatoire."
    assert ngettext("%(num)d hour", "%(num)d hours", 0) % {"num": 0} == "0 heure"


def test_a_language_without_the_sentence_counts_it_in_french() -> None:
    with override("ar"):
        assert ngettext("%(count)d personne", "%(count)d personnes", 0) % {"count": 0} == "0 personne"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nour", "de Nour"),
        ("Amina", "d’Amina"),
        ("Élise Noël", "d’Élise Noël"),
        ("Yonas", "de Yonas"),
        ("Hassan", "de Hassan"),
        ("ريم", "de ريم"),
        ("", "de "),
    ],
)
def test_a_name_after_de(name: str, said: str) -> None:
    assert of_name(name) == said
    assert engines["django"].from_string("{{ name|of_name }}").render({"name": name}) == said
