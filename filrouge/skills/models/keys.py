"""Who signs, with which key. The web role reads what is public; private parts are read by jobs alone."""

from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.directory.models import Structure
from filrouge.shared.encrypted_field import EncryptedTextField
from filrouge.shared.rows import NotAboutPeople


class Issuer(models.Model):
    """A body that signs: an organisation that gives badges, or one, with or without an account, that recognises them.
    Its key is its public address, for good."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    structure = models.OneToOneField(Structure, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    rows: ClassVar = NotAboutPeople("bodies that sign badges", web=("SELECT",))

    class Meta:
        verbose_name = _("signataire de badges")
        verbose_name_plural = _("signataires de badges")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation=None, structure__isnull=False)
                | Q(organisation__isnull=False, structure=None),
                name="issuer_one_body",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation or self.structure)


class BadgeKeyQuerySet(models.QuerySet["BadgeKey"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)


class BadgeKey(models.Model):
    """`did`: what the badges it signed call their issuer. `public`: as a multikey. A key that ended signs no more
    badges; those it signed verify, and it still signs the list of those it revoked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="keys", db_index=False)
    did = models.CharField(max_length=400)
    public = models.CharField(max_length=80, unique=True)
    began_at = models.DateTimeField(_("sert depuis le"))
    ended_at = models.DateTimeField(_("ne sert plus depuis le"), null=True)

    objects = BadgeKeyQuerySet.as_manager()
    rows: ClassVar = NotAboutPeople("the public part of keys", web=("SELECT",))

    class Meta:
        verbose_name = _("clé qui signe des badges")
        verbose_name_plural = _("clés qui signent des badges")
        constraints = (
            models.UniqueConstraint(
                fields=("issuer",), condition=Q(ended_at=None), name="badge_key_one_at_a_time"
            ),
        )
        indexes = (
            models.Index(fields=("issuer", "began_at"), name="badge_key_issuer"),
            models.Index(fields=("did",), name="badge_key_did"),
        )

    def __str__(self) -> str:
        return self.public


class BadgeSecret(models.Model):
    """The private part of a key, out of the web role's reach."""

    key = models.OneToOneField(BadgeKey, on_delete=models.CASCADE, primary_key=True, related_name="secret")
    private = EncryptedTextField(_("partie privée"))

    rows: ClassVar = NotAboutPeople("what signs badges, for jobs alone", web=())

    class Meta:
        verbose_name = _("partie privée d’une clé")

    def __str__(self) -> str:
        return str(self.key_id)


class StatusPlace(models.Model):
    """A place of the list of a key, given to one badge for good. It does not say to which: it outlives the badge."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.ForeignKey(BadgeKey, on_delete=models.CASCADE, related_name="places", db_index=False)
    index = models.PositiveIntegerField()
    revoked_at = models.DateTimeField(null=True)

    rows: ClassVar = NotAboutPeople("numbers that lead to nobody", web=())

    class Meta:
        verbose_name = _("place dans une liste de révocation")
        constraints = (models.UniqueConstraint(fields=("key", "index"), name="status_place_once"),)

    def __str__(self) -> str:
        return f"{self.key_id} {self.index}"


class StatusList(models.Model):
    """The list of revocations of a key, signed again each time it changes, and each night."""

    key = models.OneToOneField(BadgeKey, on_delete=models.CASCADE, primary_key=True, related_name="listed")
    document = models.JSONField()
    signed_at = models.DateTimeField()

    rows: ClassVar = NotAboutPeople("public lists of numbers", web=("SELECT",))

    class Meta:
        verbose_name = _("liste de révocation")

    def __str__(self) -> str:
        return str(self.key_id)
