"""Pages of the admin on which a report is begun, written, talked about, checked and published."""
