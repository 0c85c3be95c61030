from filrouge.shared import domains


class PeopleConfig(domains.Domain):
    name = "filrouge.people"
    label = "people"
