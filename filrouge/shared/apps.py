from filrouge.shared import domains


class SharedConfig(domains.Domain):
    name = "filrouge.shared"
    label = "shared"
