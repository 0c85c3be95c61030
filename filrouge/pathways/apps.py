from filrouge.shared import domains


class PathwaysConfig(domains.Domain):
    name = "filrouge.pathways"
    label = "pathways"
