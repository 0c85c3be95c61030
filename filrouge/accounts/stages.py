from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from .proconnect.session import vouched_for


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor, unless the identity provider has just asked for one."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return not vouched_for(self.login.signal_kwargs) and super()._should_handle(request)
