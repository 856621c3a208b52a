"""Letters: templates of an office, checked before they count, merged with what a program says of a case.

A template comes from outside and is read as data: `letter_file` opens it, `grammar` knows the few things it may say,
`checking` refuses it with a sentence, `in_force` keeps it, `merging` fills it, `letter_paper` lays it out for print.
"""

RIGHT = "manage_reference"
"""Who may change templates: whoever may change the lists of the office. Named here, where nothing heavy is loaded."""
