from filrouge.shared import domains


class DeskConfig(domains.Domain):
    name = "filrouge.desk"
    label = "desk"
