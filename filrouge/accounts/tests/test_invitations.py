import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.accounts.actions.invitations import accept_invitation, invite, revoke_invitation
from filrouge.accounts.actions.memberships import end_role
from filrouge.accounts.models import Invitation, Membership, Organisation, Role, User
from filrouge.accounts.second_factor import has_second_factor
from filrouge.shared import clock
from tests.cast import Cast

SignedIn = Callable[..., Client]
ACCOUNT = {
    "given_name": "Ines",
    "family_name": "Costa",
    "phone": "04 67 00 00 00",
    "password": "trois mots sans rapport",
}


def invited(cast: Cast, email: str = "ines@example.org", **more: Any) -> tuple[Invitation, str]:
    """An invitation and the path of its link, as received."""
    common = {"organisation": cast.mission_locale, "role": Role.REFERENT, **more}
    invitation = invite(by=cast.manon, email=email, **common)
    link = re.search(r"https?://[^/]+(/invitation/\S+)", mail.outbox[-1].body)
    assert link is not None
    return invitation, link[1]


def test_a_manager_invites(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:invitations-new", args=[cast.mission_locale.pk])
    answer = signed_in(cast.manon).post(url, {"email": "Ines@Example.org", "role": "referent"})
    assert answer.url == reverse("accounts:organisations-show", args=[cast.mission_locale.pk])
    message = mail.outbox[0]
    assert message.to == ["ines@example.org"]
    assert message.subject == "Fil rouge : Mission locale de Béziers vous invite"
    assert "Manon Faure" in message.body
    assert "ines@example.org" in signed_in(cast.manon).get(answer.url).text


def test_only_the_digest_of_the_link_is_kept(cast: Cast) -> None:
    invitation, link = invited(cast)
    token = link.split("/")[2]
    assert len(token) > 40
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_opening_never_acts(cast: Cast, client: Client) -> None:
    invitation, link = invited(cast)
    for _ in range(3):
        page = client.get(link)
        client.head(link)
    assert "Mission locale de Béziers vous invite" in page.text
    assert "référent·e de parcours" in page.text
    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert not User.objects.filter(email="ines@example.org").exists()


def test_accepting_opens_an_account_which_needs_a_second_factor(cast: Cast, client: Client) -> None:
    invitation, link = invited(cast)
    answer = client.post(link, ACCOUNT)
    assert answer.url == "/mon-compte/"
    assert client.get(answer.url).url == reverse("mfa_index")
    user = User.objects.get(email="ines@example.org")
    assert not has_second_factor(user)
    membership = user.memberships.get()
    assert (membership.organisation, membership.role) == (cast.mission_locale, "referent")
    invitation.refresh_from_db()
    assert invitation.accepted_by == user
    assert client.get(link).status_code == 410


def test_a_weak_password_is_explained_and_nothing_typed_is_lost(cast: Cast, client: Client) -> None:
    _, link = invited(cast)
    page = client.post(link, {**ACCOUNT, "password": "court"})
    assert "trop court" in page.text
    assert 'value="Costa"' in page.text
    assert not User.objects.filter(email="ines@example.org").exists()


def test_on_a_shared_computer_the_former_session_ends(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.amina)
    client.post(invited(cast)[1], ACCOUNT)
    assert client.session["_auth_user_id"] == str(User.objects.get(email="ines@example.org").pk)
    assert client.get("/organisations/").url == reverse("mfa_index")  # her second factor went with her


def test_someone_who_has_an_account_adds_a_role_to_it(cast: Cast, client: Client) -> None:
    _, link = invited(cast, cast.farid.email)
    assert "s’y ajoutera" in client.get(link).text
    assert client.post(link).url == reverse("account_login")
    assert Membership.objects.filter(user=cast.farid, organisation=cast.mission_locale).exists()


def test_someone_who_had_left_comes_back(cast: Cast, client: Client) -> None:
    end_role(by=cast.manon, membership=cast.bruno.memberships.get(), until=clock.today())
    client.post(invited(cast, cast.bruno.email, role=Role.PROFESSIONAL)[1])
    cast.bruno.refresh_from_db()
    assert cast.bruno.is_active


def test_an_invitation_is_for_one_address(cast: Cast) -> None:
    invitation, _ = invited(cast)
    with pytest.raises(PermissionDenied):
        accept_invitation(by=cast.chloe, invitation=invitation)


def test_it_lasts_seven_days(cast: Cast, client: Client) -> None:
    _, link = invited(cast)
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        assert client.get(link).status_code == 410
        assert client.post(link, ACCOUNT).status_code == 410
    assert not User.objects.filter(email="ines@example.org").exists()


def test_sent_again_the_former_link_dies(cast: Cast, signed_in: SignedIn, client: Client) -> None:
    invitation, first = invited(cast)
    args = [cast.mission_locale.pk, invitation.pk]
    signed_in(cast.manon).post(reverse("accounts:invitations-resend", args=args))
    assert len(mail.outbox) == 2
    assert client.get(first).status_code == 410


def test_withdrawn_the_link_dies(cast: Cast, signed_in: SignedIn, client: Client) -> None:
    invitation, link = invited(cast)
    args = [cast.mission_locale.pk, invitation.pk]
    signed_in(cast.manon).post(reverse("accounts:invitations-revoke", args=args))
    assert client.post(link, ACCOUNT).status_code == 410
    again = signed_in(cast.manon).post(reverse("accounts:invitations-resend", args=args), follow=True)
    assert "n’attend plus de réponse" in again.text


def test_an_unknown_link_says_nothing(cast: Cast, client: Client) -> None:
    assert client.get("/invitation/nimporte/").status_code == 410


def test_the_same_person_is_not_invited_twice(cast: Cast, signed_in: SignedIn) -> None:
    invited(cast)
    url = reverse("accounts:invitations-new", args=[cast.mission_locale.pk])
    page = signed_in(cast.manon).post(url, {"email": "ines@example.org", "role": "referent"})
    assert "déjà une invitation" in page.text
    page = signed_in(cast.manon).post(url, {"email": cast.bruno.email, "role": "referent"})
    assert "tient déjà cette fonction" in page.text


def test_no_header_comes_in_through_a_name_or_an_address(cast: Cast, signed_in: SignedIn) -> None:
    name = "Passerelle\r\nBcc: victim@example.org"
    Organisation.objects.filter(pk=cast.mission_locale.pk).update(name=name)
    cast.mission_locale.refresh_from_db()
    invited(cast)
    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert mail.outbox[0].recipients() == ["ines@example.org"]
    url = reverse("accounts:invitations-new", args=[cast.mission_locale.pk])
    bad = {"email": "a@example.org\nBcc: victim@example.org", "role": "referent"}
    assert "À corriger" in signed_in(cast.manon).post(url, bad).text


def test_when_the_mail_server_is_down_nothing_is_kept(cast: Cast, signed_in: SignedIn, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    url = reverse("accounts:invitations-new", args=[cast.mission_locale.pk])
    page = signed_in(cast.manon).post(url, {"email": "ines@example.org", "role": "referent"})
    assert "n’a pas pu partir" in page.text
    assert 'value="ines@example.org"' in page.text
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("dalia", 404), ("chloe", 404)])
def test_nobody_else_invites(cast: Cast, signed_in: SignedIn, who: str, status: int) -> None:
    invitation, _ = invited(cast)
    client = signed_in(getattr(cast, who))
    new = reverse("accounts:invitations-new", args=[cast.mission_locale.pk])
    assert client.get(new).status_code == status
    assert client.post(new, {"email": "x@example.org", "role": "referent"}).status_code == status
    for verb in ("resend", "revoke"):
        url = reverse(f"accounts:invitations-{verb}", args=[cast.mission_locale.pk, invitation.pk])
        assert client.post(url).status_code == status
        assert client.get(url).status_code == 405
    with pytest.raises(PermissionDenied):
        revoke_invitation(by=getattr(cast, who), invitation=invitation)
    assert Invitation.objects.open().count() == 1
