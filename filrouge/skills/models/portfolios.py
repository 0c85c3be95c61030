"""What she shows of what she can do: put together by her, for someone, behind links that end. Everything is out
until she puts it in.

What may ever enter is the list of columns of PortfolioItem, each to a table of things made to be shown; and nobody
writes an item but `choose_portfolio` (sql/portfolios.sql), which asks `fr_may_be_shown`. Nothing of her health, her
status, her address, her barriers or the alerts about her has a column there."""

from functools import reduce
from operator import or_
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models.pathways import PersonBound
from filrouge.people.models import ContactChannel
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.rows import Level, PersonRows
from filrouge.reference.models import Occupation
from filrouge.shared import clock
from filrouge.shared.encrypted_field import EncryptedTextField

from .assessments import Assessment
from .badges import Badge
from .experiences import Experience
from .positionings import Positioning
from .vocabulary import Accepted, Audience, Fluency, PieceKind

FULL = Level.FULL
SHOWN = (
    "badge",
    "assessment",
    "experience",
    "piece",
    "positioning",
    "channel",
    "occupation",
)  # keys of an item: one of them
MOST_ITEMS = 60  # of a portfolio
OF_PORTFOLIO = (
    "EXISTS (SELECT 1 FROM skills_portfolio p WHERE p.id = {table}.portfolio_id"
    " AND p.person_id = {table}.person_id AND p.project_id = {table}.project_id OFFSET 0)"
)


