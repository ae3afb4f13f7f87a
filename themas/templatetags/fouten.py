"""Where the errors of a long form are, for the list of links above it."""

from dataclasses import dataclass, field

from django import template

from themas.weergave.opmaak import hoofdletter


register = template.Library()


@dataclass(frozen=True, slots=True)
class Plek:
    """``id`` is of what the link leads to, a field or the heading of a part."""

    id: str
    tekst: str


@dataclass(slots=True)
class Plekken:
    """``velden``: whether any field is wrong, so whether there is a red border to look for."""

    velden: bool = False
    lijst: list[Plek] = field(default_factory=list)


@register.simple_tag
def plekken_met_fouten(formulier, onderdelen) -> Plekken:
    """Named only where a form has parts; a short form shows its errors at once."""
    gevonden = Plekken(velden=any(veld.errors for veld in formulier))
    onderdelen = list(onderdelen or ())
    alle = [Plek(veld.auto_id, str(veld.label)) for veld in formulier.visible_fields() if veld.errors]
    for onderdeel in onderdelen:
        opts, formset = onderdeel.opts, onderdeel.formset
        if formset.non_form_errors():
            alle.append(Plek(f"{formset.prefix}-heading", hoofdletter(str(opts.verbose_name_plural))))
        for nummer, rij in enumerate(formset.forms, start=1):
            wie = f"{hoofdletter(str(opts.verbose_name))} {nummer}"
            if rij.non_field_errors():
                alle.append(Plek(f"{formset.prefix}-{nummer - 1}", wie))
            fout = [veld for veld in rij.visible_fields() if veld.errors]
            gevonden.velden = gevonden.velden or bool(fout)
            alle += [Plek(veld.auto_id, f"{wie}: {str(veld.label).lower()}") for veld in fout]
    if onderdelen:
        gevonden.lijst = alle
    return gevonden
