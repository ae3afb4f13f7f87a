"""What readers see of reports: which are public at a moment, and what their pages, lists and feed hold."""
