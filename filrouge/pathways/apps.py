from filrouge.shared.domains import Domain


class PathwaysConfig(Domain):
    name = "filrouge.pathways"
    label = "pathways"
