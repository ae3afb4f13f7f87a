"""Where the pages of year plans are, and what their forms send."""

from django.urls import reverse


def adres(wat="changelist", *args, model="jaarplan"):
    return reverse(f"admin:rapportages_{model}_{wat}", args=args)


def leeg_voortgang(**velden):
    return {"voortgang-TOTAL_FORMS": 1, "voortgang-INITIAL_FORMS": 0} | velden


def geen_doelen():
    return {"themadoelen-TOTAL_FORMS": 0, "themadoelen-INITIAL_FORMS": 0}
