"""Who comes in: password, second factor, lock-out, and the accounts of the municipality (OpenID Connect)."""
