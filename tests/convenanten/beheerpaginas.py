"""Where the pages of agreements are in the admin, and what their forms send."""

from django.core.files import File
from django.urls import reverse


def adres(wat="changelist", *args, model="convenant"):
    return reverse(f"admin:convenanten_{model}_{wat}", args=args)


def pad(rij, wat="change"):
    return adres(wat, rij.pk, model=rij._meta.model_name)


def nu(rij):
    return type(rij).objects.get(pk=rij.pk)


def invoer(antwoord, **anders):
    """What the form of this page sends with all that hangs on it; ``anders`` with ``__`` for ``-`` in a name."""
    formulieren = [antwoord.context["adminform"].form]
    for inline in antwoord.context["inline_admin_formsets"]:
        formulieren += [inline.formset.management_form, *inline.formset.forms]
    gegevens = {}
    for formulier in formulieren:
        for veld in formulier:
            waarde = veld.value()
            if waarde is not None and waarde is not False and not isinstance(waarde, File):
                gegevens[veld.html_name] = waarde
    return gegevens | {naam.replace("__", "-"): waarde for naam, waarde in anders.items()}


def bewaar(client, pad, **anders):
    """Save the form of this page as it is but for these fields."""
    return client.post(pad, invoer(client.get(pad), **anders))


def meldingen(antwoord) -> dict[str, str]:
    """All errors on a page by the name of their field, those of a whole form or formset by its prefix."""
    formulier = antwoord.context["adminform"].form
    gevonden = {formulier.add_prefix(veld): " ".join(regels) for veld, regels in formulier.errors.items()}
    for inline in antwoord.context["inline_admin_formsets"]:
        if boven := inline.formset.non_form_errors():
            gevonden[inline.formset.prefix] = " ".join(boven)
        for rij in inline.formset.forms:
            gevonden |= {rij.add_prefix(veld): " ".join(regels) for veld, regels in rij.errors.items()}
    return gevonden
