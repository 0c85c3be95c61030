from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.lists.sensitive import LABELS, sensitivities
from filrouge.reference.inputs import OccupationField
from filrouge.shared.inputs import BigRadios
from filrouge.skills.actions.portfolios import Beginning, Chosen, Thing
from filrouge.skills.models import Audience, Fluency, PortfolioItem
from filrouge.skills.queries.portfolios import Candidate

NONE = ""
LISTS = (
    "channel",
    "occupation",
    "badge",
    "experience",
    "piece",
    "positioning",
)  # ticked, in the order they are read
LASTS = (
    (7, _("une semaine")),
    (30, _("un mois")),
    (90, _("trois mois")),
    (180, _("six mois")),
)
DAYS = 30
# What a field is called, by whom fills it: with the team, by herself.
LABELS_OF = {
    "title": (_("Le titre"), _("Le titre de ma page")),
    "name": (_("Son nom, comme elle veut qu’on le lise"), _("Mon nom, comme je veux qu’on le lise")),
    "words": (_("Ce qu’elle dit d’elle"), _("Ce que je dis de moi")),
    "channel": (_("Comment la joindre"), _("Comment me joindre")),
    "occupation": (_("Les métiers qu’elle cherche"), _("Les métiers que je cherche")),
    "badge": (_("Ses badges"), _("Mes badges")),
    "experience": (_("Ce qu’elle a fait"), _("Ce que j’ai fait")),
    "piece": (_("Ses photos et documents"), _("Mes photos et documents")),
    "positioning": (_("Français, calcul, numérique"), _("Français, calcul, numérique")),
    "assessment": (_("La toile de ses compétences"), _("La toile de mes compétences")),
}
# What is ticked to agree, and what is answered to who did not: with the team, by herself.
AGREED = (
    (_("C’est son choix, et elle est d’accord"), _("Sans son accord, rien n’entre dans un portfolio.")),
    (_("C’est mon choix"), _("Si c’est votre choix, cochez cette case : sans elle, rien n’est enregistré.")),
)


