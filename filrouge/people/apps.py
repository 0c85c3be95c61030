from filrouge.shared.domains import Domain


class PeopleConfig(Domain):
    name = "filrouge.people"
    label = "people"
