"""The guard on unknown template variables, itself tested: in our templates it fails, in others not."""

import pytest
from django.template import Context, Origin, Template, engines

from tests.sjablonen import ONZE_MAP, OnbekendeVariabele


ONS = ONZE_MAP / "templates/proef.html"
VAN_ANDEREN = ONZE_MAP / ".venv/lib/site-packages/django/contrib/admin/templates/proef.html"


def toon(inhoud, plek, **context):
    sjabloon = Template(inhoud, origin=Origin(name=str(plek)), engine=engines["django"].engine)
    return sjabloon.render(Context(context))


@pytest.mark.parametrize(
    "inhoud",
    [
        "{{ tikfout }}",
        "{{ thema.tikfout }}",
        '{{ tikfout|default:"x" }}',
        "{% for x in tikfout %}{% endfor %}",
        "{% if ja %}{{ tikfout }}{% endif %}",
    ],
)
def test_unknown_variable_fails_in_our_template_only(inhoud):
    with pytest.raises(OnbekendeVariabele, match=r"proef\.html, regel 1"):
        toon(inhoud, ONS, ja=True, thema="x")
    assert toon(inhoud, VAN_ANDEREN, ja=True, thema="x") in ("", "x")


def test_known_and_empty_variables_pass():
    inhoud = "{% for x in rijen %}{{ x }}{% endfor %}{{ leeg }}{% if misschien %}ja{% endif %}"
    assert toon(inhoud, ONS, rijen=[1, 2], leeg="") == "12"
