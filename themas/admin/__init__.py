"""The admin of policy and figures; the order of these imports is the order on screen."""

from themas.admin import metingen  # noqa: I001, F401
from themas.admin import meten, beleid  # noqa: F401
