from filrouge.shared import domains


class OutreachConfig(domains.Domain):
    name = "filrouge.outreach"
    label = "outreach"
