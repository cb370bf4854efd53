"""A small OpenID Connect provider that really signs, in a thread: what a sign-in is tested against."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "mutirao", "only-we-know"


class Provider:
    """Signs anybody in as `person`; `spoil` changes claims before they are signed."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.signs_with = self.key
        self.person = {"sub": "fay-7", "email": "fay@example.org", "email_verified": True}
        self.spoil = {}
        self.asked, self.codes = {}, {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(provider.get(urlsplit(self.path)))

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                fields = {name: values[0] for name, values in form.items()}
                self.answer(provider.token(fields, self.headers.get("Authorization", "")))

            def answer(self, told):
                body = json.dumps(told or {"error": "invalid_request"}).encode()
                self.send_response(200 if told else 400)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def get(self, address):
        if address.path == "/.well-known/openid-configuration":
            names = {"authorization_endpoint": "/go", "token_endpoint": "/token", "jwks_uri": "/keys"}
            return {"issuer": self.issuer, **{name: self.issuer + path for name, path in names.items()}}
        return {"keys": [self.key.as_dict(private=False)]} if address.path == "/keys" else None

    def consent(self, address):
        """What happens when somebody agrees there: the code, for the address that leads back."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_urlsafe()
        self.codes[code] = self.asked
        return f"/sign-in/back?code={code}&state={self.asked['state']}"

    def token(self, form, authorization):
        asked = self.codes.pop(form.get("code"), None)
        secret = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if asked is None or authorization != f"Basic {secret}" or form["redirect_uri"] != asked["redirect_uri"]:
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != asked["code_challenge"]:
            return None
        now = int(time.time())
        about = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        claims = {**about, **self.person, **self.spoil}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signs_with)
        return {"access_token": "none", "token_type": "Bearer", "id_token": token}
