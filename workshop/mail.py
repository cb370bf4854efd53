"""Mail to people who hold workshops: sent by SMTP, or kept as files where no server for mail is set."""

import os
import smtplib
import ssl
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import unquote, urlsplit

import gevent
import structlog
from gevent.lock import BoundedSemaphore

from workshop.config import Config
from workshop.store.ids import new_id

log = structlog.get_logger()

AGAIN = (5, 60)
"""Seconds after which a mail that could not be sent is tried again."""
PATIENCE = 20
LINES = 4
"""So many mails are handed over at once: hundreds are invited to a programme, and servers mind hundreds of callers."""
_PLAIN = policy.SMTP.clone(cte_type="8bit", max_line_length=None)


@dataclass(frozen=True)
class Mail:
    """One mail of plain text; `unsubscribe` is the address where its reader can ask for no more of them."""

    to: str
    subject: str
    text: str
    unsubscribe: str = ""


class Post:
    """Sends mail from a greenlet of its own, so that nobody waits for it."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lines = BoundedSemaphore(LINES)

    def send(self, mail: Mail) -> None:
        """Raises nothing: what can't be sent is said in the log, without what it holds."""
        if self._config.smtp_url:
            gevent.spawn(self._send, mail)
        else:
            self._keep(mail)

    def _keep(self, mail: Mail) -> None:
        folder = self._config.data / "mail"
        path = folder / f"{new_id()}.eml"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            begun = path.with_suffix(".part")
            with os.fdopen(os.open(begun, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(self._message(mail).as_bytes(policy=_PLAIN))
            begun.replace(path)  # whoever looks finds whole mails only
        except OSError as error:
            log.error("a mail could not be kept", reason=str(error))
            return
        log.info("no server for mail is set: it is kept as a file", file=str(path))

    def _send(self, mail: Mail) -> None:
        for wait in (*AGAIN, None):
            try:
                with self._lines:
                    _deliver(self._config.smtp_url or "", self._message(mail))
                return
            except (OSError, smtplib.SMTPException) as error:
                log.warning("a mail could not be sent", reason=f"{type(error).__name__}: {error}"[:200], again=wait)
            if wait is not None:
                gevent.sleep(wait)

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage(policy=policy.SMTP)
        message["Subject"], message["To"], message["From"] = mail.subject, mail.to, self._config.mail_from
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=parseaddr(self._config.mail_from)[1].partition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        if mail.unsubscribe:
            message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(mail.text)
        return message


def _deliver(url: str, message: EmailMessage) -> None:
    """Over TLS wherever the server offers it; a name and a password never go without."""
    server, secure = urlsplit(url), ssl.create_default_context()
    host = server.hostname or "localhost"
    if server.scheme == "smtps":
        link: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=PATIENCE, context=secure)
    else:
        link = smtplib.SMTP(host, server.port or (587 if server.username else 25), timeout=PATIENCE)
    with link:
        if server.scheme == "smtp" and (server.username or (link.ehlo() and link.has_extn("starttls"))):
            link.starttls(context=secure)
        if server.username:
            link.login(unquote(server.username), unquote(server.password or ""))
        link.send_message(message)
