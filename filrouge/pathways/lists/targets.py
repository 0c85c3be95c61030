"""What a column of a team's list can become."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Target(StrEnum):
    IGNORE = "ignore"
    NOTE = "note"
    REFERENCE = "reference"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    FULL_NAME = "full_name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    PHONE = "phone"
    EMAIL = "email"
    COMMUNE = "commune"
    POSTCODE = "postcode"
    NATIONALITY = "nationality"
    LANGUAGES = "languages"
    FRENCH_LEVEL = "french_level"
    PROTECTION_STATUS = "protection_status"
    PERMIT_UNTIL = "permit_until"
    REFERENT = "referent"
    ORIENTED_BY = "oriented_by"
    ENTERED_ON = "entered_on"
    LAST_CONTACT_ON = "last_contact_on"
    NEXT_APPOINTMENT = "next_appointment"
    BARRIERS_TEXT = "barriers_text"
    NEEDS_TEXT = "needs_text"
    STATUS = "status"
    EXIT_ON = "exit_on"
    EXIT_REASON = "exit_reason"


LABELS = {
    Target.IGNORE: _("Ne pas importer"),
    Target.NOTE: _("Note"),
    Target.REFERENCE: _("Référence du parcours"),
    Target.FAMILY_NAME: _("Nom"),
    Target.GIVEN_NAME: _("Prénom"),
    Target.FULL_NAME: _("Nom et prénom"),
    Target.BIRTH_DATE: _("Date de naissance"),
    Target.SEX: _("Sexe ou civilité"),
    Target.PHONE: _("Téléphone"),
    Target.EMAIL: _("Adresse électronique"),
    Target.COMMUNE: _("Commune"),
    Target.POSTCODE: _("Code postal"),
    Target.NATIONALITY: _("Nationalité"),
    Target.LANGUAGES: _("Langues parlées"),
    Target.FRENCH_LEVEL: _("Niveau de français"),
    Target.PROTECTION_STATUS: _("Statut de protection"),
    Target.PERMIT_UNTIL: _("Fin du titre de séjour"),
    Target.REFERENT: _("Référent"),
    Target.ORIENTED_BY: _("Structure d’orientation"),
    Target.ENTERED_ON: _("Date d’entrée"),
    Target.LAST_CONTACT_ON: _("Dernier contact"),
    Target.NEXT_APPOINTMENT: _("Prochain rendez-vous"),
    Target.BARRIERS_TEXT: _("Freins, tels qu’écrits"),
    Target.NEEDS_TEXT: _("Besoins, tels qu’écrits"),
    Target.STATUS: _("Situation du parcours"),
    Target.EXIT_ON: _("Date de sortie"),
    Target.EXIT_REASON: _("Motif de sortie"),
}

# Several columns may feed these; for every other target, the most likely column wins.
MANY_COLUMNS = frozenset(
    {
        Target.IGNORE,
        Target.NOTE,
        Target.PHONE,
        Target.EMAIL,
        Target.LANGUAGES,
        Target.BARRIERS_TEXT,
        Target.NEEDS_TEXT,
    }
)