class BeginningForm(forms.Form):
    title = forms.CharField(
        label=_("Le titre"),
        max_length=80,
        help_text=_(
            "Ce que lira en premier qui l’ouvre. Par exemple : « Cuisine et service », « Aide à domicile »."
        ),
        error_messages={"required": _("Donnez-lui un titre.")},
    )
    audience = forms.ChoiceField(
        label=_("Pour qui"),
        choices=Audience,
        widget=BigRadios,
        error_messages={"required": _("Dites pour qui elle le fait.")},
    )
    company = forms.CharField(
        label=_("Quelle entreprise"),
        max_length=120,
        required=False,
        help_text=_("Pour s’y retrouver ensuite : ce nom n’est pas sur la page."),
    )
    name = forms.CharField(
        label=_("Son nom, comme elle veut qu’on le lise"),
        max_length=120,
        help_text=_("Prénom seul, prénom et initiale, nom entier : c’est elle qui choisit."),
        error_messages={"required": _("Écrivez le nom qu’elle veut montrer.")},
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("audience") == Audience.COMPANY and not said.get("company", "").strip():
            self.add_error("company", _("Dites quelle entreprise, ou choisissez « un employeur »."))
        return said

    @property
    def beginning(self) -> Beginning:
        return Beginning(**self.cleaned_data)


class ChoiceForm(forms.Form):
    """Everything she may put in, nothing ticked but what is in already. `by_herself`: on her telephone."""

    title = forms.CharField(
        max_length=80, error_messages={"required": _("Il faut un titre : deux mots suffisent.")}
    )
    name = forms.CharField(max_length=120, error_messages={"required": _("Il faut un nom, même un prénom.")})
    words = forms.CharField(
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Quelques phrases simples, avec ses mots."),
    )

    def __init__(
        self,
        *args: Any,
        candidates: Sequence[Candidate],
        items: Sequence[PortfolioItem],
        by_herself: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.candidates, self.by_herself = candidates, by_herself
        held = {_key_of(one): one for one in items}
        for what in LISTS[:2]:
            self._ticks(what, held)
        if not by_herself:
            self.fields["other"] = OccupationField(
                label=_("Un autre métier qu’elle cherche"),
                help_text=_("Commencez à écrire, puis choisissez dans la liste."),
            )
        self._languages(held)
        for what in LISTS[2:]:
            self._ticks(what, held)
        self._chart(held)
        self._agreement()
        for name, labels in LABELS_OF.items():
            if name in self.fields:
                self.fields[name].label = labels[by_herself]
        if by_herself:
            self.fields["words"].help_text = _("Quelques phrases simples.")

    def clean(self) -> dict[str, Any]:
        """Words that would tell an employer what is not his to know are looked at again, with her."""
        said = self.cleaned_data
        kinds = sensitivities(" ".join((said.get("title", ""), said.get("words", ""))))
        if kinds and not said.get("reread"):
            self._ask_again()
            subjects = _(" et ").join(str(LABELS[kind]) for kind in kinds)
            asked = _(
                "Ces mots parlent peut-être %(subjects)s. Un employeur n’a pas à le savoir. Relisez-les : s’ils parlent"
                " d’un métier, cochez la case pour les garder."
            )
            self.add_error("words", asked % {"subjects": subjects})
        return said

    @property
    def chosen(self) -> Chosen:
        said = self.cleaned_data
        return Chosen(
            title=said["title"], name=said["name"], words=said["words"], things=list(self._things())
        )

    def _things(self) -> Any:
        said = self.cleaned_data
        for what in LISTS:
            for key in said.get(what, ()):
                yield Thing(what, key)
        other = said.get("other")
        if other and other.pk not in said.get("occupation", ()):
            yield Thing("occupation", other.pk)
        if said.get("assessment"):
            yield Thing("assessment", said["assessment"])
        for one in self._of("language"):
            if level := said.get(f"language-{one.key}"):
                yield Thing("language", one.key, level)

    def _of(self, what: str) -> list[Candidate]:
        return [one for one in self.candidates if one.what == what]

    def _ticks(self, what: str, held: dict[tuple[str, str], PortfolioItem]) -> None:
        if offered := self._of(what):
            self.fields[what] = forms.MultipleChoiceField(
                choices=[(one.key, _said(one)) for one in offered],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[one.key for one in offered if (what, one.key) in held],
            )

    def _languages(self, held: dict[tuple[str, str], PortfolioItem]) -> None:
        for one in self._of("language"):
            item = held.get(("language", one.key))
            self.fields[f"language-{one.key}"] = forms.ChoiceField(
                label=_("Langue : %(name)s") % {"name": one.label},
                choices=[(NONE, _("ne pas la montrer")), *Fluency.choices],
                required=False,
                initial=item.level if item else NONE,
            )

    def _chart(self, held: dict[tuple[str, str], PortfolioItem]) -> None:
        if offered := self._of("assessment"):
            chosen = next((one.key for one in offered if ("assessment", one.key) in held), NONE)
            self.fields["assessment"] = forms.ChoiceField(
                choices=[(NONE, _("aucune")), *((one.key, _said(one)) for one in offered)],
                required=False,
                widget=forms.RadioSelect,
                initial=chosen,
            )

    def _agreement(self) -> None:
        if not self.by_herself:
            self.fields["present"] = forms.CharField(
                label=_("Qui était là quand elle a choisi"),
                max_length=160,
                help_text=_(
                    "Par exemple : « Nour et Amina », « Nour, Amina, et l’interprète au téléphone »."
                ),
                error_messages={"required": _("Dites qui était là quand elle a choisi.")},
            )
        said, unsaid = AGREED[self.by_herself]
        self.fields["agreed"] = forms.BooleanField(label=said, error_messages={"required": unsaid})
        if self.data.get("reread"):
            self._ask_again()

    def _ask_again(self) -> None:
        self.fields["reread"] = forms.BooleanField(
            label=_("Relu ensemble : ces mots peuvent être lus par un employeur"), required=False
        )
        if self.by_herself:
            self.fields["reread"].label = _("J’ai relu : un employeur peut lire ces mots")


class ShareForm(forms.Form):
    given_to = forms.CharField(
        label=_("À qui elle le donne"),
        max_length=120,
        help_text=_("Pour s’y retrouver ensuite : ce nom n’est pas sur la page."),
        error_messages={"required": _("Dites à qui elle le donne.")},
    )
    days = forms.TypedChoiceField(
        label=_("Combien de temps"), choices=LASTS, coerce=int, initial=DAYS, widget=BigRadios
    )
    present = forms.CharField(
        label=_("Qui était là quand elle a dit oui"),
        max_length=160,
        error_messages={"required": _("Dites qui était là quand elle a dit oui.")},
    )
    agreed = forms.BooleanField(
        label=_("Elle sait ce que cette page montre, et elle est d’accord"),
        error_messages={"required": _("Sans son accord, rien n’est montré.")},
    )


def _key_of(item: PortfolioItem) -> tuple[str, str]:
    if item.language:
        return "language", item.language
    return next(
        (name, str(getattr(item, f"{name}_id")))
        for name in (*LISTS, "assessment")
        if getattr(item, f"{name}_id") is not None
    )


def _said(one: Candidate) -> str:
    if one.what in ("badge", "assessment", "positioning") and one.day:
        return _("%(label)s, %(day)s") % {"label": one.label, "day": date_format(one.day, "j F Y")}
    return one.label
