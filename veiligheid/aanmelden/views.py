"""The pages of signing in: password, code, setting the second factor, and looking after it."""

import time

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as verifieer

from themas.auditspoor import leg_vast
from veiligheid.aanmelden import apparaat, halverwege
from veiligheid.aanmelden.forms import FOUT, AanmeldForm, BewijsForm, CodeForm, InstelForm, WachtwoordForm


NIEUW = "nieuw_apparaat"  # in the session: a secret for another device, by who gave password and code


class Aanmelden(LoginView):
    """Name and password. Whoever needs a second factor is not signed in yet, but led to the code."""

    authentication_form = AanmeldForm
    template_name = "admin/login.html"

    def form_valid(self, form):
        if not settings.TWEEDE_FACTOR:
            return super().form_valid(form)
        gebruiker = form.get_user()
        halverwege.begin(self.request, gebruiker=gebruiker, backend=gebruiker.backend, naar=self.get_success_url())
        return redirect("admin:code")


class Wachtwoord(PasswordChangeView):
    form_class = WachtwoordForm
    template_name = "registration/password_change_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        leg_vast(actie="wachtwoord wijzigen", object=f"account {form.user.get_username()}", door=form.user)
        return super().form_valid(form)


@never_cache
@sensitive_post_parameters()
def code(request):
    half = halverwege.lees(request)
    if half is None:
        return redirect("admin:login")
    if not apparaat.heeft_apparaat(half.gebruiker):
        return redirect("admin:apparaat_instellen")
    form = CodeForm(request.POST or None, request=request, gebruiker=half.gebruiker)
    if request.method == "POST" and form.is_valid():
        halverwege.rond_af(request, half, form.apparaat)
        if over := _herstelcodes_over(request.user, form.apparaat):
            messages.warning(request, over)
        return redirect(half.naar)
    return render(request, "admin/aanmelden/code.html", halverwege.pagina(request, "Vul de code in") | {"form": form})


def _herstelcodes_over(gebruiker, gebruikt) -> str:
    """How many are left, for who just used one."""
    if gebruikt.name != "herstelcodes":
        return ""
    aantal = apparaat.aantal_herstelcodes(gebruiker)
    over = "Dat was uw laatste herstelcode." if aantal == 0 else f"U hebt nog {aantal} herstelcodes."
    return f"U gebruikte een herstelcode. {over} Maak nieuwe bij ‘Mijn aanmelding’."


@never_cache
@sensitive_post_parameters()
def instellen(request):
    """Set the app: for the first time halfway through signing in, or anew by who is in and showed the old one."""
    half = halverwege.lees(request)
    vervangt = half is None and admin.site.has_permission(request) and NIEUW in request.session
    if not vervangt and (half is None or apparaat.heeft_apparaat(half.gebruiker)):
        return redirect("admin:code" if half else "admin:login")
    gebruiker = request.user if vervangt else half.gebruiker
    sleutel = _sleutel(request, NIEUW if vervangt else halverwege.SLEUTEL)
    if sleutel is None:
        return redirect("admin:aanmelding")
    form = InstelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = apparaat.koppel(
                gebruiker=gebruiker,
                sleutel=sleutel,
                code=form.cleaned_data["code"],
                door=gebruiker,
                vervangt=vervangt,
            )
        except apparaat.CodeKloptNiet:
            form.add_error("code", FOUT)
        except apparaat.BestaatAl:
            return redirect("admin:code")
        else:
            _meld_aan_met_nieuw(request, half, gebruiker)
            return _toon_herstelcodes(request, codes, half.naar if half else reverse("admin:aanmelding"))
    context = halverwege.pagina(request, "Stel uw app in") | {
        "form": form,
        "qr": apparaat.qr_code(gebruiker, sleutel),
        "sleutel": apparaat.in_groepen(sleutel),
        "account": gebruiker.get_username(),
    }
    return render(request, "admin/aanmelden/instellen.html", context)


def _sleutel(request, waar: str) -> str | None:
    """The secret of this visit, the same when the page is loaded again. It is nowhere else until it is confirmed."""
    bewaard = request.session[waar]
    if time.time() > bewaard["tot"]:
        del request.session[waar]
        return None
    if "sleutel" not in bewaard:
        request.session[waar] = bewaard | {"sleutel": apparaat.nieuwe_sleutel()}
    return request.session[waar]["sleutel"]


def _meld_aan_met_nieuw(request, half, gebruiker):
    nieuw = apparaat.TOTPDevice.objects.get(user=gebruiker)
    if half:
        halverwege.rond_af(request, half, nieuw)
        return
    del request.session[NIEUW]
    request.session.cycle_key()
    verifieer(request, nieuw)


def _toon_herstelcodes(request, codes: list[str], naar: str):
    """Straight from the verb to the page: kept nowhere, so shown once."""
    context = halverwege.pagina(request, "Bewaar uw herstelcodes") | {
        "codes": [f"{code[:4]} {code[4:8]} {code[8:]}" for code in codes],
        "naar": naar,
    }
    return render(request, "admin/aanmelden/herstelcodes.html", context)


def aanmelding(request):
    """What an officer can see and do about the own second factor."""
    ingesteld = apparaat.TOTPDevice.objects.devices_for_user(request.user, confirmed=True).first()
    context = halverwege.pagina(request, "Mijn aanmelding") | {
        "nodig": settings.TWEEDE_FACTOR,
        "ingesteld": ingesteld,
        "herstelcodes": apparaat.aantal_herstelcodes(request.user),
    }
    return render(request, "admin/aanmelden/aanmelding.html", context)


@never_cache
@sensitive_post_parameters()
def nieuw(request, wat: str):
    """Password and code, and then new recovery codes or another device."""
    if not (settings.TWEEDE_FACTOR and apparaat.heeft_apparaat(request.user)):
        return redirect("admin:aanmelding")
    form = BewijsForm(request.POST or None, request=request, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        if wat == "herstelcodes":
            codes = apparaat.vernieuw_herstelcodes(gebruiker=request.user, door=request.user)
            return _toon_herstelcodes(request, codes, reverse("admin:aanmelding"))
        request.session[NIEUW] = {"tot": time.time() + halverwege.GELDIG}
        return redirect("admin:apparaat_instellen")
    titel = "Nieuwe herstelcodes maken" if wat == "herstelcodes" else "Een ander apparaat instellen"
    context = halverwege.pagina(request, titel) | {"form": form, "wat": wat}
    return render(request, "admin/aanmelden/nieuw.html", context)
