from tests.rapportages.beheer.conftest import als  # noqa: F401
