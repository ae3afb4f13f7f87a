"""The press: HTML in, a PDF or DOCX out, in a process of its own that knows no Django and reads no database.

``proces.druk`` starts it; ``python -m rapportages.drukpers`` is what it starts. So the libraries that lay out pages are
loaded only when a file is made, and what they take in memory or time, or break, is not the server's.
See docs/besluiten/0029.
"""
