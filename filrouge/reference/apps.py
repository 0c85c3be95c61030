from filrouge.shared import domains


class ReferenceConfig(domains.Domain):
    name = "filrouge.reference"
    label = "reference"
