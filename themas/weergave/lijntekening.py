"""The drawing of a ``Lijnfiguur``: everything that ``figuren/lijn.svg`` writes down, in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from themas.berekening import Periode
from themas.weergave.assen import Waardeas, is_elk_jaar, kort, midden, tijdtekens, waardeas
from themas.weergave.figuur import Datapunt, Lijn, Lijnfiguur
from themas.weergave.letters import breedte, breek, breek_met_getal, schoon, spreid
from themas.weergave.lijnen import Stukken, deel_op, getekende_breuken, zware_lijnen
from themas.weergave.naamplek import Vak, vrije_plek
from themas.weergave.stijl import Stijlen
from themas.weergave.vorm import Tekst, Vorm, coordinaat, regels


INSPRINGEN = 12  # from the ends of the axis to the first and last point
NAAMAFSTAND = 16  # from the axis to the names
WAAIER = 40  # the same where there are so many that thin lines must fan out to them
STRAAL = 4
DICHTST = 20  # points nearer to each other than this are not drawn, only the line through them
BREUKSTRAAL = 11
LICHT, ZWAAR = "ander", "hoofd"


@dataclass(frozen=True, slots=True)
class Naam:
    """A name at the end of a line: its text in lines, where the line ends, and in which style."""

    tekst: tuple[str, ...]
    x: float
    y: float
    stijl: str


def lijntekening(figuur: Lijnfiguur, vorm: Vorm, stijlen: Stijlen) -> dict:
    """The context of ``figuren/lijn.svg``; all coordinates are strings."""
    return _Lijntekening(figuur, vorm).context(stijlen)


class _Lijntekening:
    def __init__(self, figuur: Lijnfiguur, vorm: Vorm):
        self.figuur, self.vorm = figuur, vorm
        self.lijnen = [lijn for lijn in figuur.lijnen if lijn.punten]
        self.zwaar = {id(lijn) for lijn in zware_lijnen(figuur)}  # two lines may be equal
        self.breuken = getekende_breuken(figuur)
        self.perioden = sorted({punt.periode for lijn in self.lijnen for punt in lijn.punten})
        self.elk_jaar = is_elk_jaar(self.perioden)
        self.veel = len(self.lijnen) > (vorm.benoemd if self.zwaar else vorm.gelijk)
        self.as_ = self._waardeas()
        self.asteksten = self.as_.teksten
        self.eenheid = breek(self._eenheid(), vorm.breedte - 4, vorm.letter, regels=2)
        namen = self._namen()
        self._meet(namen)
        self.plekken = {periode: self.x_dag(midden(periode)) for periode in self.perioden}
        self.namen = [self._geplaatst(naam) for naam in namen]

    def _waardeas(self) -> Waardeas:
        waarden = [punt.waarde for lijn in self.lijnen for punt in lijn.punten]
        if self.figuur.peil is not None:
            waarden.append(self.figuur.peil.waarde)
        return waardeas(waarden, decimalen=self.figuur.decimalen, vanaf_nul=self.figuur.vanaf_nul)

    def _eenheid(self) -> str:
        eenheid = schoon(self.figuur.eenheid)
        return eenheid if self.as_.met_nul else f"{eenheid} (de as begint bij {self.asteksten[0]})"

    # Names and the room that they take

    def _namen(self) -> list[tuple[tuple[str, ...], Lijn | None]]:
        """The names to write, broken in lines; None for the peillijn."""
        vorm = self.vorm
        namen = []
        for lijn in self.lijnen:
            zwaar = id(lijn) in self.zwaar
            kaal = self.veel and not zwaar
            if kaal and not vorm.breed:
                continue  # the caption says that the others are in the table
            if kaal:
                tekst = breek(schoon(lijn.naam), vorm.naamkolom, vorm.letter, regels=1)
            else:
                tekst = self._met_getal(lijn.naam, self._laatste_waarde(lijn), vet=zwaar)
            namen.append((tekst, lijn))
        if (peil := self.figuur.peil) is not None:
            namen.append((self._met_getal(f"{peil.label}:", kort(peil.waarde, self.figuur.decimalen)), None))
        return namen

    def _met_getal(self, naam: str, getal: str, *, vet: bool = False) -> tuple[str, ...]:
        vorm = self.vorm
        return breek_met_getal(schoon(naam), getal, vorm.naamkolom, vorm.letter, regels=vorm.regels, vet=vet)

    def _laatste_waarde(self, lijn: Lijn) -> str:
        """With its period, where the line ends before the others do."""
        laatste = lijn.punten[-1]
        waarde = kort(laatste.waarde, self.figuur.decimalen)
        eerder = laatste.periode < self.perioden[-1]
        return f"{waarde} ({laatste.periode.label})".replace(" ", "\N{NO-BREAK SPACE}") if eerder else waarde

    def _meet(self, namen) -> None:
        """Fix the frame: left, right, top and foot of the plot, and the scale of time."""
        vorm, letter = self.vorm, self.vorm.letter
        self.links = max(breedte(tekst, letter) for tekst in self.asteksten) + letter / 2
        naambreedte = max(
            (breedte(r, letter, vet=id(lijn) in self.zwaar) for tekst, lijn in namen for r in tekst), default=0
        )
        self.naamafstand = WAAIER if self.veel and vorm.breed else NAAMAFSTAND
        self.rechts = vorm.breedte - (naambreedte + self.naamafstand if namen else 1.5 * letter)
        self.hoog = max(vorm.vlak, sum(self._naamhoogte(tekst) for tekst, _ in namen))
        self.boven = len(self.eenheid) * vorm.regelhoogte + 1.2 * letter
        if self.breuken:
            self.boven += 2 * BREUKSTRAAL + 4
        self.onder = self.boven + self.hoog
        dagen = [midden(p) for p in self.perioden] + [float(b.datum.toordinal()) for b in self.breuken]
        self.eerste_dag, laatste_dag = min(dagen), max(dagen)
        # The label under the first point may not stick out on the left.
        breedste = "0000" if all(periode.is_jaar for periode in self.perioden) else "1e helft"
        self.links = max(self.links, breedte(breedste, letter) / 2 - INSPRINGEN)
        ruimte = self.rechts - self.links - 2 * INSPRINGEN
        duur = laatste_dag - self.eerste_dag
        self.per_dag = ruimte / duur if duur else 0
        self.begin_x = self.links + INSPRINGEN
        if not duur:  # one period: a short axis, with the names beside the point
            self.hoog = max(vorm.vlak * 0.6, self.hoog - vorm.vlak * 0.4)
            self.onder = self.boven + self.hoog
            self.rechts = self.links + 8 * INSPRINGEN
            self.begin_x = self.rechts - INSPRINGEN

    def _naamhoogte(self, tekst: tuple[str, ...]) -> float:
        """With some air between names, unless they are many."""
        return len(tekst) * self.vorm.regelhoogte + (0 if self.veel else self.vorm.letter / 3)

    def x_dag(self, dag: float) -> float:
        return self.begin_x + (dag - self.eerste_dag) * self.per_dag

    def x(self, periode: Periode) -> float:
        return self.plekken[periode]

    def y(self, waarde) -> float:
        return self.onder - self.as_.hoogte(waarde, self.hoog)

    def _geplaatst(self, naam) -> Naam:
        tekst, lijn = naam
        if lijn is None:
            return Naam(tekst, self.rechts, self.y(self.figuur.peil.waarde), "peil")
        laatste = lijn.punten[-1]
        stijl = ZWAAR if id(lijn) in self.zwaar else LICHT
        return Naam(tekst, self.x(laatste.periode) + STRAAL + 1, self.y(laatste.waarde), stijl)

    # What the template writes

    def context(self, stijlen: Stijlen) -> dict:
        vorm = self.vorm
        onder = self.onder + vorm.letter * 0.7 + vorm.regelhoogte / 2
        tijd = tijdtekens(self.perioden, self.per_dag, vorm.letter)
        rijen = 1 + max(teken.rij for teken in tijd)
        aslijnen = [self.y(teken) for teken in self.as_.tekens]
        voet = self.y(0) if self.as_.met_nul else self.onder
        return {
            "breedte": vorm.breedte,
            "hoogte": coordinaat(onder + (rijen - 0.5) * vorm.regelhoogte + 3),
            "eenheid": regels(self.eenheid, 0, len(self.eenheid) * vorm.regelhoogte / 2, vorm),
            "rooster": "".join(
                f"M{coordinaat(self.links)} {coordinaat(y)}H{coordinaat(self.rechts)}" for y in aslijnen if y != voet
            ),
            "voet": f"M{coordinaat(self.links)} {coordinaat(voet)}H{coordinaat(self.rechts)}"
            + "".join(f"M{coordinaat(self.x_dag(t.plek))} {coordinaat(self.onder)}v4" for t in tijd if t.streep),
            "waarden": [
                Tekst(coordinaat(self.links - vorm.letter / 2), coordinaat(y + vorm.daling), tekst)
                for y, tekst in zip(aslijnen, self.asteksten, strict=True)
            ],
            "tijd": [
                Tekst(
                    coordinaat(self.x_dag(t.plek)),
                    coordinaat(onder + t.rij * vorm.regelhoogte + vorm.daling),
                    t.tekst,
                )
                for t in tijd
                if t.tekst
            ],
            "peil": self._peil(),
            "breuken": list(self._breuken()),
            "groepen": [self._groep(stijl) | {"s": stijlen[stijl]} for stijl in (LICHT, ZWAAR)],
            **self._namen_en_aanwijzers(),
        }

    def _peil(self) -> str:
        if self.figuur.peil is None:
            return ""
        y = coordinaat(self.y(self.figuur.peil.waarde))
        return f"M{coordinaat(self.links)} {y}H{coordinaat(self.rechts)}"

    def _groep(self, stijl: str) -> dict:
        """The lines of one style, all in one path."""
        lijnen = [lijn for lijn in self.lijnen if (id(lijn) in self.zwaar) == (stijl == ZWAAR)]
        stukken = [deel_op(lijn, elk_jaar=self.elk_jaar) for lijn in lijnen]
        punten = [punt for deel in stukken for punt in self._zichtbaar(deel, stijl)]
        return {
            "straal": STRAAL if stijl == ZWAAR else STRAAL - 1,
            "dun": stijl == LICHT and self.veel,
            "rand": stijl == ZWAAR and self.veel,
            "lijn": "".join(deel.pad(self.x, self.y) for deel in stukken),
            "brug": "".join(deel.brug(self.x, self.y) for deel in stukken),
            "punten": [self._plek(punt) for punt in punten if not punt.voorbehoud],
            "open": [self._plek(punt) for punt in punten if punt.voorbehoud],
        }

    def _zichtbaar(self, stukken: Stukken, stijl: str) -> Iterator[Datapunt]:
        """Hollow and lone points always, the last one too; every point of a heavy line when there is room."""
        ruim = stijl == ZWAAR and all(
            self.x(b.periode) - self.x(a.periode) >= DICHTST for run in stukken.runs for a, b in pairwise(run)
        )
        laatste = stukken.runs[-1][-1]
        for run in stukken.runs:
            for punt in run:
                if ruim or punt.voorbehoud or len(run) == 1 or (punt is laatste and not (self.veel and stijl == LICHT)):
                    yield punt

    def _plek(self, punt: Datapunt) -> tuple[str, str]:
        return coordinaat(self.x(punt.periode)), coordinaat(self.y(punt.waarde))

    def _breuken(self) -> Iterator[dict]:
        """Numbered circles above the plot, spread where they would touch, each tied to its date."""
        dagen = [self.x_dag(breuk.datum.toordinal()) for breuk in self.breuken]
        maat = 2 * BREUKSTRAAL + 3
        y = self.boven - BREUKSTRAAL - 6
        for breuk, dag, x in zip(
            self.breuken, dagen, spreid([(d, maat) for d in dagen], 0, self.vorm.breedte), strict=True
        ):
            yield {
                "x": coordinaat(x),
                "y": coordinaat(y),
                "voet": coordinaat(y + self.vorm.daling),
                "straal": BREUKSTRAAL,
                "nummer": breuk.nummer,
                "lijn": f"M{coordinaat(x)} {coordinaat(y + BREUKSTRAAL)}"
                f"L{coordinaat(dag)} {coordinaat(self.boven)}V{coordinaat(self.onder)}",
            }

    def _namen_en_aanwijzers(self) -> dict:
        vorm = self.vorm
        teksten: dict[str, list[Tekst]] = {"peil": [], LICHT: [], ZWAAR: []}
        los, kolom = self._verdeeld()
        for naam, vak in los:
            teksten[naam.stijl] += regels(naam.tekst, vak.links, (vak.boven + vak.onder) / 2, vorm)
        wensen = [(naam.y, self._naamhoogte(naam.tekst)) for naam in kolom]
        plekken = spreid(wensen, self.boven - vorm.letter, self.onder + vorm.letter)
        aanwijzers = []
        for naam, y in zip(kolom, plekken, strict=True):
            teksten[naam.stijl] += regels(naam.tekst, self.rechts + self.naamafstand, y, vorm)
            aanwijzers.append(self._aanwijzer(naam, y))
        return {"namen": teksten, "aanwijzers": "".join(aanwijzers)}

    def _verdeeld(self) -> tuple[list[tuple[Naam, Vak]], list[Naam]]:
        """Names beside the end of a line that stops early, where that is free, and those of the column."""
        kader = Vak(self.links, self.boven, self.rechts, self.onder)
        los, kolom = [], []
        for naam in self.namen:
            vak = None
            if self._vroeg(naam):
                zwaar = naam.stijl == ZWAAR
                breed = max(breedte(regel, self.vorm.letter, vet=zwaar) for regel in naam.tekst)
                maat = breed, len(naam.tekst) * self.vorm.regelhoogte
                bezet = [ander for _, ander in los]
                punt = naam.x - STRAAL - 1, naam.y
                vak = vrije_plek(punt, maat, kader=kader, stukken=self._lijnstukken(), vakken=bezet)
            if vak is None:
                kolom.append(naam)
            else:
                los.append((naam, vak))
        return los, kolom

    def _vroeg(self, naam: Naam) -> bool:
        return naam.x < self.rechts - INSPRINGEN

    def _lijnstukken(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        """All that is drawn in the plot and that a name may not cover."""
        for lijn in self.lijnen:
            plekken = [(self.x(punt.periode), self.y(punt.waarde)) for punt in lijn.punten]
            yield from pairwise(plekken) if len(plekken) > 1 else [(plekken[0], plekken[0])]
        if self.figuur.peil is not None:
            y = self.y(self.figuur.peil.waarde)
            yield (self.links, y), (self.rechts, y)
        for breuk in self.breuken:
            x = self.x_dag(breuk.datum.toordinal())
            yield (x, self.boven), (x, self.onder)

    def _aanwijzer(self, naam: Naam, y: float) -> str:
        """A pale line from the end of a line to its name, where the name does not stand right beside it.

        None from a line that stops early: across the plot it would read as a course. The name then says when it ended.
        """
        if self._vroeg(naam) or abs(y - naam.y) < self.vorm.letter / 4:
            return ""
        eind = self.rechts + self.naamafstand - 3
        return f"M{coordinaat(naam.x)} {coordinaat(naam.y)}L{coordinaat(eind)} {coordinaat(y)}"
