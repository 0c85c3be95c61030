from filrouge.shared.domains import Domain


class MessagingConfig(Domain):
    name = "filrouge.messaging"
    label = "messaging"
