"""Who was trained in what; sheets of law read again; what a newcomer goes through."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.pathways.care import policies
from filrouge.pathways.care.onboarding import BEGINNING
from filrouge.pathways.models import LawCheck, OnboardingItem, OnboardingTick, Training
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require

from .care import coordination_only


@dataclass(frozen=True, kw_only=True)
class Followed:
    theme: str
    title: str
    on: date
    hours: int


def note_training(*, by: User, user: User, organisation: Organisation, followed: Followed) -> Training:
    require(policies.can_note_training(by, user, organisation), training_refusal())
    return Training.objects.create(user=user, organisation=organisation, noted_by=by, **asdict(followed))


def withdraw_training(*, by: User, training: Training) -> None:
    require(policies.can_withdraw_training(by, training), training_refusal())
    must_hit(Training.objects.in_force().filter(pk=training.pk).update(withdrawn_at=clock.now()))


def check_law(*, by: User, project: Project, sheet: str, note: str) -> LawCheck:
    """The source was read again today."""
    require(policies.can_check_law(by, project), coordination_only())
    return LawCheck.objects.create(project=project, sheet=sheet, on=clock.today(), note=note, checked_by=by)


def begin_onboarding(*, by: User, organisation: Organisation) -> int:
    """Our list, once, where there is none. How many lines."""
    require(policies.can_write_onboarding(by, organisation), onboarding_refusal())
    if OnboardingItem.objects.filter(organisation=organisation, ended_on=None).exists():
        return 0
    items = [
        OnboardingItem(organisation=organisation, audience=audience, words=words, position=place)
        for place, (audience, words) in enumerate(BEGINNING)
    ]
    return len(OnboardingItem.objects.bulk_create(items))


def add_onboarding_item(*, by: User, organisation: Organisation, audience: str, words: str) -> OnboardingItem:
    require(policies.can_write_onboarding(by, organisation), onboarding_refusal())
    last = OnboardingItem.objects.filter(organisation=organisation).aggregate(last=Max("position"))["last"]
    return OnboardingItem.objects.create(
        organisation=organisation, audience=audience, words=words, position=(last or 0) + 1
    )


def end_onboarding_item(*, by: User, item: OnboardingItem) -> None:
    require(policies.can_write_onboarding(by, item.organisation_id), onboarding_refusal())
    must_hit(OnboardingItem.objects.filter(pk=item.pk, ended_on=None).update(ended_on=clock.today()))


def tick_onboarding(*, by: User, item: OnboardingItem, seen: bool) -> None:
    """One ticks for oneself. Saying it twice changes nothing."""
    require(policies.works_in(by, item.organisation_id), onboarding_refusal())
    mine = OnboardingTick.objects.filter(item=item, user=by, undone_at=None)
    if seen and not mine.exists():
        OnboardingTick.objects.create(item=item, user=by)
    if not seen:
        mine.update(undone_at=clock.now())


def training_refusal() -> str:
    return _("Chacun note ses formations ; la ou le responsable et la coordination, celles de l’équipe.")


def onboarding_refusal() -> str:
    return _(
        "La liste d’accueil appartient à l’équipe : sa ou son responsable ou la coordination l’écrivent."
    )
