from filrouge.shared import domains


class EnrolmentConfig(domains.Domain):
    name = "filrouge.enrolment"
    label = "enrolment"
