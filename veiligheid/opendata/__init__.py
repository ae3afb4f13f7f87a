"""Data to take along: the whole as one package, the catalogue of it, and feeds of what is new."""
