"""Registration and parole: what follows from the days of a matter."""
