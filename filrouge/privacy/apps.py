from filrouge.shared.domains import Domain


class PrivacyConfig(Domain):
    name = "filrouge.privacy"
    label = "privacy"
