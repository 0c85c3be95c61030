from django.utils.translation import gettext_lazy as _

from filrouge.accounts.rooms import add_room

add_room("messaging:webhooks-index", _("Autres logiciels prévenus"))
