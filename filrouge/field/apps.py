from filrouge.shared import domains


class FieldConfig(domains.Domain):
    name = "filrouge.field"
    label = "field"
