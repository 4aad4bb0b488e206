"""Anything on its way to a person, and the only home of addresses: everyone else holds a route's opaque id."""
