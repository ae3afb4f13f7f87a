"""Pages of the admin that do more than keep one row: handing in, approving, correcting."""
