"""The admin of policy and figures; the order of these imports is the order on screen."""

from themas.admin import metingen, inlezingen  # noqa: I001, F401
from themas.admin import meten, bronnen, beleid, kennis, begrippen  # noqa: F401
