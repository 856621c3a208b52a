"""The case page: where a case stands, what it lacks, its forms, what is due, its papers and its history."""
