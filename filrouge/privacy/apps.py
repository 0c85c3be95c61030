from filrouge.shared import domains


class PrivacyConfig(domains.Domain):
    name = "filrouge.privacy"
    label = "privacy"
