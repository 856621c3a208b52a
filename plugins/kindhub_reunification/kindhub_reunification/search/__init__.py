"""The search for a parent: when it is exhausted, what to try next, the certificate of what was tried."""
