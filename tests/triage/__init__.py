"""Labelled messages, the weights that are learned from them, and how well unseen ones are judged: docs/triage.md."""
