"""Faults, proven: a whole installation at work while its processes, its database, its providers and its clock fail.

Every message is numbered and counted at the far end, which runs in a process of its own and survives them all.
`make chaos` runs the campaign.
"""
