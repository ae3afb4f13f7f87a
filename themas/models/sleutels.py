"""Natural keys for fixtures, where a slug alone names a row."""

from django.db import models


class SlugQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)
