from filrouge.shared import domains


class AccountsConfig(domains.Domain):
    name = "filrouge.accounts"
    label = "accounts"
