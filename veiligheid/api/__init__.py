"""The open API of the portal: what readers see on its pages, for programs. /api/v1/ by the NLGov REST API Design Rules.

Each room of policy has a module with its answers and its addresses; ``api`` puts them together. Nothing here asks
for rows that the pages do not ask for by the same doors.
"""
