"""A project corrects the words of its reminders, or says that a translation was read."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.messaging.models import Wording
from filrouge.messaging.phrases import check_wording
from filrouge.messaging.policies import can_word_reminders
from filrouge.messaging.wording import telltales
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

REFUSED = _("Les textes des rappels se corrigent par la coordination du projet.")
NOT_NEUTRAL = _("Un rappel ne dit ni qui écrit, ni pourquoi : retirez %(said)s.")


def write_wording(*, by: User, project: Project, wording: Wording, text: str, validated: bool) -> Wording:
    """The project's own words from now on. `validated`: someone who knows the language has read them.

    Raises PermissionDenied, ValidationError.
    """
    require(can_word_reminders(by, project), REFUSED)
    text = text.strip()
    check_wording(wording.kind, text)
    names = [project.name, *project.members.filter(until=None).values_list("organisation__name", flat=True)]
    if said := telltales(text, names):
        raise ValidationError({"text": NOT_NEUTRAL % {"said": ", ".join(said)}})
    now = clock.now()
    own = Wording.objects.in_use().filter(project=project, kind=wording.kind, language=wording.language)
    own.update(ended_at=now)
    return Wording.objects.create(
        project=project,
        kind=wording.kind,
        language=wording.language,
        text=text,
        written_by=by,
        written_at=now,
        validated_by=by if validated else None,
        validated_at=now if validated else None,
    )


def take_shipped_words_again(*, by: User, project: Project, wording: Wording) -> None:
    """The project's own words are put away. Raises PermissionDenied, Missed when there are none."""
    require(can_word_reminders(by, project), REFUSED)
    own = Wording.objects.in_use().filter(pk=wording.pk, project=project)
    must_hit(own.update(ended_at=clock.now()))
