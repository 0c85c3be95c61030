from filrouge.accounts.models import Organisation, User
from filrouge.accounts.policies import manages


def can_manage_webhooks(user: User, organisation: Organisation) -> bool:
    return manages(user, organisation)
