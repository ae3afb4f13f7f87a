"""An OpenID Connect provider as a process of its own: ``python aanbieder.py PORT``.

It is oidc-provider-mock with what that lacks: it holds PKCE against the client (RFC 7636), and on request
(``PUT /proef``) its next tokens carry a mistake, signed like all others unless the signature is the mistake.
"""

import base64
import hashlib
import hmac
import os
import sys
from urllib.parse import parse_qs, urlsplit

import flask
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from oidc_provider_mock import app as maak_app
from oidc_provider_mock._storage import storage


os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # loopback only
app = maak_app(require_nonce=True)
ANDERE_SLEUTEL = RSAKey.generate_key(2048, private=True)
uitdagingen, proef = {}, {}


@app.put("/proef")
def zet_proef():
    """``{"claims": {...}, "weg": [...], "handtekening": "andere" | "geen" | "hs256", "userinfo": {...}}``"""
    proef.clear()
    proef.update(flask.request.json)
    return "", 204


@app.before_request
def eis_pkce():
    if flask.request.path == "/oauth2/authorize" and not flask.request.args.get("code_challenge"):
        return "no code_challenge", 400
    if flask.request.path == "/oauth2/token":
        bewijs = hashlib.sha256(flask.request.form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(bewijs).rstrip(b"=").decode() != uitdagingen.pop(flask.request.form["code"], None):
            return {"error": "invalid_grant"}, 400
        if proef.get("token"):
            return proef["token"]["lichaam"], proef["token"]["status"]
    return None


@app.after_request
def verander(antwoord):
    if flask.request.path == "/oauth2/authorize" and "Location" in antwoord.headers:
        code = parse_qs(urlsplit(antwoord.headers["Location"]).query).get("code")
        if code:
            assert flask.request.args["code_challenge_method"] == "S256"
            uitdagingen[code[0]] = flask.request.args["code_challenge"]
    if flask.request.path == "/oauth2/token" and antwoord.status_code == 200 and proef and "token" not in proef:
        inhoud = antwoord.get_json()
        antwoord.set_data(flask.json.dumps(inhoud | {"id_token": onderteken(inhoud["id_token"])}))
    if flask.request.path == "/userinfo" and antwoord.status_code == 200 and "userinfo" in proef:
        antwoord.set_data(flask.json.dumps(antwoord.get_json() | proef["userinfo"]))
    return antwoord


def sleutel() -> RSAKey:
    """The provider's own key; its older versions, for Python 3.11, hold it in another library."""
    eigen = storage.jwk
    return eigen if isinstance(eigen, RSAKey) else RSAKey.import_key(eigen.as_dict(is_private=True))


def onderteken(id_token: str) -> str:
    echt = sleutel()
    claims = jwt.decode(id_token, echt).claims | proef.get("claims", {})
    for naam in proef.get("weg", []):
        del claims[naam]
    kid = echt.kid or echt.thumbprint()
    match proef.get("handtekening"):
        case "andere":
            return jwt.encode({"alg": "RS256", "kid": kid}, claims, ANDERE_SLEUTEL)
        case "geen":
            kop, inhoud, _ = jwt.encode({"alg": "RS256", "kid": kid}, claims, echt).split(".")
            kop = base64.urlsafe_b64encode(b'{"alg":"none","kid":"%s"}' % kid.encode()).rstrip(b"=").decode()
            return f"{kop}.{inhoud}."
        case "hs256":
            # The public key as if it were a shared secret: the oldest trick with tokens.
            kop = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"%s"}' % kid.encode()).rstrip(b"=").decode()
            inhoud = jwt.encode({"alg": "RS256", "kid": kid}, claims, echt).split(".")[1]
            pem = echt.as_pem(private=False)
            teken = hmac.new(pem, f"{kop}.{inhoud}".encode(), hashlib.sha256).digest()
            return f"{kop}.{inhoud}.{base64.urlsafe_b64encode(teken).rstrip(b'=').decode()}"
    return jwt.encode({"alg": "RS256", "kid": kid}, claims, echt)


if __name__ == "__main__":
    uvicorn.run(app, interface="wsgi", host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
