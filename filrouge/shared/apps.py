from filrouge.shared.domains import Domain


class SharedConfig(Domain):
    name = "filrouge.shared"
    label = "shared"
