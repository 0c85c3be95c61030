"""The fate of what is known of the professionals who write vocabularies. Nobody accompanied is in these tables."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import declare

from .models import Framework, FrameworkPublication, FrameworkSkill, FrameworkVersion

PROJECT = _("tant que le projet existe")
PURPOSE = _("écrire ensemble ce que demande un métier, et savoir qui l’a écrit")

declare(
    Framework,
    label=_("Référentiels de compétences"),
    purpose=PURPOSE,
    after=PROJECT,
    exported=False,
    keep=(
        "id code project kind scope scope_name title about occupation company made_with origin created_by"
        " created_at shared_at shared_by ended_at ended_by"
    ),
)
declare(
    FrameworkVersion,
    label=_("Versions des référentiels"),
    purpose=PURPOSE,
    after=PROJECT,
    exported=False,
    keep="id framework project number started_by started_at",
)
declare(
    FrameworkPublication,
    label=_("Publications des référentiels"),
    purpose=PURPOSE,
    after=PROJECT,
    exported=False,
    keep="id framework version project change by at",
)
declare(
    FrameworkSkill,
    label=_("Compétences des référentiels"),
    purpose=PURPOSE,
    after=PROJECT,
    exported=False,
    keep="id framework version project key rank task title kind about signs levels removed_at",
)
