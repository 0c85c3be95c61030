from filrouge.shared import domains


class DirectoryConfig(domains.Domain):
    name = "filrouge.directory"
    label = "directory"
