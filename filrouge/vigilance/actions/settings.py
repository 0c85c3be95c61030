"""What a project watches, and from when on."""

from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import require
from filrouge.vigilance.events import RuleSet
from filrouge.vigilance.models import RuleSetting
from filrouge.vigilance.policies import can_set_rules
from filrouge.vigilance.registry import Rule

REFUSED = _("Les alertes d’un projet se règlent par sa coordination.")

ALWAYS = _("Cette règle protège quelqu’un en danger : elle ne s’arrête pas.")


def set_rule(
    *, by: User, project: Project, rule: Rule, watched: bool, threshold: int | None, reason: str
) -> RuleSetting:
    """`threshold` None: the number the rule proposes. What was chosen before stays, with its dates; the alerts
    of the rule are looked at again at once."""
    require(can_set_rules(by, project.pk), REFUSED)
    require(watched or rule.may_stop, ALWAYS)
    RuleSetting.objects.in_force().filter(project=project, rule=rule.code).update(replaced_at=clock.now())
    setting = RuleSetting.objects.create(
        project=project, rule=rule.code, watched=watched, threshold=threshold, reason=reason, by=by
    )
    defer("vigilance.refresh_rule", rule=rule.code)
    publish(RuleSet(by=Actor.user(by.pk), rule=rule.code, project_id=project.pk))
    return setting
