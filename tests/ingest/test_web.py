"""Addresses are fetched within limits of time, size and redirects; what goes wrong names the address."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.ingest.builders import BODY, page
from tracker.errors import UnreadableDocument
from tracker.ingest.web import fetch, is_address
from tracker.intake.sources import items


class Site(BaseHTTPRequestHandler):
    """A small site with every kind of trouble."""

    def do_GET(self) -> None:
        path = self.path
        leads = {"/moved": "/article", "/circle": "/circle", "/file": "file:///etc/passwd", "/ftp": "ftp://127.0.0.1/x"}
        answers = {"/announced": (200_000_000, b"", 0, 0.0), "/short": (1000, b"only this", 1, 0.0)}
        answers |= {"/endless": (0, b"x" * 10_000, 10_000, 0.0), "/slow": (0, b"x", 3, 1.0), "/dripping": (0, b"x", 50, 0.05)}
        if path == "/article":
            self.give(page(), "text/html; charset=utf-8")
        elif path == "/koi8":
            self.give("Встреча прошла в городе Найроби.".encode("koi8-r"), "text/plain; charset=koi8-r")
        elif path in leads:
            self.lead(leads[path])
        elif path.startswith("/further"):
            self.lead(path + "x")
        elif path in answers:
            self.pour(*answers[path])
        else:
            self.send_error(404)

    def pour(self, announced: int, block: bytes, times: int, pause: float) -> None:
        self.send_response(200)
        if announced:
            self.send_header("Content-Length", str(announced))
        self.end_headers()
        try:
            for _ in range(times):
                time.sleep(pause)
                self.wfile.write(block)
        except OSError:
            return

    def give(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def lead(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_through_a_redirect(site: str) -> None:
    found = fetch(f"{site}/moved")
    assert (found.url, found.charset) == (f"{site}/article", "utf-8")
    assert BODY[0].encode() in found.data


def test_an_address_is_one_item_with_its_character_set(site: str) -> None:
    (item,) = items([f"{site}/koi8"])
    assert (item.name, item.charset) == (f"{site}/koi8", "koi8-r")
    assert item.data.decode("koi8-r").startswith("Встреча")


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/nowhere", "the server says 404 Not Found"),
        ("/circle", "is redirected more than 5 times"),
        ("/further", "is redirected more than 5 times"),
        ("/file", "leads to file:///etc/passwd, which is no web page"),
        ("/ftp", "leads to ftp://127.0.0.1/x, which is no web page"),
        ("/announced", "200 MB is more than 0.1 MB"),
        ("/endless", "more than 0.1 MB"),
        ("/slow", "no answer within 0.3 seconds"),
        ("/dripping", "not complete after 0.5 seconds"),
        ("/short", "the answer broke off after 9 of 1,000 bytes"),
    ],
)
def test_trouble_is_one_clear_line_in_bounded_time(site: str, path: str, cause: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableDocument) as caught:
        fetch(site + path, timeout=0.3, deadline=0.5, limit=100_000)
    assert caught.value.message.startswith(site + path)
    assert cause in caught.value.message
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "http://", "http://[::1", "http://no-such-host.invalid/", "https://127.0.0.1:1/é ü"]
)
def test_what_cannot_be_reached_is_an_item_that_failed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    (item,) = items([url])
    assert item.failure is not None
    assert "cannot be fetched" in item.failure[0]


def test_only_web_addresses_are_addresses() -> None:
    assert is_address("HTTPS://x.example/a")
    assert not any(map(is_address, ["file:///etc/passwd", "ftp://x.example", "http.txt", "/http://x", "data:text/plain,x"]))
