"""Certificates: who is entitled, their numbers, their codes, the register, and their papers.

Decision: numbers. *Question*: how are numbers given per office and year without gaps or doubles, where two computers
of an office know nothing of each other? *Options*: a count that only the office's own folder keeps (then the other
computer cannot issue); numbers by chance (no gaps to be seen, but nobody can count them or tell that one is missing);
a count per folder with the folder's sign in the number. *Choice*: the last. A number is OFFICE-YEAR-BOOK-SERIAL, such
as TIJ-2026-7KQ-0012: the book is a short sign of this installation, which an installation gets anew when a copy is
restored, so a restored copy begins a book of its own and does not give numbers out again that were given out after the
copy was made. Within a book, an office and a year the count has no gap and no double: a number is given in the same
commit as the line of the register, a line is never taken out, and what does not hold any more is withdrawn. What this
cannot see: somebody who copies a folder by hand and issues from both; the file itself refuses the second of two equal
numbers when both come together.

Decision: codes. The code is the first 50 bits of an HMAC-SHA256 over number, name, event, dates and hours, under a
secret that lies in the program's encrypted file alone. Whoever forges a paper must guess one of 10^15; there is nothing
to try guesses on but this hub. Only a hub that holds the secret can check; that is asked of the office that issued it.
"""
