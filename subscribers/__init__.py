"""Who agreed to receive what: people, their places and topics, and the ledger of their consent."""
