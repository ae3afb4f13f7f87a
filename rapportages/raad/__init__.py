"""The pieces of the council: settle them, list them, and sum up how the plan is on course."""
