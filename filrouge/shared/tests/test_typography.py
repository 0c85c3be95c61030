import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines

from filrouge.shared.typography import Typesetting, typeset


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>« Rappels »</p>", "<p>«~Rappels~»</p>"),
        ("<p>Où ? Ici : là ; non !</p>", "<p>Où~? Ici~: là~; non~!</p>"),
        ("<dt><b>Lieu</b> :</dt>", "<dt><b>Lieu</b>~:</dt>"),
        ("<p>37 % de 1 500 €, à 14 h 30</p>", "<p>37~% de 1~500~€, à 14~h~30</p>"),
        ("<p>04 67 00 00 10</p>", "<p>04~67~00~00~10</p>"),
        ("<p>le 3 place, 2 heures</p>", "<p>le 3 place, 2 heures</p>"),
    ],
)
def test_what_stands_together_stays_on_one_line(written: str, shown: str) -> None:
    assert typeset(written) == shown.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "kept",
    [
        '<input value="Où ?"><br>',
        "<textarea>« Oui » ?</textarea><br>",
        '<script type="application/json">{"a" : 1}</script><br>',
        "<style>a : hover { }</style><br>",
        "<pre>a : b</pre><br>",
        "<code>04 67 00 00 10</code><br>",
    ],
)
def test_what_is_typed_sent_back_or_run_is_left_as_it_is(kept: str) -> None:
    assert typeset(kept) == kept


def test_what_somebody_wrote_in_a_page_is_typeset_as_well() -> None:
    page = engines["django"].from_string("<p>{{ said }}</p>").render({"said": 'Un "toit" ? <Oui>'})
    assert typeset(page) == "<p>Un &quot;toit&quot;\u00a0? &lt;Oui&gt;</p>"


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (HttpResponse("<p>Où ?</p>"), "<p>Où\u00a0?</p>"),
        (HttpResponse("Où ?<br>", content_type="text/calendar"), "Où ?<br>"),
    ],
)
def test_pages_are_typeset_and_nothing_else(answer: HttpResponse, body: str) -> None:
    told = Typesetting(lambda _request: answer)(HttpRequest())
    assert isinstance(told, HttpResponse)
    assert told.content.decode() == body


def test_a_page_that_flows_is_not_waited_for() -> None:
    flowing = StreamingHttpResponse(iter(["<p>Où ?</p>"]))
    assert Typesetting(lambda _request: flowing)(HttpRequest()) is flowing
