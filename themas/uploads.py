"""A file that is too large is not kept while it comes in, so nobody fills the disk with it."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class Uploadgrens(FileUploadHandler):
    """Stands before the handlers that keep the file. Says so on the request: ``te_groot`` holds the fields."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self._omvang = 0

    def receive_data_chunk(self, raw_data, start):
        self._omvang += len(raw_data)
        if self._omvang > settings.IMPORT_MAX_BYTES:
            self.request.te_groot = {*getattr(self.request, "te_groot", ()), self.field_name}
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
