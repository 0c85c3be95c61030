from filrouge.shared import domains


class SyncConfig(domains.Domain):
    name = "filrouge.sync"
    label = "sync"
