"""The portable file: workshops in one ZIP that another server brings in, where their boards go on living.

`parcel` says what is in it, `travelling` what of a board may leave, `taking` packs, `reading` opens without trust,
`records` and `bringing` check every entry and make rows of it.
"""
