"""A web server on this machine that does what a test wants, and keeps count of what it was asked."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

Answer = Callable[["Handler"], None]


@dataclass
class Site:
    """What the server has: a path is answered by a function, bytes (as HTML), or a status."""

    paths: dict[str, Answer | bytes | int] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0
    at_once: int = 0
    most_at_once: int = 0
    names: list[str | None] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def pages(self) -> list[str]:
        """The paths that were asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    """Answers with what the site says of the path."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        site = self.site
        with site.lock:
            site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            answer = site.paths.get(self.path, 404)
            if callable(answer):
                answer(self)
            elif isinstance(answer, int):
                self.reply(b"", status=answer)
            else:
                self.reply(answer)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with site.lock:
                site.at_once -= 1

    def reply(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if "Content_Length" not in headers:
            headers["Content_Length"] = str(len(body))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        pass


PEM = Path(__file__).with_name("data") / "bay.example.pem"
"""A key and a certificate for bay.example, which its own key signs; made for these tests."""


@contextmanager
def serving(host: str = "127.0.0.1", *, secure: bool = False) -> Iterator[Site]:
    """A site that is there inside the block; `secure`: by TLS, as bay.example."""
    site = Site()
    server = _Server((host, 0), type("SiteHandler", (Handler,), {"site": site}))
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(PEM)
        context.set_servername_callback(lambda _, name, __: site.names.append(name))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def redirect(where: str, status: int = 302, **headers: str) -> Answer:
    """An answer that leads to `where`."""
    return lambda handler: handler.reply(b"", status=status, Location=where, **headers)


def dripping(piece: bytes, seconds: float, head: bytes = b"", times: int = 1000) -> Answer:
    """An answer that sends `head` and then `piece` again and again, with a pause of `seconds`."""

    def answer(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(head)
        for _ in range(times):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(seconds)

    return answer


def closed_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
