"""Before the hub is open: who, passphrase, and the first run."""
