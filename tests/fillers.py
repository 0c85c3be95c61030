"""Programs that partners fill a paper with, each independent of the others and of ours."""

import ctypes
import json
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from pypdfium2 import raw

Values = Mapping[str, str | bool]
ROOT = Path(__file__).parents[1]


def pypdf_fills(paper: bytes, values: Values) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(paper))
    ticked = {name: "/on" if value is True else value for name, value in values.items()}
    writer.update_page_form_field_values(None, ticked, auto_regenerate=False)  # type: ignore[arg-type]
    filled = BytesIO()
    writer.write(filled)
    return filled.getvalue()


def firefox_fills(paper: bytes, values: Values) -> bytes:
    return _with_node("pdf.js", paper, values)


def pdf_lib_fills(paper: bytes, values: Values) -> bytes:
    return _with_node("pdf-lib", paper, values)


def _with_node(program: str, paper: bytes, values: Values) -> bytes:
    asked = json.dumps({"pdf": b64encode(paper).decode(), "values": values}).encode()
    command = ["node", "tests/fillers.mjs", program]
    return subprocess.run(command, input=asked, capture_output=True, check=True, cwd=ROOT).stdout


def chromium_fills(paper: bytes, values: Values) -> bytes:
    """With its engine, PDFium: it is clicked and typed in, as by hand."""
    document = pypdfium2.PdfDocument(paper)
    document.init_forms()
    for page in document:
        _type(document.formenv.raw, page, values)
        page.close()
    filled = BytesIO()
    document.save(filled)
    document.close()
    return filled.getvalue()


def _type(form: object, page: object, values: Values) -> None:
    raw.FORM_OnAfterLoadPage(page, form)
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        value = values.get(_name(form, annotation))
        if value is not None:
            _press(form, page, annotation)
            if raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_COMBOBOX:
                raw.FORM_SetIndexSelected(form, page, _place_of(form, annotation, str(value)), True)
            elif value is not True:
                raw.FORM_SelectAllText(form, page)
                raw.FORM_ReplaceSelection(form, page, _wide(str(value)))
            raw.FORM_ForceToKillFocus(form)


def _press(form: object, page: object, annotation: object) -> None:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    raw.FORM_OnMouseMove(form, page, 0, *middle)
    raw.FORM_OnLButtonDown(form, page, 0, *middle)
    raw.FORM_OnLButtonUp(form, page, 0, *middle)


def _name(form: object, annotation: object) -> str:
    return _read(lambda letters, size: raw.FPDFAnnot_GetFormFieldName(form, annotation, letters, size))


def _place_of(form: object, annotation: object, words: str) -> int:
    """Of the line that reads so in a list."""
    for place in range(raw.FPDFAnnot_GetOptionCount(form, annotation)):
        read = _read(
            lambda letters, size, at=place: raw.FPDFAnnot_GetOptionLabel(form, annotation, at, letters, size)  # type: ignore[misc]
        )
        if read == words:
            return place
    raise LookupError(words)


def _read(ask: Callable[[object, int], int]) -> str:
    size = ask(None, 0)
    letters = ctypes.create_string_buffer(size)
    ask(ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return letters.raw.decode("utf-16-le").rstrip("\0")


def _wide(text: str) -> object:
    return ctypes.cast(ctypes.create_string_buffer(f"{text}\0".encode("utf-16-le")), raw.FPDF_WIDESTRING)


def word_fills(paper: bytes, values: Values) -> bytes:
    """A DOCX, typed in as a word processor does: words cut into runs where it likes, a new line as a break."""
    document = Document(BytesIO(paper))
    for control in document.element.iter(qn("w:sdt")):
        value = values.get(control.find(f".//{qn('w:tag')}").get(qn("w:val")))
        if value is not None:
            for shown in control.findall(f".//{qn('w:showingPlcHdr')}"):
                shown.getparent().remove(shown)
            _retype(control.find(qn("w:sdtContent")), str(value))
    filled = BytesIO()
    document.save(filled)
    return filled.getvalue()


def _retype(inside: Any, value: str) -> None:
    runs = list(inside.iter(qn("w:r")))
    for run in runs[1:]:
        run.getparent().remove(run)
    rest = deepcopy(runs[0])
    runs[0].addnext(rest)
    runs[0].text, rest.text = value[:3], value[3:]


FILLERS = {
    "Firefox": firefox_fills,
    "Chromium": chromium_fills,
    "pdf-lib": pdf_lib_fills,
    "pypdf": pypdf_fills,
}
