from filrouge.shared.domains import Domain


class DeskConfig(Domain):
    name = "filrouge.desk"
    label = "desk"
