"""The register of the mark: areas on a day, what they can be narrowed to, their table, and the answer in words."""
