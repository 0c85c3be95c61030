from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation
from filrouge.shared.siret import compact


class OrganisationForm(forms.ModelForm):
    # As people write it: « 356 000 000 00048 ».
    siret = forms.CharField(label=_("SIRET"), max_length=24, help_text=_("14 chiffres, espaces permis."))

    class Meta:
        model = Organisation
        fields = ("name", "kind", "siret", "commune_code")

    def clean_siret(self) -> str:
        return compact(self.cleaned_data["siret"])
