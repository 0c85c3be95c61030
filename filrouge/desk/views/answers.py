from django.utils.translation import gettext as _

from filrouge.desk.navigation import accompanies
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require


def must_accompany(request: Request) -> None:
    require(
        accompanies(request.context), _("Cette page est pour celles et ceux qui accompagnent des personnes.")
    )
