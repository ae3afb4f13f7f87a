from django.conf import settings


def gemeente(request):
    """`gemeente` in every template: naam, code, verzonnen, portaal, site (its address), contact (email, url)."""
    return {
        "gemeente": {
            "naam": settings.GEMEENTE_NAAM,
            "code": settings.GEMEENTE_CODE,
            "verzonnen": settings.GEMEENTE_VERZONNEN,
            "portaal": settings.PORTAAL_NAAM,
            "site": settings.SITE_ADRES,
            "contact": {"email": settings.CONTACT_EMAIL, "url": settings.CONTACT_URL},
        }
    }
