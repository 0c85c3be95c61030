"""French and the person's language side by side, in pages."""

from datetime import date

import pytest
from django.conf.locale import LANG_INFO
from django.db import connection
from django.template import Context, Template, engines
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language, get_language_bidi, override

from filrouge.reference.bilingual import Phrases
from filrouge.reference.cards import cards_of
from filrouge.reference.languages import BY_CODE, OFFERED
from filrouge.reference.models import Translation
from filrouge.reference.pictograms import PICTOGRAMS
from filrouge.reference.registry import UnknownPhrase, phrase
from filrouge.reference.templatetags.pictograms import UnknownPictogram
from filrouge.reference.themes import THEMES
from tests.cast import Cast

pytestmark = pytest.mark.django_db

ARABIC, TIGRINYA, WOLOF = BY_CODE["ara"], BY_CODE["tir"], BY_CODE["wol"]
KEY = "theme.sante"


def show(text: str, **context: object) -> str:
    template: Template = engines["django"].from_string("{% load languages pictograms %}" + text).template
    return template.render(Context(context))


def in_arabic(text: str) -> str:
    return show(text, phrases=Phrases(ARABIC), language=ARABIC)


class TestBilingual:
    def test_both_languages_are_named_with_their_direction(self) -> None:
        page = in_arabic('{% bilingual "theme.sante" %}')
        assert '<span lang="fr" dir="ltr">Se soigner, avoir une couverture santé</span>' in page
        assert 'lang="ar" dir="rtl">العلاج والتأمين الصحي' in page

    def test_a_key_may_come_in_two_parts(self) -> None:
        assert in_arabic('{% bilingual "theme" "sante" %}') == in_arabic('{% bilingual "theme.sante" %}')

    def test_what_nobody_has_read_is_marked(self, cast: Cast) -> None:
        assert "traduction à relire" in in_arabic('{% bilingual "theme.sante" %}')
        Translation.objects.create(
            key=KEY, language="ara", text="العلاج", status="validated", of=phrase(KEY).mark, by=cast.dalia
        )
        page = in_arabic('{% bilingual "theme.sante" %}')
        assert "العلاج</span>" in page
        assert "traduction à relire" not in page

    def test_it_is_marked_again_when_french_changes(self, cast: Cast) -> None:
        Translation.objects.create(
            key=KEY, language="ara", text="العلاج", status="validated", of="d’avant", by=cast.dalia
        )
        assert "traduction à relire" in in_arabic('{% bilingual "theme.sante" %}')

    @pytest.mark.parametrize("language", [None, WOLOF])
    def test_french_stands_alone_where_nothing_else_is_known(self, language: object) -> None:
        page = show('{% bilingual "theme.sante" %}', phrases=Phrases(language))
        assert "Se soigner" in page
        assert "bilingual-other" not in page

    def test_an_unknown_key_is_told_to_whoever_writes_the_page(self) -> None:
        with pytest.raises(UnknownPhrase):
            in_arabic('{% bilingual "theme.inconnu" %}')

    def test_a_page_of_phrases_costs_one_query_and_french_alone_none(self) -> None:
        for said, expected in ((Phrases(TIGRINYA), 1), (Phrases(None), 0)):
            with CaptureQueriesContext(connection) as queries:
                for theme in THEMES:
                    said.say(f"theme.{theme.code}")
            assert len(queries) == expected


class TestPhrase:
    def test_her_language_alone(self) -> None:
        page = in_arabic('{% phrase "interview.yes" %}')
        assert page == '<span class="phrase" lang="ar" dir="rtl">نعم</span>'

    def test_or_french_said_to_be_french(self) -> None:
        page = show('{% phrase "interview.yes" %}', phrases=Phrases(None))
        assert page == '<span class="phrase" lang="fr" dir="ltr">Oui</span>'


class TestListen:
    def test_hidden_until_a_voice_of_the_device_is_found(self) -> None:
        page = in_arabic('{% listen "interview.yes" %}')
        assert 'hidden data-controller="listen"' in page
        assert 'data-listen-language-value="ar" data-listen-text-value="نعم"' in page

    def test_what_to_do_without_voice_is_said_once_a_page(self) -> None:
        assert "n’a pas de voix pour cette langue (arabe)" in in_arabic("{% language_note %}")
        assert show("{% language_note %}", phrases=Phrases(None)).strip() == ""


class TestInLanguage:
    def test_a_block_has_its_language_its_direction_and_its_dates(self) -> None:
        page = show(
            "{% in_language language %}{{ day|date }}{% endin_language %}",
            language=ARABIC,
            day=date(2026, 11, 25),
        )
        assert page.startswith('<div lang="ar" dir="rtl">')
        assert "نوفمبر" in page
        assert get_language() == "fr"

    def test_a_date_in_figures_is_read_in_every_language(self) -> None:
        page = show(
            "{% in_language x %}{{ day|figures }}{% endin_language %}", x=TIGRINYA, day=date(2026, 11, 5)
        )
        assert page == '<div lang="ti" dir="ltr">05/11/2026</div>'

    def test_nobody_s_language_is_french(self) -> None:
        assert show("{% in_language x %}x{% endin_language %}", x=None) == '<div lang="fr" dir="ltr">x</div>'

    @pytest.mark.parametrize("language", OFFERED, ids=lambda one: one.tag)
    def test_django_knows_each_language_and_its_direction(self, language: object) -> None:
        assert LANG_INFO[language.tag]["bidi"] == (language.direction == "rtl")
        with override(language.tag):
            assert get_language_bidi() == (language.direction == "rtl")


class TestPictograms:
    def test_every_theme_has_its_drawing(self) -> None:
        assert not [theme.code for theme in THEMES if theme.code not in PICTOGRAMS]

    def test_a_drawing_says_nothing_to_those_who_hear_the_page(self) -> None:
        page = show('{% pictogram "sante" %}')
        assert 'aria-hidden="true"' in page
        assert 'build/pictograms.svg#sante"' in page

    def test_an_unknown_one_is_told_to_whoever_writes_the_page(self) -> None:
        with pytest.raises(UnknownPictogram, match=r"pictograms\.json"):
            show('{% pictogram "inconnu" %}')


class TestCards:
    def test_a_card_bears_its_drawing_and_both_languages(self) -> None:
        first = cards_of(Phrases(ARABIC), "theme", ["sante"])[0]
        assert (first.code, first.label) == ("sante", "Se soigner, avoir une couverture santé")
        assert "#sante" in first.content
        assert "العلاج" in first.content

    def test_in_the_order_asked_or_that_of_the_group(self) -> None:
        said = Phrases(None)
        assert [one.code for one in cards_of(said, "theme", ["sante", "famille"])] == ["sante", "famille"]
        assert [one.code for one in cards_of(said, "theme")] == [theme.code for theme in THEMES]

    def test_a_sub_theme_borrows_the_drawing_of_its_theme(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from filrouge.reference import registry

        monkeypatch.setattr(registry, "_phrases", dict(registry._phrases))
        registry.declare("barrier.sante--autre", "Autre chose")
        assert "#sante" in cards_of(Phrases(None), "barrier", ["sante--autre"])[0].content
