"""The one store: metadata, engine and transactions, leases, audit, migrations. Knows no room above it."""
