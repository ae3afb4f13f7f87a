"""Publishing a report and what comes after: freeze, seal, correct, withdraw, compare, check."""
