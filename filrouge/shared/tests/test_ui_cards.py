"""Cards put in order: what they send, with and without JavaScript."""

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, engines

from filrouge.shared.ui.cards import Card, CardOrderField

CARDS = [Card("a", "Se loger"), Card("b", "Se soigner"), Card("c", "Se déplacer", "<b>x</b>")]


class OrderForm(forms.Form):
    order = CardOrderField(label="Du plus important au moins important", codes=("a", "b", "c"))


def sent(query: str) -> OrderForm:
    return OrderForm(QueryDict(query))


def show(form: OrderForm) -> str:
    template = engines["django"].from_string("{% load cards %}{% cards form.order cards %}").template
    return template.render(Context({"form": form, "cards": CARDS}))


class TestOrder:
    @pytest.mark.parametrize(
        ("query", "order"),
        [
            ("order=b&order=a&order=c", ["b", "a", "c"]),
            ("order=a&order=b&order=c&order-place=3&order-place=1&order-place=2", ["b", "c", "a"]),
            ("order=a&order=b&order=c&order-place=2&order-place=&order-place=2", ["a", "c", "b"]),
            ("order=a&order=b&order=c&order-place=un&order-place=9&order-place=-1", ["b", "a", "c"]),
        ],
    )
    def test_by_the_cards_themselves_or_by_the_numbers(self, query: str, order: list[str]) -> None:
        form = sent(query)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["order"] == order

    @pytest.mark.parametrize(
        "query", ["order=a&order=b", "order=a&order=a&order=b", "order=a&order=b&order=x"]
    )
    def test_other_cards_than_those_shown_are_explained(self, query: str) -> None:
        form = sent(query)
        assert not form.is_valid()
        assert "Les cartes ont changé" in form.errors["order"][0]

    def test_nothing_sent_is_explained_too(self) -> None:
        assert not sent("").is_valid()


class TestShown:
    def test_each_card_sends_its_code_and_has_a_number_without_javascript(self) -> None:
        page = show(OrderForm())
        assert page.count('<input type="hidden" name="order"') == 3
        assert page.count('type="number"') == 3
        assert "Place<span" in page
        assert "<legend>Du plus important" in page

    def test_content_is_what_is_seen_and_the_label_what_is_heard(self) -> None:
        page = show(OrderForm())
        assert 'data-label="Se déplacer"' in page
        assert "&lt;b&gt;x" in page

    def test_a_refused_order_is_kept_on_the_screen(self) -> None:
        page = show(sent("order=c&order=b"))
        assert page.index('value="c"') < page.index('value="b"') < page.index('value="a"')
        assert "Les cartes ont changé" in page
        assert "field-wrong" in page
