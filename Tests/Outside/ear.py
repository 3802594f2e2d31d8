"""Sound devices of one's own: a private PulseAudio whose one recording holds what a browser's microphone heard on one
channel and what the browser played on the other."""
import asyncio
import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import numpy

RATE = 48000
# The two sinks are the channels of one null sink: one clock, and one recording that holds both to the sample.
MODULES = [
    "module-null-sink sink_name=both channels=2 channel_map=front-left,front-right",
    "module-remap-sink sink_name=mouth master=both channels=1 master_channel_map=front-left channel_map=mono remix=no",
    "module-remap-sink sink_name=ear master=both channels=1 master_channel_map=front-right channel_map=mono remix=no",
    # Chromium takes no sink's monitor for a microphone.
    "module-remap-source source_name=microphone master=both.monitor channels=1 master_channel_map=front-left "
    "channel_map=mono remix=no",
]


class DevicesMissing(Exception):
    """There is no PulseAudio, or it does not start."""


class Devices:
    """What is played to the sink `mouth` is heard by programs in this environment, and what they play goes to `ear`."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            **os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_STATE_PATH": str(folder), "PULSE_CONFIG": f"{folder}/daemon.conf",
            "PULSE_COOKIE": f"{folder}/cookie", "PULSE_SERVER": f"unix:{folder}/native",
        }

    def control(self, *words):
        return subprocess.run(
            ["pactl", *words], env=self.environment, check=True, capture_output=True, text=True, timeout=20).stdout

    async def play(self, samples, rate, sink="mouth"):
        """16-bit samples; ends when the last one was played."""
        process = await asyncio.create_subprocess_exec(
            "pacat", "--raw", f"--device={sink}", "--format=s16le", f"--rate={rate}", "--channels=1",
            "--latency-msec=50", stdin=subprocess.PIPE, env=self.environment)
        await process.communicate(samples.tobytes())
        assert process.returncode == 0, "pacat failed"

    def prefer(self):
        """Gives sound, the browser's too, real-time priority where that is allowed: programs beside it would starve it."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], check=True, capture_output=True, text=True).stdout
        processes = [line.split(maxsplit=2) for line in listed.splitlines()]
        ours = {str(os.getpid())}
        while found := {pid for pid, parent, *_ in processes if parent in ours} - ours:
            ours |= found
        for pid, _, words in (each for each in processes if each[0] in ours and len(each) == 3):
            if words.startswith("pulseaudio") or "audio.mojom.AudioService" in words:
                with contextlib.suppress(OSError):
                    for thread in pathlib.Path(f"/proc/{pid}/task").iterdir():
                        os.sched_setscheduler(int(thread.name), os.SCHED_RR, os.sched_param(4))

    @contextlib.contextmanager
    def record(self):
        """Gives a function that tells what was recorded until now: one row for the mouth and one for the ear, ±1."""
        path = self.folder / f"recording-{time.monotonic_ns()}.raw"
        path.touch()
        process = subprocess.Popen(
            ["parec", "--raw", "--device=both.monitor", "--format=float32le", f"--rate={RATE}", "--channels=2",
             "--channel-map=front-left,front-right", "--no-remix", "--latency-msec=20", str(path)],
            env=self.environment)

        def recorded():
            count = path.stat().st_size // 8
            if count == 0:
                return numpy.zeros((2, 0), dtype="<f4")
            return numpy.memmap(path, dtype="<f4", mode="r", shape=(count, 2)).T
        try:
            yield recorded
        finally:
            process.terminate()
            process.wait(timeout=10)
            path.unlink()


@contextlib.contextmanager
def open_devices():
    """Runs a PulseAudio that no other program sees, until the block ends.

    Raises DevicesMissing."""
    if not shutil.which("pulseaudio") or not shutil.which("parec"):
        raise DevicesMissing("the packages pulseaudio and pulseaudio-utils are not installed")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ear-"))
    (folder / "daemon.conf").write_text(f"default-sample-rate = {RATE}\ndefault-sample-format = float32le\n")
    devices = Devices(folder)
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--realtime=yes",
             "--high-priority=yes", "--log-target=stderr",
             f"--load=module-native-protocol-unix socket={folder}/native auth-anonymous=1",
             *[f"--load={module}" for module in MODULES]],
            env=devices.environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        for _ in range(100):
            if process.poll() is not None or (folder / "native").exists():
                break
            time.sleep(0.1)
        try:
            devices.control("set-default-sink", "ear")
            devices.control("set-default-source", "microphone")
        except subprocess.SubprocessError as error:
            raise DevicesMissing(f"PulseAudio does not start: {error}\n{log.read_text()}") from None
        yield devices
    finally:
        process.terminate()
        process.wait(timeout=10)
        shutil.rmtree(folder)
