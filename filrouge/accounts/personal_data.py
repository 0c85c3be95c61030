"""Accounts of professionals: not erased with a person's file, but when their holder has left."""

from django.utils.translation import gettext_lazy as _

from filrouge.shared.personal_data import another_address, declare

from .models import User

declare(
    User,
    label=_("Compte professionnel"),
    purpose=_("se connecter et savoir qui accompagne"),
    after=_("deux ans après la fin de la dernière fonction"),
    exported=False,
    # The name stays: the person's file says who accompanied her.
    keep="id given_name family_name is_active is_staff is_superuser created_at last_login",
    coarsen={"email": another_address},
    erase="phone password",
)
