"""The pure heart: boards, commands, rules, changes and sight, with no kind of object known by name."""
