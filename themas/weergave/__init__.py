"""How a number, a text and a figure are shown; one place for every app."""
