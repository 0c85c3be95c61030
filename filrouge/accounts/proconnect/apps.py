from django.apps import AppConfig


class ProConnectConfig(AppConfig):
    """An application only because allauth looks for providers in applications."""

    name = "filrouge.accounts.proconnect"
    label = "proconnect"
