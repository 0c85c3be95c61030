from filrouge.shared import domains


class MessagingConfig(domains.Domain):
    name = "filrouge.messaging"
    label = "messaging"
