from filrouge.shared import domains


class SkillsConfig(domains.Domain):
    name = "filrouge.skills"
    label = "skills"
