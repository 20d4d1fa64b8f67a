"""What a measurement is made of: load by wrk, nginx and our own listener beside it, and the disk."""

import contextlib
import os
import pathlib
import re
import socket
import subprocess
import time

from installation import free_port

ROOT = pathlib.Path(__file__).resolve().parent.parent
LISTENER = ROOT / "build/release/mase_listener"
ROWS = ROOT / "build/release/mase_rows"
UNITS = {"us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}


class Figures:
    def __init__(self, said):
        self.a_second = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
        self.p50, self.p99 = (self.milliseconds(said, share) for share in ("50%", "99%"))
        wrong = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)", said)
        assert not wrong, f"not all were answered: {wrong[0]}"

    @staticmethod
    def milliseconds(said, share):
        number, unit = re.search(rf"{share}\s+([\d.]+)(us|ms|s|m)\b", said).groups()
        return float(number) * UNITS[unit]


def load(port, path, connections, seconds, cookie="", script=None):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", "--timeout", "60s", "-H",
               f"Cookie: {cookie}", *(["-s", script] if script else []),
               f"http://127.0.0.1:{port}{path}"]
    return Figures(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@contextlib.contextmanager
def running(port, *command):
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        try:
            yield child
        finally:
            child.terminate()


def of_nginx(folder, page, connections, seconds):
    port = free_port()
    paths = "".join(f"{kind}_temp_path {folder}/{kind};"
                    for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; worker_processes 1; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; default_type text/html; {paths}\n"
        f"server {{ listen 127.0.0.1:{port}; root {page.parent}; }} }}\n")
    os.chmod(folder, 0o755)
    with running(port, "nginx", "-p", str(folder), "-e", "stderr", "-c", folder / "nginx.conf"):
        return load(port, f"/{page.name}", connections, seconds)


def of_listener(page, connections, seconds):
    port = free_port()
    with running(port, LISTENER, str(port), page):
        return load(port, "/", connections, seconds)


def of_rows(database, statements, seconds):
    """How often SQLite alone reads what these statements read."""
    said = subprocess.run([ROWS, database, statements, str(seconds)], check=True,
                          capture_output=True, text=True).stdout
    return float(said.split()[0])


def syncs_a_second(folder, seconds=2):
    """How often the disk takes a page of a log, one after the other."""
    with open(folder / "synced", "wb", buffering=0) as file:
        count, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            count += 1
    return count / seconds


def memory(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def seconds_of_cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
