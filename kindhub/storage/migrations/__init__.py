"""Schema changes: one stream of numbered scripts per package, each with its own version table in its own file.

Streams are independent (a partner has selected programs only), so there is no branch that a missing program could
break: first the house tables of a schema, then the shared records, then each program on its own.
"""
