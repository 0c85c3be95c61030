from filrouge.shared.domains import Domain


class AccountsConfig(Domain):
    name = "filrouge.accounts"
    label = "accounts"
