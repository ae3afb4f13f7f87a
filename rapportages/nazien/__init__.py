"""Looking a report over before it goes out: its references, its texts, its figures."""
