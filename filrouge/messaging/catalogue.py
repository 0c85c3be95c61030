"""What another system may be told of. What is not in this list never leaves: status, permits, emergencies,
agreements, merges (they would tell one team that another one had a file)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOLD: dict[str, str | Promise] = {
    "PersonOpened": _("dossier ouvert"),
    "PersonChanged": _("identité, langues ou moyens de contact changés"),
    "PathwayOpened": _("parcours ouvert"),
    "PathwayClosed": _("parcours terminé"),
    "PathwayReopened": _("parcours repris"),
    "RhythmChanged": _("rythme des contacts changé"),
    "ReferentChanged": _("référent·e nommé·e ou changé·e"),
    "PairStarted": _("binôme commencé"),
    "PairEnded": _("binôme terminé"),
    "ContactRecorded": _("contact noté"),
    "ContactCorrected": _("contact corrigé"),
    "ObjectiveAgreed": _("objectif convenu"),
    "ObjectiveReviewed": _("objectif revu"),
    "ObjectiveReached": _("objectif atteint"),
    "ObjectiveDropped": _("objectif abandonné"),
    "StepPlanned": _("étape prévue"),
    "StepChanged": _("étape changée"),
    "StepStarted": _("étape commencée"),
    "StepDone": _("étape faite"),
    "StepDropped": _("étape abandonnée"),
    "StepReopened": _("étape reprise"),
    "AppointmentMade": _("rendez-vous fixé"),
    "AppointmentMoved": _("rendez-vous déplacé"),
    "AppointmentCancelled": _("rendez-vous annulé"),
    "AppointmentSettled": _("suite d’un rendez-vous connue"),
    "AlertHandled": _("alerte traitée"),
    "AlertPostponed": _("alerte reportée"),
}
