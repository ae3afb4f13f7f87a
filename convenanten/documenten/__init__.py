"""Files that officers add: what may come in, under which name, where it lies and who may fetch it.

``keuren`` judges a file by its contents, ``namen`` makes its name safe, ``bewaren`` keeps it under its SHA-256 and
throws away what nothing names any more.
"""
