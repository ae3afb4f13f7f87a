"""What is asked at the door."""

import re

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import authenticate

from veiligheid.aanmelden import apparaat, slot


FOUT = "Deze code klopt niet. Codes werken maar één keer. Wacht tot uw app een nieuwe laat zien, en vul die in."
VORM = "Een code uit de app heeft 6 cijfers. Een herstelcode heeft 12 cijfers."
WACHTWOORD_FOUT = "Dit wachtwoord klopt niet."


class AanmeldForm(AdminAuthenticationForm):
    """Name and password; one answer for all who are refused, so that nobody learns which names exist."""

    error_messages = {
        "invalid_login": "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Let ook op hoofdletters.",
    }


class InstelForm(forms.Form):
    """Six digits, to show that the app is set."""

    code = forms.CharField(
        label="Code uit de app",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "class": "code"}
        ),
        error_messages={"required": "Vul de code in."},
    )
    lengtes = (apparaat.CIJFERS_CODE,)

    def clean_code(self):
        """Only digits; people type the space that an app shows."""
        code = re.sub(r"[\s-]", "", self.cleaned_data["code"])
        if not (code.isascii() and code.isdecimal() and len(code) in self.lengtes):
            raise forms.ValidationError(VORM if len(self.lengtes) > 1 else "Een code heeft 6 cijfers.")
        return code


class CodeForm(InstelForm):
    """A code of the app or a recovery code, and looks whether it is right. ``apparaat`` then says by what."""

    lengtes = (apparaat.CIJFERS_CODE, apparaat.CIJFERS_HERSTELCODE)

    def __init__(self, *args, request, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code"
        self.request, self.gebruiker, self.apparaat = request, gebruiker, None

    def clean(self):
        if not self.errors:
            try:
                self.apparaat = slot.controleer_code(
                    self.request, gebruiker=self.gebruiker, code=self.cleaned_data["code"]
                )
            except apparaat.Wacht as wacht:
                self.add_error("code", f"Wacht {wacht.seconden} seconden. Vul dan een nieuwe code in.")
            except (apparaat.CodeKloptNiet, slot.Geblokkeerd):
                self.add_error("code", FOUT)
        return self.cleaned_data


class BewijsForm(CodeForm):
    """Password and code together, before something about the second factor changes."""

    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )
    field_order = ("password", "code")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.gebruiker.has_usable_password():
            del self.fields["password"]  # signs in at the municipality; we have no password to compare with
        self.fields["code"].widget.attrs.pop("autofocus")

    def clean_password(self):
        naam, wachtwoord = self.gebruiker.get_username(), self.cleaned_data["password"]
        if authenticate(self.request, username=naam, password=wachtwoord) != self.gebruiker:
            raise forms.ValidationError(WACHTWOORD_FOUT)
        return wachtwoord


class WachtwoordForm(AdminPasswordChangeForm):
    """Django's own, where guessing the old password counts as it does at the door."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self):
        oud = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.get_username(), password=oud) != self.user:
            raise forms.ValidationError(WACHTWOORD_FOUT)
        return oud
