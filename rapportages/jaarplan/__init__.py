"""Year plans and their actions: publish, note progress, carry over."""
