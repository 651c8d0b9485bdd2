"""An address to the bytes behind it: http and https only, with a time limit, a size limit and few redirects."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from email.message import Message
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import Struct

from tracker.errors import UnreadableDocument
from tracker.ingest.document import MAX_BYTES, megabytes, unreadable

TIMEOUT = 20
"""Seconds without an answer, and without a further byte."""
DEADLINE = 120
"""Seconds for one document altogether."""
REDIRECTS = 5
_AGENT = "tracker (reads diplomatic readouts)"
_BLOCK = 65_536


class Page(Struct, frozen=True):
    """What an address gave: where it led to in the end, the bytes, the character set that the server declares."""

    url: str
    data: bytes
    charset: str = ""


def is_address(name: str) -> bool:
    """Whether `name` is a web address rather than a path."""
    return name.lower().startswith(("http://", "https://"))


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = REDIRECTS
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        if not is_address(newurl):
            fp.close()
            raise unreadable(req.full_url, f"leads to {newurl}, which is no web page")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # urllib's stub wants its own message class, which this is


def fetch(url: str, *, timeout: float = TIMEOUT, deadline: float = DEADLINE, limit: int = MAX_BYTES) -> Page:
    """The document at `url`; raises UnreadableDocument naming the address and what went wrong."""
    # Built by hand, so that file:, ftp: and data: have no handler at all.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    try:
        headers = {"User-Agent": _AGENT, "Accept": "text/html,application/pdf,*/*;q=0.5"}
        request = urllib.request.Request(_plain(url), headers=headers)  # noqa: S310 - the handlers above know http and https only
        with opener.open(request, timeout=timeout) as answer:
            return Page(answer.geturl(), _body(answer, url, deadline, limit), answer.headers.get_content_charset() or "")
    except UnreadableDocument:
        raise
    except urllib.error.HTTPError as error:
        with error:
            raise unreadable(url, _refusal(error)) from error
    except TimeoutError as error:
        raise unreadable(url, f"no answer within {timeout:g} seconds") from error
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", "") or error
        slow = isinstance(reason, TimeoutError)
        raise unreadable(url, f"no answer within {timeout:g} seconds" if slow else f"cannot be fetched ({reason})") from error


def _refusal(error: urllib.error.HTTPError) -> str:
    """Why there is no page; the library's own words about redirects are a paragraph."""
    if not 300 <= error.code < 400:
        return f"the server says {error.code} {error.reason}"
    target = error.headers.get("Location", "")
    web = not urlsplit(target).scheme or is_address(target)
    return f"is redirected more than {REDIRECTS} times" if web else f"leads to {target}, which is no web page"


def _plain(url: str) -> str:
    """The address in ASCII: international host names and paths encoded."""
    parts = urlsplit(url.strip())
    host = parts.hostname or ""
    if not host:
        raise ValueError("an address without a host")
    netloc = host.encode("idna").decode() if not host.isascii() else host
    netloc = f"[{netloc}]" if ":" in netloc else netloc
    netloc += f":{parts.port}" if parts.port else ""
    return urlunsplit(
        (parts.scheme, netloc, quote(parts.path, safe="/%:@!$&'()*+,;=~-._"), quote(parts.query, safe="=&%/?:@!$'()*+,;~-._"), "")
    )


def _body(answer: http.client.HTTPResponse, url: str, deadline: float, limit: int) -> bytes:
    announced = answer.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > limit:
        raise unreadable(url, f"{megabytes(int(announced))} is more than {megabytes(limit)}")
    until = time.monotonic() + deadline
    blocks: list[bytes] = []
    size = 0
    while block := answer.read1(_BLOCK):
        size += len(block)
        if size > limit:
            raise unreadable(url, f"more than {megabytes(limit)}")
        if time.monotonic() > until:
            raise unreadable(url, f"not complete after {deadline:g} seconds")
        blocks.append(block)
    if announced.isdigit() and size < int(announced):
        raise unreadable(url, f"the answer broke off after {size:,} of {int(announced):,} bytes")
    return b"".join(blocks)
