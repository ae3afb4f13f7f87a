"""Errors that readers report: handed in, mailed to officers, settled, and the addresses deleted in time."""
