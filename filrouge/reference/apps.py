from filrouge.shared.domains import Domain


class ReferenceConfig(Domain):
    name = "filrouge.reference"
    label = "reference"
