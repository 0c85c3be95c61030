"""Documents, keys, signatures and images, as another program checks them: no database."""

import copy
import json

import pytest

from filrouge.shared import clock
from filrouge.skills.badging import documents, images, keys, signing, statuses
from filrouge.skills.badging.verifying import Checked, Ours, Verdict, check
from tests.badge_checker import node_says

from .badging import AT, SITE, Made

STRANGERS = Ours(did_document=lambda _address: None, status=lambda _document: None)


@pytest.fixture(params=[True, False], ids=["did:web", "did:key"])
def made(request: pytest.FixtureRequest) -> Made:
    return Made(web=request.param)


class TestAnotherProgram:
    def test_accepts_a_badge(self, made: Made) -> None:
        said = node_says(made.badge(), made.publish())
        assert said.verified, said.error
        assert said.revoked is False

    @pytest.mark.parametrize("what", ["name", "criteria", "subject", "status", "issuer"])
    def test_refuses_a_badge_changed_by_one_word(self, made: Made, what: str) -> None:
        badge = copy.deepcopy(made.badge())
        if what == "name":
            badge["credentialSubject"]["achievement"]["name"] = "Chef de chantier"
        elif what == "criteria":
            badge["credentialSubject"]["achievement"]["criteria"]["narrative"] = "Aucun"
        elif what == "subject":
            badge["credentialSubject"]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
        elif what == "status":
            badge["credentialStatus"]["statusListIndex"] = "8"
        else:
            badge["issuer"]["name"] = "Ministère du travail"
        assert not node_says(badge, made.publish()).verified

    def test_finds_it_revoked(self, made: Made) -> None:
        badge = made.badge(index=42)
        made.revoked = {42}
        said = node_says(badge, made.publish())
        assert said.revoked is True
        assert not said.verified

    def test_refuses_a_list_that_somebody_rewrote(self, made: Made) -> None:
        badge = made.badge(index=42)
        made.revoked = {42}
        published = copy.deepcopy(made.publish())
        listed = published[f"{SITE}/badges/listes/1"]
        listed["credentialSubject"]["encodedList"] = statuses.encoded([])
        said = node_says(badge, published)
        assert not said.verified
        assert said.revoked is None

    def test_accepts_an_endorsement(self, made: Made) -> None:
        document = documents.endorsement(
            url=f"{SITE}/badges/reconnaissances/1/",
            issuer=made.issuer,
            achievement_url=f"{SITE}/badges/1/",
            words="Nous la reconnaissons à l’embauche.",
            since=AT,
        )
        signed = made.sign(document)
        assert node_says(signed, made.publish()).verified
        signed["credentialSubject"]["endorsementComment"] = "Nous embauchons."
        assert not node_says(signed, made.publish()).verified

    def test_still_accepts_what_a_former_key_signed(self) -> None:
        made = Made()
        badge = made.badge()
        published = made.publish()
        address = f"{SITE}/badges/emetteurs/12/did.json"
        published[address] = keys.did_document(made.did, [keys.new_pair().public, made.pair.public])
        assert node_says(badge, published).verified
        published[address] = keys.did_document(made.did, [keys.new_pair().public])
        assert not node_says(badge, published).verified


class TestForm:
    def test_the_whole_form_is_right(self, made: Made) -> None:
        signing.check_form(made.badge(), made.publish())

    def test_a_word_that_no_context_defines_is_refused(self, made: Made) -> None:
        """It would be signed by nobody."""
        badge = made.badge()
        del badge["proof"]
        badge["credentialSubject"]["niveau"] = "4"
        with pytest.raises(signing.WrongForm):
            signing.check_form(made.sign(badge), made.publish())


class TestStatuses:
    def test_what_is_written_is_read(self) -> None:
        listed = statuses.encoded([0, 9, statuses.BITS - 1])
        told = [index for index in (0, 1, 8, 9, 10, statuses.BITS - 1) if statuses.is_revoked(listed, index)]
        assert told == [0, 9, statuses.BITS - 1]

    def test_places_are_free_and_never_twice(self) -> None:
        taken = set(range(60_000))
        drawn = statuses.draw_places(taken, 500)
        assert len(set(drawn)) == 500
        assert not taken & set(drawn)
        assert drawn != sorted(drawn)

    def test_a_list_is_never_filled_to_the_brim(self) -> None:
        with pytest.raises(ValueError, match="full"):
            statuses.draw_places(set(range(statuses.FILLED)), 1)

    def test_what_is_no_list_is_refused(self) -> None:
        with pytest.raises(ValueError, match="not a list"):
            statuses.is_revoked("ubm9wZQ", 1)


