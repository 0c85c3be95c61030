from filrouge.shared.domains import Domain


class VigilanceConfig(Domain):
    name = "filrouge.vigilance"
    label = "vigilance"