class PieceQuerySet(models.QuerySet["Piece"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def light(self) -> Self:
        """Without what it holds, which weighs megabytes."""
        return self.defer("content")


class Piece(PersonBound):
    """A photo, a certificate, a document of hers. `content`: made again by us (shared/keeping), in base64, encrypted.
    Taken out, nothing of it is left, nor in any history."""

    class Media(models.TextChoices):
        JPEG = "image/jpeg", _("photo (JPEG)")
        PDF = "application/pdf", _("PDF")

    title = EncryptedTextField(_("ce que c’est"), max_length=120)
    kind = models.CharField(_("genre"), max_length=11, choices=PieceKind)
    media = models.CharField(_("format"), max_length=20, choices=Media)
    size = models.PositiveIntegerField(_("taille"))  # bytes
    content = EncryptedTextField()
    removed_at = models.DateTimeField(_("retirée le"), null=True)

    objects = PieceQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL, audited=False, web=("SELECT", "INSERT", "UPDATE (title, content, size, removed_at)")
    )

    class Meta:
        verbose_name = _("pièce d’un portfolio")
        verbose_name_plural = _("pièces de portfolios")
        indexes = (models.Index(fields=("person", "-created_at"), name="piece_person"),)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_image(self) -> bool:
        return self.media == self.Media.JPEG


class PortfolioQuerySet(models.QuerySet["Portfolio"]):
    def in_use(self) -> Self:
        return self.filter(closed_at=None)


class Portfolio(PersonBound):
    """`name`: as she wants it read. `present`: who was in the room when she last chose; empty by her own link.
    `chosen_at` None: nothing was chosen yet."""

    title = EncryptedTextField(_("titre"), max_length=80)
    audience = models.CharField(_("pour qui"), max_length=8, choices=Audience)
    company = EncryptedTextField(_("quelle entreprise"), max_length=120, blank=True, default="")
    name = EncryptedTextField(_("son nom, comme elle veut qu’on le lise"), max_length=120)
    words = EncryptedTextField(_("ce qu’elle dit d’elle"), max_length=600, blank=True, default="")
    chosen_at = models.DateTimeField(_("choisi par elle le"), null=True)
    chosen_how = models.CharField(_("comment"), max_length=6, choices=Accepted, blank=True, default="")
    present = EncryptedTextField(_("qui était là"), max_length=160, blank=True, default="")
    closed_at = models.DateTimeField(_("rangé le"), null=True)

    objects = PortfolioQuerySet.as_manager()
    rows: ClassVar = PersonRows(level=FULL, web=("SELECT", "INSERT", "UPDATE (audience, company, closed_at)"))

    class Meta:
        verbose_name = _("portfolio")
        verbose_name_plural = _("portfolios")
        indexes = (models.Index(fields=("person", "-created_at"), name="portfolio_person"),)

    def __str__(self) -> str:
        return str(self.pk)


def _alone(name: str) -> Q:
    """This one is given and none of the others."""
    others = Q(**{f"{one}__isnull": one != name for one in SHOWN})
    return others & (~Q(language="") if name == "language" else Q(language=""))


class PortfolioItemQuerySet(models.QuerySet["PortfolioItem"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)


class PortfolioItem(PersonBound):
    """One thing she chose: a badge, a chart, an experience, a piece, a base skill, a way to reach her, a trade she
    looks for, or a language and how she speaks it. Taken out, it stays as what she once chose."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="items", db_index=False)
    rank = models.PositiveSmallIntegerField()
    badge = models.ForeignKey(Badge, on_delete=models.CASCADE, null=True, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, null=True, related_name="+")
    experience = models.ForeignKey(Experience, on_delete=models.CASCADE, null=True, related_name="+")
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, null=True, related_name="+")
    positioning = models.ForeignKey(Positioning, on_delete=models.CASCADE, null=True, related_name="+")
    channel = models.ForeignKey(ContactChannel, on_delete=models.CASCADE, null=True, related_name="+")
    occupation = models.ForeignKey(
        Occupation,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("métier"),
        db_index=False,
    )
    language = models.CharField(_("langue"), max_length=3, blank=True, default="")
    level = models.CharField(_("niveau"), max_length=6, choices=Fluency, blank=True, default="")
    removed_at = models.DateTimeField(_("retiré le"), null=True)

    objects = PortfolioItemQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL, also=OF_PORTFOLIO.format(table="skills_portfolioitem"), web=("SELECT",)
    )

    class Meta:
        verbose_name = _("élément d’un portfolio")
        verbose_name_plural = _("éléments de portfolios")
        constraints = (
            models.CheckConstraint(
                condition=reduce(or_, (_alone(one) for one in (*SHOWN, "language"))),
                name="portfolio_item_one_thing",
            ),
        )
        indexes = (
            models.Index(fields=("portfolio", "rank"), name="portfolio_item_portfolio"),
            models.Index(fields=("person",), name="portfolio_item_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class PortfolioShareQuerySet(models.QuerySet["PortfolioShare"]):
    def open(self) -> Self:
        return self.filter(link__revoked_at=None, link__expires_at__gt=clock.now())


class PortfolioShare(PersonBound):
    """A page that whoever holds its link reads, until its day or until she closes it. `present`: who was in the room
    when she agreed. Visits are counted; of visitors nothing is kept."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="shares", db_index=False)
    given_to = EncryptedTextField(_("donné à"), max_length=120)
    link = models.OneToOneField(OutsideLink, on_delete=models.PROTECT, related_name="+")
    present = EncryptedTextField(_("qui était là"), max_length=160)
    visits = models.PositiveIntegerField(_("consultations"), default=0)
    last_visit_on = models.DateField(_("dernière consultation"), null=True)

    objects = PortfolioShareQuerySet.as_manager()
    rows: ClassVar = PersonRows(
        level=FULL,
        also=OF_PORTFOLIO.format(table="skills_portfolioshare"),
        derived=("visits", "last_visit_on"),
        web=("SELECT", "INSERT"),
    )

    class Meta:
        verbose_name = _("portfolio partagé")
        verbose_name_plural = _("portfolios partagés")
        indexes = (
            models.Index(fields=("portfolio", "-created_at"), name="portfolio_share_portfolio"),
            models.Index(fields=("person",), name="portfolio_share_person"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.link.revoked_at is None and self.link.expires_at > clock.now()