class TestImages:
    @pytest.mark.parametrize("kind", ["png", "svg"])
    def test_both_carry_the_badge(self, made: Made, kind: str) -> None:
        drawing = images.Drawing("Accueillir", "Mission locale", "hexagon", "plum")
        image = images.png(drawing) if kind == "png" else images.svg(drawing)
        baked = signing.baked(image, made.badge(), kind)
        from filrouge.skills.badging.verifying import credential_in

        read = credential_in(baked)
        assert read is not None
        assert node_says(read, made.publish()).verified

    @pytest.mark.parametrize("shape", images.SHAPES)
    def test_every_name_fits(self, shape: str) -> None:
        for name in ("Lire", "Accueillir des visiteurs et expliquer le chantier en français", "x" * 80):
            drawn = images.svg(images.Drawing(name, "Une très longue association " * 3, shape, "red"))
            assert drawn.count(b"<text") <= images.MOST_LINES + 1

    def test_words_are_escaped(self) -> None:
        drawn = images.svg(images.Drawing("<script>", "a & b"))
        assert b"<script>" not in drawn


class TestChecking:
    """Our own page, of the badges of others: what it cannot know, it says."""

    def said(self, document: documents.Document, ours: Ours = STRANGERS) -> Checked:
        return check(json.dumps(document).encode(), ours, clock.now())

    def test_of_another_issuer_the_signature_is_right_and_revocation_was_not_asked(self) -> None:
        said = self.said(Made(web=False).badge())
        assert said.verdict is Verdict.RIGHT_BUT_UNASKED
        assert said.name == "Ponctualité et assiduité"

    def test_a_badge_that_nobody_can_revoke(self) -> None:
        made = Made(web=False)
        badge = made.badge()
        del badge["proof"], badge["credentialStatus"]
        assert self.said(made.sign(badge)).verdict is Verdict.RIGHT_FOR_GOOD

    def test_a_key_that_only_the_issuer_publishes(self) -> None:
        assert self.said(Made().badge()).verdict is Verdict.KEY_ELSEWHERE

    def test_one_changed_word_is_wrong_and_nothing_of_it_is_repeated(self) -> None:
        badge = Made(web=False).badge()
        badge["credentialSubject"]["achievement"]["name"] = "Chef de chantier"
        said = self.said(badge)
        assert said == Checked(Verdict.WRONG)

    def test_signed_by_another_than_the_issuer(self) -> None:
        badge = Made(web=False).badge()
        del badge["proof"]
        assert self.said(Made(web=False).sign(badge)).verdict is Verdict.WRONG

    def test_past_its_day(self) -> None:
        made = Made(web=False)
        badge = made.badge()
        del badge["proof"]
        badge["validUntil"] = "2026-11-02T00:00:00Z"
        assert self.said(made.sign(badge)).verdict is Verdict.EXPIRED

    @pytest.mark.parametrize("state", [None, False, True])
    def test_of_ours_we_know_everything(self, made: Made, state: bool | None) -> None:
        published = made.publish()
        web = keys.did_document(made.did, [made.pair.public])
        ours = Ours(
            did_document=lambda address: published.get(address) or (web if address == made.did else None),
            status=lambda _document: state,
        )
        expected = {None: Verdict.FORGOTTEN, False: Verdict.VALID, True: Verdict.REVOKED}
        assert self.said(made.badge(), ours).verdict is expected[state]

    @pytest.mark.parametrize(
        ("content", "verdict"),
        [
            (b"", Verdict.UNREADABLE),
            (b"{", Verdict.UNREADABLE),
            (b"[1]", Verdict.UNREADABLE),
            (b"\x89PNG\r\n\x1a\nbroken", Verdict.UNREADABLE),
            (b"<svg", Verdict.UNREADABLE),
            (b'<svg xmlns="http://www.w3.org/2000/svg"/>', Verdict.UNREADABLE),
            (b"\xff\xfe\x00", Verdict.UNREADABLE),
            (b"[" * 100_000, Verdict.UNREADABLE),
            (b" " * 2_000_001, Verdict.UNREADABLE),
            (b"eyJhbGciOiJFZERTQSJ9.e30.c2ln", Verdict.OTHER_FORM),
            (b'{"name": "no proof"}', Verdict.OTHER_FORM),
            (b'{"proof": {}, "credentialSubject": 3, "issuer": 4}', Verdict.WRONG),
            (
                b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
                Verdict.UNREADABLE,
            ),
        ],
    )
    def test_whatever_is_dropped_there(self, content: bytes, verdict: Verdict) -> None:
        assert check(content, STRANGERS, clock.now()).verdict is verdict
