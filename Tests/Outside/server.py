"""A running `cascade serve`, as its users start it."""
import contextlib
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

PROGRAM = pathlib.Path(__file__).parents[2] / ".build-release/release/cascade"


class Server:
    """The address and the process of a server that is ready."""

    def __init__(self, process, address, log):
        self.process = process
        self.address = address
        self.log = log

    @property
    def session(self):
        return self.address.replace("http", "ws", 1) + "v1/session"

    @property
    def resident(self):
        """Bytes of memory."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")

    def get(self, path, context=None):
        """Status and body of a plain request."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10, context=context) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@contextlib.contextmanager
def serve(folder, *options, context=None, environment=None, program=PROGRAM):
    """Runs a server until the block ends; its output goes to a file in `folder`."""
    log = pathlib.Path(folder) / f"server-{time.monotonic_ns()}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            # Others may have the processor while tests run, and none of them is about whom a busy server lets in.
            [program, "serve", "--port", "0", "--admit-all", *options], stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})})
    try:
        server = Server(process, wait_for_address(process, log), log)
        wait_until_ready(server, context)
        yield server
        process.send_signal(signal.SIGTERM)
        status = process.wait(timeout=30)
        assert status == 0, f"the server ended with {status}:\n{log.read_text()}"
    finally:
        process.kill()
        process.wait()


def wait_for_address(process, log):
    for _ in range(600):
        found = re.search(r"https?://\S+", log.read_text())
        if found:
            return found.group()
        assert process.poll() is None, f"the server did not start:\n{log.read_text()}"
        time.sleep(0.1)
    raise TimeoutError("the server told no address")


def wait_until_ready(server, context):
    for _ in range(600):
        status, body = server.get("readyz", context)
        if status == 200:
            return
        assert status == 503, f"{status} {body}"
        time.sleep(0.1)
    raise TimeoutError(f"the server is never ready: {body}")
