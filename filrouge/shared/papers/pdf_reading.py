"""What the fields of a PDF say. For the process that can do nothing else: see `child`."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from filrouge.shared.papers.limits import MAX_FIELDS, MAX_LETTERS, MAX_PAGES, Refused

CHECK_BOX_OFF = "/Off"
# What a program hides in: names of entries that act by themselves, or that carry another file.
ACTIVE = {
    "/JS",
    "/JavaScript",
    "/AA",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/RichMedia",
    "/Rendition",
    "/Movie",
}
ATTACHED = {"/EmbeddedFile", "/EmbeddedFiles", "/AF", "/FileAttachment", "/Collection"}


def read(content: bytes) -> dict[str, str]:
    """Raises Refused."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return read_open(pdf)
    except pikepdf.PasswordError as error:
        raise Refused("locked") from error
    except pikepdf.PdfError as error:
        raise Refused("unreadable") from error


def read_open(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Raises Refused, or pikepdf's errors."""
    if len(pdf.pages) > MAX_PAGES:
        raise Refused("too_many_pages")
    for name in names_in(pdf):
        if name in ACTIVE:
            raise Refused("active")
        if name in ATTACHED:
            raise Refused("attachment")
    form = pdf.Root.get("/AcroForm")
    if form is None:
        raise Refused("no_field")
    if "/XFA" in form:
        raise Refused("xfa")
    fields = dict(said(form.get("/Fields", []), depth=0))
    if not fields:
        raise Refused("no_field")
    return fields


def names_in(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every key, and every name that is a value, of every object: an entry hidden deep is still there."""
    for thing in pdf.objects:
        yield from names_of(thing, depth=0)


def names_of(thing: object, depth: int) -> Iterator[str]:
    if depth > 50:
        raise Refused("unreadable")
    if isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):  # those have their own turn
                yield from names_of(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from names_of(value, depth + 1)


def said(fields: object, depth: int, above: str = "") -> Iterator[tuple[str, str]]:
    """Names and values. A field within a field has both names, with a point between."""
    if depth > 10:
        raise Refused("unreadable")
    for place, field in enumerate(fields):  # type: ignore[var-annotated, arg-type]
        if place >= MAX_FIELDS:
            raise Refused("unreadable")
        own = str(field.get("/T", ""))
        name = f"{above}.{own}" if above and own else above or own
        children = [child for child in field.get("/Kids", []) if "/T" in child]
        if children:
            yield from said(children, depth + 1, name)
        elif name:
            yield name, value_of(field)


def value_of(field: pikepdf.Object) -> str:
    value = field.get("/V", "")
    if field.get("/FT") == pikepdf.Name.Btn:
        return "" if str(value) in ("", CHECK_BOX_OFF) else "yes"
    if isinstance(value, pikepdf.Array):
        value = value[0] if len(value) else ""
    if isinstance(value, pikepdf.Stream):
        raise Refused(
            "unreadable"
        )  # allowed for long texts, made by no program we know, and it may unpack for ever
    return code_of(field, str(value)[:MAX_LETTERS])


def code_of(field: pikepdf.Object, value: str) -> str:
    """What stands behind the chosen line of a list: programs write now the code, now the words."""
    for option in field.get("/Opt", []):
        if isinstance(option, pikepdf.Array) and len(option) == 2 and value == str(option[1]):
            return str(option[0])
    return value
