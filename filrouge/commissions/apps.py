from filrouge.shared import domains


class CommissionsConfig(domains.Domain):
    name = "filrouge.commissions"
    label = "commissions"
