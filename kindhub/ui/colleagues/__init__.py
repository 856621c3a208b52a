"""Who works with the hub, what each may do, and one's own passphrase."""
