from filrouge.shared import domains


class PartnersConfig(domains.Domain):
    name = "filrouge.partners"
    label = "partners"
