"""For what messages and links leave, in words that name nobody."""

from django.utils.translation import gettext_lazy as _

ANSWERING = "appointment"  # the purpose of the links by which a reminder is answered
REMINDER = _("rappel de rendez-vous")
INVITATION = _("invitation d’agenda")
