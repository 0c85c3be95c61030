"""Where allauth looks, in each application, for ways to sign in from elsewhere."""

from filrouge.accounts.proconnect.provider import ProConnectProvider

provider_classes = [ProConnectProvider]
