"""How a person is called on screen and in a mail."""


def persoonsnaam(gebruiker, zonder: str = "") -> str:
    """The full name, else the name of the account; ``zonder`` where there is nobody."""
    return zonder if gebruiker is None else gebruiker.get_full_name() or gebruiker.get_username()
