"""Who may ask: names of the service, pages that may send to it, tokens, and how often."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable, Collection

from starlette.datastructures import Headers

from jxlint.compiled import compiled
from jxlint.web.refusals import Foreign, Misdirected, NoToken, TooMany

_HOST = compiled(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^:\[\]]*))(?::\d+)?")
_CLIENTS = 10_000  # whose requests are counted at a time


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_host(headers: Headers, names: Collection[str]) -> None:
    """Refuse a name that is not ours: a page of another site, whose name was made to lead to this machine (DNS
    rebinding), would read all. A number is no name, and safe. Raises Misdirected."""
    host = headers.get("host", "").lower()
    found = _HOST.fullmatch(host)
    name = (found["six"] or found["name"]) if found else ""
    try:
        ipaddress.ip_address(name)
        return
    except ValueError:
        if name in names:
            return
    raise Misdirected(
        f"不认识的主机名“{host[:100]}”", f"the host name “{host[:100]}” is not one of this service",
        remedy_zh="请用 --allowed-host 写明这个服务的域名", remedy_en="name it with --allowed-host",
        where="Host",
    )  # fmt: skip


def check_origin(headers: Headers, origins: Collection[str]) -> None:
    """Refuse what a page of another site sends. What is no browser sends neither header. Raises Foreign."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if origin is not None and origin.lower().rstrip("/") in origins:
        return
    own = origin is None or origin.lower().partition("://")[2] == headers.get("host", "").lower()
    if own and (site is None or site in ("same-origin", "none")):
        return
    raise Foreign(
        "别的网站的页面不能向这里提交", "pages of other sites may not send to this service",
        remedy_zh="请在本服务的页面里操作；确需放行请用 --allowed-origin",
        remedy_en="use this service's own page; --allowed-origin lets another one in",
        where="Origin",
    )  # fmt: skip


def check_token(headers: Headers, tokens: Collection[str], *, api: bool) -> str | None:
    """The digest of the token that came with a request, None where none are needed. The page takes it as the password
    of a browser's own dialog (Basic). Every token is compared, each in constant time. Raises NoToken."""
    if not tokens:
        return None
    scheme, _, given = headers.get("authorization", "").partition(" ")
    came = digest(_password(given) if scheme.lower() == "basic" else given.strip())
    known = [token for token in tokens if hmac.compare_digest(token, came)]
    if scheme.lower() in ("bearer", "basic") and known:
        return known[0]
    asks = 'Bearer realm="jxlint"' if api else 'Basic realm="jxlint", charset="UTF-8"'
    raise NoToken(
        "要有令牌才能使用", "a token is needed",
        remedy_zh="请加请求头 Authorization: Bearer 令牌；在浏览器里作为密码填写",
        remedy_en="send Authorization: Bearer TOKEN; in a browser it is the password",
        where="Authorization", headers={"WWW-Authenticate": asks},
    )  # fmt: skip


def _password(given: str) -> str:
    try:
        return base64.b64decode(given, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def address(client: tuple[str, int] | list[object] | None) -> str:
    """The address of a client as it is counted: of an IPv6 one its network, of which one machine has all."""
    text = str(client[0]) if client else ""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if found.version == 4:
        return text
    return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)).network_address)


class Rate:
    """At most `a_minute` requests of a client in a minute on average, 0: any number. Bursts up to a sixth of it, at
    least 5, pass. `now` is a clock."""

    def __init__(self, a_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._speed, self._most, self._now = a_minute / 60, max(5.0, a_minute / 6), now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def count(self, client: str) -> None:
        """A request of `client`. Raises TooMany."""
        if not self._speed:
            return
        now = self._now()
        left, seen = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - seen) * self._speed)
        if left < 1:
            self._left[client] = left, now
            wait = int((1 - left) / self._speed) + 1
            raise TooMany(
                "请求太频繁", "too many requests", remedy_zh=f"请过 {wait} 秒再试",
                remedy_en=f"try again in {wait} seconds", headers={"Retry-After": str(wait)},
            )  # fmt: skip
        self._left[client] = left - 1, now
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
