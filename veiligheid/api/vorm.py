"""The base of all answers and questions of the API, with names in camelCase; and the one shape of an error."""

from ninja import Field, Schema
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Antwoord(BaseModel):
    """Base of all that the API answers: each field is there in every answer, null where we do not know.

    Not ninja's ``Schema``: that reads every answer twice at each depth, to look for what we do not use.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        from_attributes=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
    )


class Vraag(Schema):
    """Base of what an address may ask after the question mark; a name that is not here is refused with 400."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, extra="forbid")

    @classmethod
    def namen(cls) -> list[str]:
        return [veld.alias or naam for naam, veld in cls.model_fields.items()]


class Gebrek(Antwoord):
    """One thing that is wrong with what was asked."""

    plaats: str = Field(description="Waar het misgaat, zoals de naam van een filter.")
    melding: str = Field(description="Wat er mis is, en hoe het wel kan.")


class Probleem(Antwoord):
    """Each error, by RFC 9457."""

    type: str = Field("about:blank", description="Altijd about:blank: de status zegt welke soort fout het is.")
    status: int = Field(description="De statuscode van HTTP, nog een keer.")
    title: str = Field(description="Welke soort fout het is.")
    detail: str = Field(description="Wat er misgaat, en hoe u het wel kunt vragen.")
    gebreken: list[Gebrek] = Field([], description="Bij 400: alles wat niet klopt aan de vraag.")
