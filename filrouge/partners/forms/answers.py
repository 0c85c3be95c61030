"""One small form for each thing a partner may say: nothing obliged but a reason to a no, and what an end changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.partners.actions.answers import Answer
from filrouge.partners.models import Happened, Reason, Result
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DayInput

H = Happened
# What is asked for each, in order.
ASKED = {
    H.ACCEPTED: ("on", "follower", "words", "who"),
    H.REFUSED: ("reason", "proposal", "words", "who"),
    H.FULL: ("on", "words", "who"),
    H.WRONG_PUBLIC: ("proposal", "words", "who"),
    H.TAKEN_OVER: ("who", "words"),
    H.STARTED: ("on", "words", "who"),
    H.STOPPED: ("on", "words", "who"),
    H.ENDED: ("result", "on", "words", "who"),
}
# As whoever answers would say it, and what the button says.
SPOKEN = {
    H.ACCEPTED: (_("Oui, nous la recevons"), _("Envoyer notre oui")),
    H.REFUSED: (_("Non, ce n’est pas possible"), _("Envoyer notre réponse")),
    H.FULL: (_("C’est complet pour l’instant"), _("Envoyer notre réponse")),
    H.WRONG_PUBLIC: (_("Ce n’est pas pour ce public"), _("Envoyer notre réponse")),
    H.TAKEN_OVER: (_("Je prends le relais d’un·e collègue"), _("C’est moi maintenant")),
    H.STARTED: (_("Cela a commencé"), _("Le dire à l’équipe")),
    H.STOPPED: (_("Cela s’est arrêté"), _("Le dire à l’équipe")),
    H.ENDED: (_("C’est terminé"), _("Le dire à l’équipe")),
}
DAYS = {
    H.ACCEPTED: _("Premier rendez-vous, si vous savez quand"),
    H.FULL: _("Quand nous redemander"),
    H.STARTED: _("Depuis le"),
    H.STOPPED: _("Le"),
    H.ENDED: _("Le"),
}


class AnswerForm(forms.Form):
    kind = forms.ChoiceField(choices=Happened, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=Reason,
        widget=BigRadios,
        error_messages={"required": _("Dites pourquoi, d’un geste : l’équipe cherchera mieux.")},
    )
    result = forms.ChoiceField(
        label=_("Ce que cela a changé"),
        choices=Result,
        widget=BigRadios,
        error_messages={"required": _("Dites ce que cela a changé pour la personne.")},
    )
    on = forms.DateField(label=_("Le"), widget=DayInput(), required=False)
    follower = forms.CharField(label=_("Qui la recevra"), max_length=120, required=False)
    proposal = forms.CharField(
        label=_("Où elle pourrait aller"),
        max_length=300,
        required=False,
        help_text=_("Un lieu que vous connaissez, et comment le joindre."),
    )
    words = forms.CharField(
        label=_("Un mot pour l’équipe"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    who = forms.CharField(label=_("Qui répond"), max_length=120, required=False)

    def __init__(self, kind: str, data: Any = None, *, who: str = "") -> None:
        happened = Happened(kind)
        initial: dict[str, Any] = {"kind": kind, "who": who}
        if happened in (H.STARTED, H.STOPPED, H.ENDED):
            initial["on"] = clock.today()
        super().__init__(data, prefix=kind, initial=initial)
        for name in [one for one in self.fields if one not in ("kind", *ASKED[happened])]:
            del self.fields[name]
        self.order_fields(["kind", *ASKED[happened]])
        if "on" in self.fields:
            self.fields["on"].label = DAYS[happened]
        if happened is H.TAKEN_OVER:
            who_field = self.fields["who"]
            who_field.label, who_field.required = _("Votre nom et votre fonction"), True
            who_field.error_messages["required"] = _("Dites qui vous êtes : l’équipe saura à qui parler.")
            self.initial["who"] = ""
        self.happened = happened

    @property
    def spoken(self) -> Any:
        return SPOKEN[self.happened][0]

    @property
    def sending(self) -> Any:
        return SPOKEN[self.happened][1]

    @property
    def shown(self) -> list[Any]:
        return [self[name] for name in ASKED[self.happened]]

    @property
    def answer(self) -> Answer:
        said = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return Answer(**said)


def answer_forms(kinds: list[str], posted: Any, *, who: str = "") -> list[AnswerForm]:
    """One for each kind; the one that was sent is bound to what was sent."""
    sent = _kind_sent(kinds, posted)
    return [AnswerForm(kind, posted if kind == sent else None, who=who) for kind in kinds]


def _kind_sent(kinds: list[str], posted: Any) -> str:
    return next((kind for kind in kinds if posted is not None and posted.get(f"{kind}-kind") == kind), "")
