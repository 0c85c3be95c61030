from filrouge.shared import domains


class VigilanceConfig(domains.Domain):
    name = "filrouge.vigilance"
    label = "vigilance"
