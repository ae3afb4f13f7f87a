"""A part is never larger than the whole that it belongs to, within the file and against what the database holds."""

from themas.berekening.perioden import Periode
from themas.enums import Metingsoort
from themas.importeren.cellen import Rij
from themas.models import Indicator, Meting


TE_GROOT_DEEL = (
    "Dit is meer dan het geheel. {deel} is hier {klein}, en {geheel} is {groot}. "
    "Een onderdeel is hoogstens zo groot als het geheel. Verbeter een van de twee."
)
Sleutel = tuple[int, int, str]  # indicator, area, code of the period


class Delen:
    """Remembers the counts of indicators that are a part or a whole, and of no others."""

    def __init__(self):
        rijen = Indicator.objects.exclude(onderdeel_van=None).values_list(
            "pk", "naam", "onderdeel_van", "onderdeel_van__naam"
        )
        self._geheel_van = {deel: geheel for deel, _, geheel, _ in rijen}
        self._namen = {
            pk: naam for deel, naam, geheel, geheel_naam in rijen for pk, naam in ((deel, naam), (geheel, geheel_naam))
        }
        self._gelezen: dict[Sleutel, tuple[int, Rij]] = {}

    def onthoud(self, rij: Rij, indicator: int, gebied: int, periode: Periode, aantal: int | None) -> None:
        if indicator in self._namen and aantal is not None:
            self._gelezen[indicator, gebied, periode.code] = (aantal, rij)

    def controleer(self) -> None:
        """Notes a mistake at the row of the part; where only the whole is in the file, at that of the whole."""
        if not self._gelezen:
            return
        bekend = self._bekend()
        for deel, gebied, periode in dict.fromkeys([*self._gelezen, *bekend]):
            if (geheel := self._geheel_van.get(deel)) is None:
                continue
            klein = self._gelezen.get((deel, gebied, periode)) or bekend.get((deel, gebied, periode))
            groot = self._gelezen.get((geheel, gebied, periode)) or bekend.get((geheel, gebied, periode))
            rij = groot and (klein[1] or groot[1])
            if rij is not None and klein[0] > groot[0]:
                namen = {"deel": self._namen[deel], "geheel": self._namen[geheel]}
                rij.fout("aantal", TE_GROOT_DEEL.format(klein=klein[0], groot=groot[0], **namen))

    def _bekend(self) -> dict[Sleutel, tuple[int, None]]:
        """What holds now, or where nothing does, what is on its way."""
        gebieden = {gebied for _, gebied, _ in self._gelezen}
        rijen = (
            Meting.objects.filter(
                indicator__in=self._namen,
                gebied__in=gebieden,
                soort=Metingsoort.NIVEAU,
                aantal__isnull=False,
                opgevolgd_op__isnull=True,
            )
            .order_by("-status", "pk")  # vastgesteld comes before the others, so it is the last to be kept
            .values_list("indicator", "gebied", "periode__code", "aantal", "status")
        )
        bekend: dict[Sleutel, tuple[int, None]] = {}
        for indicator, gebied, periode, aantal, status in rijen.iterator():
            if (indicator, gebied, periode) not in bekend or status == "vastgesteld":
                bekend[indicator, gebied, periode] = (aantal, None)
        return bekend
