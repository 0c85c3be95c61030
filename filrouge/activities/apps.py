from filrouge.shared import domains


class ActivitiesConfig(domains.Domain):
    name = "filrouge.activities"
    label = "activities"
