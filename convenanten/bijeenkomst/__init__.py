"""Peer meetings: what is done with the points that officers bring, and how readers see a meeting on a day."""
