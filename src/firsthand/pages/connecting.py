"""Connections that go only where they may, and that end in time.

The name is resolved once, every address that it leads to is checked, and the connection is made to one of those: a name
that changes its address between check and connection (DNS rebinding) gains nothing. Certificates are still checked for
the name. One deadline holds for the lookup, the connection, the handshake and every byte, so that a server that sends a
byte now and then holds nobody up. Proxies are not used: a proxy would resolve the name again, out of sight.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from firsthand.errors import PageError
from firsthand.pages import addresses

__all__ = ["Deadline", "Transport"]

_CONNECT = 8.0  # seconds for one of several addresses


class Deadline:
    """A moment by which something must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def taken(self) -> float:
        """The seconds since it was set."""
        return time.monotonic() - self._end + self.seconds

    def left(self) -> float:
        """The seconds that are left; raises TimeoutError where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"{self.seconds:g} seconds are over")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection whose every operation ends by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to checked addresses; `private` says afterwards whether it was one that is not public."""

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()
        self.private = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        found = addresses.resolve(host, port, self._deadline.left())
        private = [address for address in found if not addresses.allowed(address)]
        if private and not self._allow_private:
            # All must be public, not just one: which of them answers is not ours to say.
            raise PageError("F113", detail=host if host in private else f"{host} is {private[0]}")
        for n, address in enumerate(found):
            last = n == len(found) - 1
            seconds = self._deadline.left() if last else min(_CONNECT, self._deadline.left())
            try:
                stream = self._inner.connect_tcp(address, port, seconds, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last:
                    raise
                continue
            self.private = address in private
            return _Stream(stream, self._deadline)
        raise PageError("F114", detail=host)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        raise PageError("F112", detail=f"a socket of this machine ({path})")

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, self._deadline.left()))


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: Iterable[bytes], pool: httpcore.ConnectionPool) -> None:
        self._inner = inner
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        if hasattr(self._inner, "close"):
            self._inner.close()
        self._pool.close()


class Transport(httpx.BaseTransport):
    """One request, one connection: what a host is asked is seconds apart, so that nothing is gained by keeping it."""

    def __init__(self, context: Callable[[], ssl.SSLContext], deadline: Deadline, allow_private: bool) -> None:
        self._context = context
        self._backend = _Backend(deadline, allow_private)

    @property
    def private(self) -> bool:
        """Whether the machine that answered is one that is not public."""
        return self._backend.private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        pool = httpcore.ConnectionPool(
            ssl_context=self._context() if url.scheme == "https" else None,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=self._backend,
        )
        try:
            answer = pool.handle_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                    headers=request.headers.raw,
                    content=b"",
                )
            )
        except BaseException:
            pool.close()
            raise
        if not isinstance(answer.stream, Iterable):
            raise TypeError("the connection is not of the kind that waits")
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream, pool))
