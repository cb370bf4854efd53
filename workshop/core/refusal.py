"""Saying no: a code for programs and one sentence for people that says what to do next."""


class Refused(Exception):
    """A command that was not carried out.

    `code` is one of the wire's refusal codes; `text` is an English sentence (the key of its translations), in
    which `{names}` stand for `facts`; `field` names the argument that is wrong, when one is.
    """

    def __init__(self, code: str, text: str, field: str | None = None, **facts: object) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text
        self.field = field
        self.facts = facts
