"""A page of ours as a DOCX to fill."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from filrouge.shared.papers.docx_writing import fillable

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fiche</title></head><body>
<h1>Fiche navette</h1><p class="lead">De l’équipe,
  à vous\u00a0!</p>
<dl><div class="fact"><dt>Son nom</dt><dd><bdi>نور الدين</bdi></dd></div>
<div class="fact"><dt>Ce qui est demandé</dt><dd><bdi>Relire<br>un courrier</bdi></dd></div></dl>
<div class="asked"><label for="a">Qui ?</label><input id="a" name="who" value="Léa"></div>
<div class="asked"><label for="b">Situation</label><textarea id="b" name="situation"></textarea></div>
<div class="asked"><label for="c">Réponse</label><select id="c" name="answer"><option value="">—</option>
  <option value="accepted">Acceptée</option><option value="refused" selected>Refusée</option></select></div>
{more}<footer>Rien sur sa santé.</footer></body></html>"""
LABELS = {"who": "Qui ?", "situation": "Situation", "answer": "Réponse"}


def written(more: str = "") -> bytes:
    return fillable(PAGE.format(more=more), labels=LABELS, hidden={"mark": "7.1"})


def paper(more: str = "") -> Any:
    return Document(BytesIO(written(more)))


def control(document: Any, tag: str) -> Any:
    for one in document.element.iter(qn("w:sdt")):
        if one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == tag:
            return one
    raise LookupError(tag)


def about(one: Any, name: str) -> str:
    return one.find(f"{qn('w:sdtPr')}/{qn(f'w:{name}')}").get(qn("w:val"))


def test_it_says_what_it_is_and_nothing_of_who_made_it() -> None:
    document = paper()
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Fiche", "fr-FR")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert [one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))] == ["fr-FR"]


def test_it_says_what_the_page_says_in_its_order() -> None:
    said = [(one.style.name, one.text) for one in paper().paragraphs]
    assert said == [
        ("Heading 1", "Fiche navette"),
        ("Lead", "De l’équipe, à vous\u00a0!"),
        ("Said", "Son nom"),
        ("Normal", "نور الدين"),
        ("Said", "Ce qui est demandé"),
        ("Normal", "Relire\nun courrier"),
        ("Asked", "Qui ?"),
        ("Answer", ""),  # what is in a control is not counted as its text
        ("Asked", "Situation"),
        ("Answer", ""),
        ("Asked", "Réponse"),
        ("Answer", ""),
        ("Foot", "Rien sur sa santé."),
    ]


def test_each_field_is_a_control_with_its_label_that_cannot_be_thrown_away() -> None:
    document = paper()
    for name, label in LABELS.items():
        assert (about(control(document, name), "alias"), about(control(document, name), "lock")) == (
            label,
            "sdtLocked",
        )
    lines = control(document, "answer").iter(qn("w:listItem"))
    assert [(one.get(qn("w:displayText")), one.get(qn("w:value"))) for one in lines] == [
        ("…", "…"),
        ("Acceptée", "accepted"),
        ("Refusée", "refused"),
    ]


def test_a_field_is_never_without_its_label_and_nothing_is_lost_in_silence() -> None:
    with pytest.raises(KeyError):
        paper('<div class="asked"><label>?</label><input name="other"></div>')
    with pytest.raises(KeyError):
        paper("<table><tr><td>Un tableau</td></tr></table>")


def test_what_travels_hidden_is_not_in_the_document_its_reader_sees() -> None:
    with zipfile.ZipFile(BytesIO(written())) as archive:
        holders = [one for one in archive.namelist() if b"7.1" in archive.read(one)]
    assert holders == ["docProps/custom.xml"]


def test_it_weighs_little() -> None:
    assert len(written()) < 25_000


def test_words_written_from_the_right_stand_on_the_right() -> None:
    by_text = {one.text: one for one in paper().paragraphs}
    assert by_text["نور الدين"]._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert by_text["Relire\nun courrier"]._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_it_asks_for_nothing_from_elsewhere() -> None:
    with zipfile.ZipFile(BytesIO(written())) as archive:
        relations = [archive.read(one).decode() for one in archive.namelist() if one.endswith(".rels")]
    assert relations
    assert not any("External" in one for one in relations)
