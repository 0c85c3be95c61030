from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from filrouge.shared.inputs import BigRadios
from filrouge.shared.keeping.limits import MAX_BYTES
from filrouge.shared.keeping.remaking import NotKept, Remade, remade
from filrouge.skills.models import Piece, PieceKind

# How she reads them on her own page.
HERS = (
    (PieceKind.PHOTO, _("une photo de ce que j’ai fait")),
    (PieceKind.CERTIFICATE, _("un diplôme, une attestation, un certificat")),
    (PieceKind.DOCUMENT, _("un autre document")),
)


class PieceForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Ce que c’est"),
        choices=PieceKind,
        widget=BigRadios,
        error_messages={"required": _("Dites ce que c’est.")},
    )
    title = forms.CharField(
        label=_("Son titre"),
        max_length=120,
        help_text=_(
            "Lu par qui ouvre la page. Par exemple : « Repas pour vingt personnes », « Attestation d’hygiène »."
        ),
        error_messages={"required": _("Donnez-lui un titre.")},
    )
    file = forms.FileField(
        label=_("La photo ou le document"),
        help_text=_("Photo JPEG ou PNG, ou PDF de dix pages au plus ; 10 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        error_messages={
            "required": _("Choisissez le fichier."),
            "empty": _("Ce fichier est vide. Vérifiez que vous avez choisi le bon."),
        },
    )

    def __init__(self, *args: Any, by_herself: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_herself:
            self.fields["kind"].choices = HERS  # type: ignore[attr-defined]

    def clean_file(self) -> Remade:
        """Made again from its bytes: the name and the type it bears are forgotten."""
        file: UploadedFile = self.cleaned_data["file"]
        try:
            return remade(file.read(MAX_BYTES + 1))
        except NotKept as refusal:
            raise forms.ValidationError(refusal.why.sentence) from refusal

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        file = said.get("file")
        if file and said.get("kind") == PieceKind.PHOTO and file.media != Piece.Media.JPEG:
            self.add_error("file", _("Ce fichier est un PDF : choisissez « autre document », ou une photo."))
        return said
