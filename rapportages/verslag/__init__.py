"""A report as one document: put together from the figures of today, or read back as it was frozen."""
