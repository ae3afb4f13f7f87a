"""The pages by which readers can judge this site and those who run it, and report what is wrong on it."""
