"""Pages of the admin about agreements that do more than keep one row."""
