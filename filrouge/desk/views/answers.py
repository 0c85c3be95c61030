from django.http import HttpResponse
from django.utils.translation import gettext as _

from filrouge.desk.navigation import accompanies
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def must_accompany(request: Request) -> None:
    require(
        accompanies(request.context), _("Cette page est pour celles et ceux qui accompagnent des personnes.")
    )


def spreadsheet(sheet: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(sheet, content_type=XLSX, headers=headers)
