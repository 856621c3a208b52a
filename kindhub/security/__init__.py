"""Who may read what: identities, program keys, certificates, grants, recovery, permissions, process hardening.

 The boundary is possession of a program key. `keyring.json` holds those keys sealed to people; permissions on top of
it (`kindhub.security.access`) are order among colleagues, not a wall. Nothing is imported here, so that a command
that needs no key starts without loading the cryptographic library.
"""
