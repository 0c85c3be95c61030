from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from filrouge.accounts.models import User
from filrouge.privacy.context import acting
from filrouge.privacy.roles import batch

from .actions.returns import take_mailed
from .actions.rounds import make_some
from .models import SheetRound
from .needs.counting import count_needs
from .partnering import telling as partnering
from .referring import counting, forgetting, reminding, telling
from .shuttle.mailbox import opened


@app.task(name="partners.send_link", queue="messaging")
@batch(reason="a link may be asked again by whoever holds the former one, who reads nothing of the referral")
def send_link(link_id: str) -> None:
    telling.send_link(link_id)


@app.task(name="partners.remind", queue="messaging")
@batch(reason="the address of a partner is read by the job that writes to it, whoever asked")
def remind(referral_id: str, fact_id: str) -> None:
    telling.remind(UUID(referral_id), UUID(fact_id))


@app.task(name="partners.tell_team", queue="messaging")
@batch(reason="a partner answers without knowing who follows the person today: a job tells them")
def tell_team(referral_id: str, fact_id: str) -> None:
    telling.tell_team(UUID(referral_id), UUID(fact_id))


@app.task(name="partners.tell_partner", queue="messaging")
@batch(reason="the address of a partner is read by the job that writes to it, whoever made the sheet")
def tell_partner(referral_id: str, fact_id: str) -> None:
    telling.tell_partner(UUID(referral_id), UUID(fact_id))


@app.task(name="partners.tell_talk", queue="messaging")
@batch(reason="the address of a partner is read by the job that writes to it, whoever plans to talk")
def tell_talk(referral_id: str, fact_id: str) -> None:
    telling.tell_talk(UUID(referral_id), UUID(fact_id))


@app.task(name="partners.mail_paper", queue="messaging")
@batch(reason="the address of a partner is read by the job that writes to it, whoever mails the sheet")
def mail_paper(sheet_id: str, fact_id: str) -> None:
    telling.mail_paper(UUID(sheet_id), UUID(fact_id))


@app.task(name="partners.make_round", queue="partners")
def make_round(round_id: str, user_id: int) -> None:
    """As whoever asked, some at a time."""
    by, more = User.objects.get(pk=user_id), True
    while more:
        with acting(by):
            more = make_some(by, UUID(round_id))


@app.task(name="partners.make_asked_round", queue="partners")
def make_asked_round(round_id: str) -> None:
    """Some at a time, each time in a transaction of its own."""
    while _make_some_asked(round_id):
        pass


@batch(reason="whoever prepares a commission asks partners for news and reads nothing of what they are told")
def _make_some_asked(round_id: str) -> bool:
    return make_some(SheetRound.objects.select_related("user").get(pk=round_id).user, UUID(round_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="partners.read_mailbox", queue="messaging", queueing_lock="read_mailbox")
def read_mailbox(timestamp: int) -> None:
    """Each paper in a transaction of its own; a letter goes once all of it was looked at. Nothing without a mailbox."""
    if settings.SHEETS_MAILBOX:
        with opened(settings.SHEETS_MAILBOX) as box:
            for letter in box.letters():
                for paper in letter.papers():
                    _take_mailed(paper)
                box.remove(letter)


@batch(reason="a sheet that comes by mail is found by its mark among those of every team")
def _take_mailed(content: bytes) -> bool:
    return take_mailed(content)


@app.periodic(cron="10 7 * * 1-6")
@app.task(name="partners.remind_partners", queue="messaging", queueing_lock="remind_partners")
@batch(reason="partners of every team are reminded of the day asked for by one job")
def remind_partners(timestamp: int) -> None:
    reminding.remind_partners()


@app.periodic(cron="15 4 * * *")
@app.task(name="partners.forget_what_was_said", queue="privacy", queueing_lock="forget_what_was_said")
@batch(reason="what was said to partners is erased once it has served, whoever sent it")
def forget_what_was_said(timestamp: int) -> None:
    forgetting.forget_what_was_said()
    forgetting.forget_originals()
    forgetting.forget_papers()
    forgetting.forget_rounds()


@app.periodic(cron="45 3 * * *")
@app.task(name="partners.count_answers", queue="figures", queueing_lock="count_answers")
@batch(reason="how structures answer is counted over everyone, then protected")
def count_answers(timestamp: int) -> None:
    counting.count_answers()


@app.task(name="partners.ask_partner", queue="messaging")
@batch(reason="the link of a partner is found and made by the job that writes to them")
def ask_partner(evaluation_id: str) -> None:
    partnering.ask_partner(UUID(evaluation_id))


@app.task(name="partners.tell_keepers", queue="messaging")
@batch(reason="a partner answers without knowing who keeps the partnership today: a job tells them")
def tell_keepers(evaluation_id: str) -> None:
    partnering.tell_keepers(UUID(evaluation_id))


@app.task(name="partners.send_our_page", queue="messaging")
@batch(
    reason="a link may be asked again by whoever holds the former one, who reads nothing of the partnership"
)
def send_our_page(link_id: str) -> None:
    partnering.send_again(link_id)


@app.periodic(cron="55 3 * * *")
@app.task(name="partners.count_needs", queue="figures", queueing_lock="count_needs")
@batch(reason="what people need is counted over everyone, against what exists, then protected")
def count_need_figures(timestamp: int) -> None:
    count_needs()
