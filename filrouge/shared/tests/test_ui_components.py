"""Components: what a screen reader hears, what happens at the edges."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string

from filrouge.shared.templatetags import ui
from filrouge.shared.ui import dates
from filrouge.shared.ui.charts import Bar, bars, funnel
from filrouge.shared.ui.thread import Bead, draw

TODAY = date(2026, 11, 24)


def rendered(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(context)


class ContactForm(forms.Form):
    name = forms.CharField(label="Nom", help_text="Comme la personne le dit.")
    channel = forms.ChoiceField(label="Canal", choices=[("call", "Appel")], widget=forms.RadioSelect)
    mail = forms.EmailField(label="Courriel", required=False)


def test_a_field_links_its_help_and_its_error_and_says_required():
    html = rendered("{% field form.name %}", form=ContactForm({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert "(obligatoire)" in html


def test_an_optional_field_says_nothing():
    assert "obligatoire" not in rendered("{% field form.mail %}", form=ContactForm())


def test_choices_are_a_fieldset_with_a_legend():
    html = rendered("{% field form.channel %}", form=ContactForm())
    assert "<fieldset" in html
    assert "<legend>Canal" in html


def test_the_summary_of_errors_leads_to_each_field():
    html = rendered("{% form_errors form %}", form=ContactForm({"mail": "non"}))
    assert 'href="#id_name"' in html
    assert 'href="#id_channel"' in html
    assert 'href="#id_mail"' in html
    assert 'tabindex="-1"' in html


def test_a_form_without_error_has_no_summary():
    assert rendered("{% form_errors form %}", form=ContactForm()).strip() == ""


def test_an_unknown_kind_is_refused():
    with pytest.raises(ui.UnknownKindError, match="choose among"):
        rendered('{% tag "titre" "rouge" %}')


def test_what_people_wrote_is_escaped():
    html = rendered("{% card title %}{{ text }}{% endcard %}", title="<i>", text="<b>")
    assert "<i>" not in html
    assert "<b>" not in html


def test_cards_of_a_list_may_bear_the_same_title():
    one = rendered("{% card title among=True %}{% endcard %}", title="Un logement")
    assert one.count("<article") == one.count("</article>") == 1
    assert "id=" not in one
    assert "aria-labelledby" not in one


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Nour Al Khatib", "NK"), ("Zoé", "Z"), ("Émile Ben Saïd", "ES"), ("", "?"), ("سلام تسفاي", "ست")],
)
def test_initials(name, expected):
    assert ui.initials(name) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (date(2026, 11, 24), "aujourd’hui"),
        (date(2026, 11, 23), "hier"),
        (date(2026, 11, 25), "demain"),
        (date(2026, 11, 8), "il y a 16 jours"),
        (date(2026, 8, 1), "il y a 4 mois"),
        (date(2023, 1, 1), "il y a 3 ans"),
        (date(2026, 12, 13), "dans 19 jours"),
    ],
)
def test_since(moment, expected):
    assert dates.since(moment, TODAY) == expected


def test_days_are_said_in_french():
    assert dates.full_day(TODAY, TODAY) == "mardi 24 novembre"
    assert dates.short_day(date(2025, 4, 1), TODAY) == "1er avr. 2025"


def test_hours_are_said_as_one_says_them_in_paris() -> None:
    assert dates.hour(datetime(2026, 11, 23, 8, 30, tzinfo=UTC)) == "9 h 30"
    assert dates.hour(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "14 h 05"
    assert dates.hour(time(14)) == "14 h"
    assert dates.with_hour(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "j F") == "24 novembre, 0 h 30"


def test_a_period_is_as_coarse_as_it_is_long():
    assert dates.period(date(2025, 11, 3), date(2026, 3, 4), TODAY) == "nov. 2025 à mars"
    assert dates.period(date(2025, 3, 1), date(2025, 3, 30), TODAY) == "mars 2025"


def test_small_numbers_stay_hidden_in_the_drawing_and_in_the_table():
    chart = bars([Bar("CADA", 12), Bar("Bus", None)], title="t", description="d", column="p", identifier="c")
    html = render_to_string("ui/bars.html", {"chart": chart})
    assert html.count("moins de 5") == 2


def test_a_funnel_says_what_remains_of_the_step_before():
    chart = funnel(
        [Bar("A", 200), Bar("B", 50), Bar("C", 0)], title="t", description="d", column="p", identifier="c"
    )
    assert [shape.bar.note for shape in chart.shapes] == [
        "",
        "25 % de l’étape d’avant",
        "0 % de l’étape d’avant",
    ]


def test_no_component_carries_inline_style_or_script():
    drawing = draw([Bead(date(2026, 3, 3), "Rencontre", url="/x")], today=TODAY, title="t", description="d")
    html = rendered(
        '{% thread drawing %}{% gauge 3 4 "3 sur 4" %}{% progress 1 2 "1 sur 2" "/x" %}', drawing=drawing
    )
    assert "style=" not in html
    assert "onclick" not in html
    assert "<script" not in html


def test_the_thread_is_an_image_with_a_name_and_a_list():
    drawing = draw(
        [Bead(date(2026, 3, 3), "Rencontre", url="/r")], today=TODAY, title="Le fil de Nour", description="d"
    )
    html = rendered("{% thread drawing %}", drawing=drawing)
    assert 'role="img" aria-labelledby="fil-title fil-desc"' in html
    assert '<a href="/r">Rencontre</a>' in html
    assert "<ol" in html


@pytest.mark.parametrize("page", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_nothing_from_the_view(page):
    html = render_to_string(page, {})
    assert '<html lang="fr"' in html
    assert html.count("<h1>") == 1


def test_a_refusal_says_its_reason():
    assert "Ce parcours est clos." in render_to_string("403.html", {"reason": "Ce parcours est clos."})
