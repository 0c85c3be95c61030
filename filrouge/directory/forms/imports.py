from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from filrouge.directory.actions.imports import Sent
from filrouge.directory.models import Kind

LARGEST = 400 << 20
FILE = forms.FileInput(attrs={"accept": ".json,.jsonl,.ndjson,.csv,.gz"})


class ImportForm(forms.Form):
    structures = forms.FileField(label=_("Structures"), required=False, widget=FILE)
    services = forms.FileField(label=_("Services"), required=False, widget=FILE)
    complete = forms.BooleanField(
        label=_("Ces fichiers sont complets : ce qui n’y est plus n’est plus publié"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        files = [data.get(kind) for kind in Kind.values]
        if not any(files) and not self.errors:
            raise forms.ValidationError(
                _("Choisissez le fichier des structures, celui des services, ou les deux.")
            )
        if any(file.size > LARGEST for file in files if file):
            raise forms.ValidationError(
                _("Un fichier dépasse 400 Mo : compressez-le (.gz), puis recommencez.")
            )
        return data

    @property
    def sent(self) -> list[Sent]:
        given: list[tuple[str, UploadedFile | None]] = [
            (kind, self.cleaned_data[kind]) for kind in Kind.values
        ]
        complete = self.cleaned_data["complete"]
        return [Sent(kind, file.name or kind, file.chunks(), complete) for kind, file in given if file]
