"""What vigilance watches on a path (mission S-21), one module per noun. Never a score of staff."""

from django.apps import apps

from . import ends, incidents, referents, rhythm, rights, steps

if "barrier" in apps.get_app_config("pathways").models:  # its two rules read the tables of the diagnosis
    from . import diagnosis  # noqa: F401

__all__ = ["ends", "incidents", "referents", "rhythm", "rights", "steps"]
