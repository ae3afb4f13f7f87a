"""The public pages of reporting."""
