"""The fate of every column around volunteers: of those accompanied, it goes with their path."""

from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import (
    CharterSignature,
    Honorability,
    Match,
    MatchAgreement,
    MatchAnswer,
    Volunteer,
    VolunteerMeeting,
    VolunteerSignal,
)
from filrouge.shared.personal_data import declare

BOUND = "id person project created_by created_at"
BESIDE = _("rencontrer un ou une bénévole, avec l’accord de chacun")
WELCOMING = _("accueillir des bénévoles et savoir à qui proposer une rencontre")
WITH_THE_ROLE = _("avec le compte de la personne bénévole")

declare(
    Match,
    label=_("Accompagnements bénévoles"),
    purpose=BESIDE,
    goes=True,
    erase=(
        f"{BOUND} pathway volunteer user kind purpose started_at grant_id ended_at ended_by end_reason end_note"
    ),
)
declare(
    MatchAnswer,
    label=_("Réponses de bénévoles"),
    purpose=BESIDE,
    goes=True,
    erase=f"{BOUND} match user accepted words",
)
declare(
    MatchAgreement,
    label=_("Accords pour rencontrer un ou une bénévole"),
    purpose=BESIDE,
    goes=True,
    erase=f"{BOUND} match text_version language how witness signature channel at",
)
declare(
    VolunteerMeeting,
    label=_("Rencontres avec un ou une bénévole"),
    purpose=BESIDE,
    goes=True,
    erase=f"{BOUND} match user on minutes practised note",
)
declare(
    VolunteerSignal,
    label=_("Signalements de bénévoles"),
    purpose=BESIDE,
    goes=True,
    erase=f"{BOUND} match user about words read_at read_by reply",
)
declare(
    Volunteer,
    label=_("Profils de bénévoles"),
    purpose=WELCOMING,
    after=WITH_THE_ROLE,
    exported=False,
    keep="id user organisation kinds languages places created_at described_at",
    erase="communes availability",
)
declare(
    CharterSignature,
    label=_("Signatures de la charte"),
    purpose=WELCOMING,
    after=WITH_THE_ROLE,
    exported=False,
    keep="id volunteer version text_digest signed_at",
)
declare(
    Honorability,
    label=_("Honorabilités vérifiées"),
    purpose=WELCOMING,
    after=WITH_THE_ROLE,
    exported=False,
    keep="id volunteer on how stated_by created_at",
)
