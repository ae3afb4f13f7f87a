"""The entry sheet of a round: what is on it, what somebody typed, and how that becomes figures."""
