"""What the domain refuses, as a code. The words for each code live in `templates/replies/refusal/`."""


class DomainError(Exception):
    """A refusal that a person is to be told.

    `code` names the template; `facts` are its data. Nothing was changed when this is raised.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
