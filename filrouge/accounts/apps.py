from django.utils.translation import gettext_lazy as _

from filrouge.shared import domains


class AccountsConfig(domains.Domain):
    name = "filrouge.accounts"
    label = "accounts"
    verbose_name = _("Comptes et organisations")
