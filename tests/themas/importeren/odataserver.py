"""The OData service on loopback: the true addresses, formats, filters and limits, and all its moods."""

import gzip
import json
import re
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit


PER_PAGINA = 10_000
GEBIEDEN = {"NL01  ": "Nederland", "GM0034": "Almere", "GM0363": "Amsterdam", "RE03  ": "Midden-Nederland (RE)"}
SOORTEN = {"0.0.0 ": "Totaal misdrijven", "1.1.1 ": "1.1.1 Diefstal/inbraak woning"}


class Dienst:
    """``rijen`` as (code, gebied, periode, getal) with padded keys. ``kuren`` maps a path's end to what goes wrong."""

    def __init__(self, rijen, *, tabel="47013NED", perioden=()):
        self.rijen, self.tabel = list(rijen), tabel
        self.perioden = dict(perioden) or {rij[2]: "Definitief" for rij in self.rijen}
        self.kuren = {}
        self.verzoeken, self.geteld = [], Counter()
        self.ingepakt = False

    def __enter__(self):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("H", (Verzoek,), {"dienst": self}))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.adres = f"http://127.0.0.1:{self._server.server_address[1]}"
        return self

    def __exit__(self, *fout):
        self._server.shutdown()
        self._server.server_close()

    def antwoord(self, pad, vraag):
        """(status, body) as the service gives it; 404 for whatever it does not have."""
        delen = pad.strip("/").split("/")
        if len(delen) != 4 or delen[2] != self.tabel:
            return 404, b"{}"
        soort, wat = delen[0], delen[3]
        kop = {"odata.metadata": f"{self.adres}/{soort}/OData/{self.tabel}/$metadata#Cbs.OData.WebAPI.{wat}"}
        meta = {
            "TableInfos": [{"ID": 0, "Title": "T", "Identifier": self.tabel, "Modified": "2024-03-15T02:00:00"}],
            "DataProperties": [
                {"ID": 0, "Type": "Dimension", "Key": "SoortMisdrijf", "Title": "Soort misdrijf"},
                {"ID": 1, "Type": "GeoDimension", "Key": "RegioS", "Title": "Regio's"},
                {"ID": 2, "Type": "TimeDimension", "Key": "Perioden", "Title": "Perioden"},
                {"ID": 3, "Type": "Topic", "Key": "Geregistreerd_7", "Title": "Geregistreerde misdrijven"},
                {"ID": 4, "Type": "TopicGroup", "Key": "", "Title": "Groep"},
            ],
            "SoortMisdrijf": [{"Key": key, "Title": titel} for key, titel in SOORTEN.items()],
            "RegioS": [{"Key": key, "Title": titel} for key, titel in GEBIEDEN.items()],
            "Perioden": [{"Key": key, "Title": key[:4], "Status": status} for key, status in self.perioden.items()],
        }
        if wat in meta:
            return 200, json.dumps(kop | {"value": meta[wat]}).encode()
        if wat != "TypedDataSet":
            return 404, b"{}"
        rijen = [rij for rij in self.rijen if past(rij, vraag.get("$filter", [""])[0])]
        if soort == "ODataApi" and len(rijen) > PER_PAGINA:
            return 400, b"{}"  # the interactive door has no second page
        begin = int(vraag.get("$skip", ["0"])[0])
        deel = rijen[begin : begin + PER_PAGINA]
        velden = ("ID", "SoortMisdrijf", "RegioS", "Perioden", "Geregistreerd_7")
        lichaam = kop | {"value": [dict(zip(velden, (n, *rij), strict=True)) for n, rij in enumerate(deel, begin)]}
        if len(rijen) > begin + PER_PAGINA:
            filter_ = quote(vraag.get("$filter", [""])[0])
            lichaam["odata.nextLink"] = f"{self.adres}{pad}?$format=json&$filter={filter_}&$skip={begin + PER_PAGINA}"
        return 200, json.dumps(lichaam).encode()


class Verzoek(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        delen = urlsplit(self.path)
        wat = delen.path.rsplit("/", 1)[-1]
        self.dienst.verzoeken.append(unquote(self.path))
        self.dienst.geteld[wat] += 1
        kuur = self.dienst.kuren.get(wat, lambda keer: None)(self.dienst.geteld[wat])
        status, lichaam = self.dienst.antwoord(delen.path, parse_qs(delen.query))
        if isinstance(kuur, int):
            status, lichaam = kuur, b"storing"
        if isinstance(kuur, str) and kuur.startswith(("http", "/")):
            self.send_response(302)
            self.send_header("Location", kuur)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(status)
        if kuur == 429:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Type", "application/json")
        if self.dienst.ingepakt:
            lichaam = gzip.compress(lichaam)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(lichaam)))
        self.end_headers()
        if kuur == "breek af":
            self.wfile.write(lichaam[: len(lichaam) // 2])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif kuur == "traag":
            for plek in range(0, len(lichaam), 20):
                self.wfile.write(lichaam[plek : plek + 20])
                self.wfile.flush()
                time.sleep(0.1)
        elif kuur == "zwijg":
            time.sleep(2)
        else:
            self.wfile.write(lichaam)

    def log_message(self, *wat):
        pass


def past(rij, filter_):
    """As the service filters: on the exact key, so one without its spaces finds nothing."""
    for deel in re.findall(r"\(([^)]*)\)", filter_):
        keuzes = [re.fullmatch(r"(\w+) eq '([^']*)'", keuze).groups() for keuze in deel.split(" or ")]
        if not any(rij[("SoortMisdrijf", "RegioS", "Perioden").index(veld)] == sleutel for veld, sleutel in keuzes):
            return False
    return True
