"""What works: the public interventions as rows of claims, what these can be narrowed to, and how they are shown."""
