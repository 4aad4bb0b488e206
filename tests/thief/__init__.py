"""The thief: a town lives for some days, somebody takes all that its database holds, and asks it who told what.

What really happened is kept in a diary that only the test has. docs/anonymity.md has the figures;
`python -m tests.thief` runs the long form.
"""
