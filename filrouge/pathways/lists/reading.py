import io
import re
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from filrouge.shared.words import quoted

from .cells import Sheet, clean_line
from .text_files import read_text_file
from .unreadable import MAX_BYTES, MAX_LINES, UnreadableListError, too_many_lines

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# One stray cell far away makes the reader reserve the whole rectangle: measured before opening.
_MAX_CELLS = 5_000_000
_MAX_UNZIPPED_BYTES = 300 * 1024 * 1024
_CELL_ADDRESS = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_OTHER_FILES = {
    b"%PDF": "PDF",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"{\\rtf": "texte mis en forme",
}


def read_table(data: bytes, filename: str) -> list[Sheet]:
    """Sheets of an XLSX, XLSM, ODS, XLS, CSV or TSV file, found by its content and not by its name.

    Hidden sheets are read too: a team often hides what it still uses. Raises UnreadableListError, in French.
    """
    _check_size(data)
    _refuse_other_files(data, filename)
    if data.startswith(_ZIP) or data.startswith(_OLE):
        return _read_workbook(data, filename)
    return [read_text_file(data, filename)]


def _check_size(data: bytes) -> None:
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise UnreadableListError(_("Ce fichier est vide. Vérifiez que vous avez choisi le bon."))
    if len(data) > MAX_BYTES:
        raise UnreadableListError(
            _(
                "Ce fichier dépasse 20 Mo. Gardez seulement la feuille de suivi, sans images, "
                "puis recommencez."
            )
        )


def _refuse_other_files(data: bytes, filename: str) -> None:
    for signature, kind in _OTHER_FILES.items():
        if data.startswith(signature):
            raise UnreadableListError(
                _(
                    "{name} est un fichier {kind}, pas un tableau. "
                    "Choisissez un fichier Excel, LibreOffice ou CSV."
                ).format(name=quoted(filename), kind=kind)
            )


def _read_workbook(data: bytes, filename: str) -> list[Sheet]:
    if data.startswith(_ZIP):
        _check_archive(data, filename)
    elif "EncryptedPackage".encode("utf-16-le") in data:
        raise _encrypted()
    try:
        return list(_sheets(CalamineWorkbook.from_filelike(io.BytesIO(data))))
    except PasswordError as refusal:
        raise _encrypted() from refusal
    except CalamineError as failure:
        raise _not_a_table(filename) from failure


def _sheets(workbook: CalamineWorkbook) -> Iterator[Sheet]:
    for details in workbook.sheets_metadata:
        if details.typ != SheetTypeEnum.WorkSheet or details.visible == SheetVisibleEnum.VeryHidden:
            continue
        sheet = workbook.get_sheet_by_name(details.name)
        if sheet.total_height > MAX_LINES:
            raise too_many_lines()
        raw_rows = sheet.to_python(skip_empty_area=False)
        yield Sheet(
            details.name, tuple(clean_line(number, raw) for number, raw in enumerate(raw_rows, start=1))
        )


def _check_archive(data: bytes, filename: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MAX_UNZIPPED_BYTES:
                raise too_many_lines()
            # The sizes above are what the file says of itself: read to the end, each member must keep to it.
            if archive.testzip():
                raise zipfile.BadZipFile
            _check_members(archive, set(archive.namelist()), filename)
    except zipfile.BadZipFile as failure:
        raise UnreadableListError(
            _("Ce fichier est abîmé ou incomplet. Enregistrez-le à nouveau, puis recommencez.")
        ) from failure


def _check_members(archive: zipfile.ZipFile, names: set[str], filename: str) -> None:
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise _encrypted()
    worksheets = [name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    if not worksheets and "content.xml" not in names and "xl/workbook.bin" not in names:
        raise _not_a_table(filename)
    for name in worksheets:
        _check_extent(archive.read(name))


def _check_extent(worksheet: bytes) -> None:
    columns, rows = 0, 0
    for letters, digits in _CELL_ADDRESS.findall(worksheet):
        rows = max(rows, int(digits))
        columns = max(columns, _column_number(letters))
    if rows > MAX_LINES or rows * columns > _MAX_CELLS:
        raise too_many_lines()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _encrypted() -> UnreadableListError:
    return UnreadableListError(
        _(
            "Ce fichier est protégé par un mot de passe. "
            "Enregistrez-en une copie sans mot de passe, puis recommencez."
        )
    )


def _not_a_table(filename: str) -> UnreadableListError:
    return UnreadableListError(
        _(
            "{name} ne contient pas de tableau lisible. Choisissez un fichier Excel, LibreOffice ou CSV."
        ).format(name=quoted(filename))
    )
