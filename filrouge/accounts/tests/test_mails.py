"""Through a real mail server, so that what leaves is what was meant."""

from filrouge.accounts.actions.invitations import invite
from filrouge.accounts.models import Role
from tests.cast import Cast
from tests.mailbox import Box


def test_an_invitation_really_leaves(cast: Cast, box: Box) -> None:
    invite(by=cast.manon, email="ines@example.org", organisation=cast.mission_locale, role=Role.REFERENT)
    [(recipients, message)] = box.received
    assert recipients == ["ines@example.org"]
    assert message["Subject"] == "Fil rouge : Mission locale de Béziers vous invite"
    body = message.get_content()
    assert "Manon Faure vous invite à rejoindre « Mission locale de Béziers »" in body
    assert "/invitation/" in body
