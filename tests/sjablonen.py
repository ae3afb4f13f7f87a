"""An unknown variable in one of our own templates fails the test instead of showing nothing.

Django's admin leans on unknown variables being empty, so templates of others keep that.
"""

import sys
from pathlib import Path

from django.template.base import FilterExpression, Node, VariableDoesNotExist
from django.template.defaulttags import ForNode


ONZE_MAP = Path(__file__).resolve().parent.parent


def is_van_ons(node):
    if node is None or not getattr(node, "origin", None):
        return False
    pad = Path(node.origin.name)
    return pad.is_relative_to(ONZE_MAP) and "site-packages" not in pad.parts


class Leeg(str):
    """For `string_if_invalid`: an empty string, until Django asks for it in a template of ours.

    Django asks with `if string_if_invalid` in FilterExpression.resolve, which is where we look at who
    is rendering. Everywhere else this is an ordinary empty string.
    """

    __slots__ = ()

    def __bool__(self):
        vrager = sys._getframe(1)
        uitdrukking = vrager.f_locals.get("self")
        if vrager.f_code.co_name == "resolve" and isinstance(uitdrukking, FilterExpression):
            node = _wordt_getoond(vrager)
            if is_van_ons(node):
                raise OnbekendeVariabele(uitdrukking.var, node)
        return False


class OnbekendeVariabele(Exception):
    def __init__(self, variabele, node):
        super().__init__(f"{variabele} is onbekend in {node.origin.name}, regel {node.token.lineno}")


def _wordt_getoond(frame):
    """The template node whose rendering led to this frame."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node):
            return node
        frame = frame.f_back
    return None


def strenge_for(render=ForNode.render):
    """ForNode.render that also fails: `{% for %}` never asks for string_if_invalid.

    Only the first word is looked up; following the dots could run a query twice.
    """

    def streng(node, context):
        eerste = getattr(node.sequence.var, "lookups", None)
        if eerste and eerste[0] not in context and is_van_ons(node):
            raise OnbekendeVariabele(node.sequence.var, node) from VariableDoesNotExist(eerste[0])
        return render(node, context)

    return streng
