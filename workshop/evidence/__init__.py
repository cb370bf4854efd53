"""Evidence of how data was made, for certifications: method, dates, attendance, codebook, open data and decisions.

It is one ZIP, which names nobody: no name, id or address of a person goes in, no time finer than a day, and no order in
which people wrote.
"""
