from django.conf import settings
from django.db import models

from .roles import current_alias


class RoleRouter:
    """Sends every query to the connection of the role taken; the cache to its own."""

    def db_for_read(self, model: type[models.Model], **hints: object) -> str:
        if model._meta.app_label == "django_cache" and "cache" in settings.DATABASES:
            return "cache"
        return current_alias()

    db_for_write = db_for_read

    def allow_relation(self, *objects: object, **hints: object) -> bool:
        return True
