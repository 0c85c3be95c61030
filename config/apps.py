from django.contrib.admin.apps import SimpleAdminConfig


class TechnicalAdmin(SimpleAdminConfig):
    """Django's admin without discovery: what it shows is written in `config/admin.py`, nowhere else."""

    default_site = "config.admin.TechnicalSite"
