"""The listener's own TLS, asked by OpenSSL's client and by a browser's rules.
    python3 tests/tls.py
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from installation import HOST, Browser, Installation, make_certificate, run

WEAK = "ALL:COMPLEMENTOFALL:@SECLEVEL=0"
STRONG = {"ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305",
          "ECDHE-ECDSA-AES128-GCM-SHA256"}  # those of its list that go with its kind of key


def client(port, *options, typed=b""):
    """All that OpenSSL's client says of one connection; and whether it was made."""
    done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-servername",
                           HOST, *options], input=typed, capture_output=True, check=False,
                          timeout=30)
    said = (done.stdout + done.stderr).decode(errors="replace")
    return said, re.search(r"Cipher is (?!\(NONE\))", said) is not None


def serial(port):
    shown = subprocess.run(["openssl", "x509", "-noout", "-serial"], capture_output=True, text=True,
                           input=client(port)[0], check=True)
    return shown.stdout.strip()


class Tls:
    def __init__(self, folder):
        self.folder = folder
        self.place = Installation(folder)
        self.certificate, self.key = make_certificate(folder, "first")
        self.options = "--certificate", self.certificate, "--key", self.key

    def only_new_versions(self):
        with self.place.served(*self.options) as (port, _, _log):
            for version in ("-tls1", "-tls1_1"):
                assert not client(port, version, "-cipher", "ALL:@SECLEVEL=0")[1], version
            for version in ("-tls1_2", "-tls1_3"):
                said, is_made = client(port, version)
                assert is_made, f"{version}: {said}"
                assert "Compression: NONE" in said or "-tls1_3" == version, said

    def no_weak_cipher(self):
        listed = subprocess.run(["openssl", "ciphers", "-s", "-tls1_2", WEAK], capture_output=True,
                                text=True, check=True).stdout.strip().split(":")
        assert len(listed) > 40, "the client itself knows too few to prove anything"
        with self.place.served(*self.options) as (port, _, _log):
            taken = {name for name in listed
                     if client(port, "-tls1_2", "-cipher", f"{name}:@SECLEVEL=0")[1]}
            assert taken == STRONG, f"takes {taken}"
            for group in ("P-521", "ffdhe2048"):
                assert not client(port, "-tls1_3", "-groups", group)[1], group

    def no_renegotiation_nor_ticket(self):
        with self.place.served(*self.options) as (port, _, _log):
            said, is_made = client(port, "-tls1_2", typed=b"R\n")
            assert is_made and "RENEGOTIATING" in said and "no renegotiation" in said, said
            for version in ("-tls1_2", "-tls1_3"):
                said, _ = client(port, version)
                assert "session ticket:" not in said.lower(), said

    def protocol_is_http_1_1(self):
        with self.place.served(*self.options) as (port, _, _log):
            assert "ALPN protocol: http/1.1" in client(port, "-alpn", "h2,http/1.1")[0]
            assert not client(port, "-alpn", "smtp")[1], "it speaks to a mail server's client"

    def plain_text_gets_nothing(self):
        with self.place.served(*self.options) as (port, _, _log), \
                socket.create_connection(("127.0.0.1", port), 5) as plain:
            plain.sendall(b"GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n")
            heard = b""
            while part := plain.recv(4096):  # ends without a reset, or raises
                heard += part
            assert b"HTTP" not in heard, heard

    def renewed_without_a_restart(self):
        with self.place.served(*self.options) as (port, server, log):
            first = serial(port)
            with open(self.certificate, "wb") as file:
                file.write(b"half a file")
            server.send_signal(signal.SIGHUP)
            self.wait_for(log, "certificate not renewed")
            assert serial(port) == first, "a certificate that can't be read is in use"
            second = make_certificate(self.folder, "second")
            for new, old in zip(second, (self.certificate, self.key)):
                os.replace(new, old)
            server.send_signal(signal.SIGHUP)
            self.wait_for(log, "certificate renewed")
            assert serial(port) != first, "the old certificate is still shown"

    @staticmethod
    def wait_for(log, event):
        for _ in range(100):
            if any(line["event"] == event for line in log()):
                return
            time.sleep(0.05)
        raise AssertionError(f"it never says: {event}")

    def a_journey(self):
        link = self.place.add("first")
        with self.place.served(*self.options) as (port, _, _log):
            browser = Browser(port, self.certificate).join(link)
            assert list(browser.cookies) == ["__Host-session"], browser.cookies
            answer = browser.ask("GET", "/account")
            assert answer.status == 200 and "Sign out" in browser.page
            assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
            answer = browser.post("/sign-out")
            assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
            assert not browser.cookies, "the cookie outlives the session"
            large = browser.ask("GET", re.search(r'/assets/[^"]+min\.css',
                                                 self.signed_out(browser))[0])
            assert len(browser.page.encode()) == int(large.headers["Content-Length"]) > 50_000

    @staticmethod
    def signed_out(browser):
        browser.ask("GET", "/sign-in")
        return browser.page

    def never_in_the_clear_to_others(self):
        said = self.place.mase("serve", "--address", "0.0.0.0", "--port", "0", succeeds=False)
        assert "in the clear" in said, said
        other = make_certificate(self.folder, "other")
        said = self.place.mase("serve", "--certificate", self.certificate, "--key", other[1],
                               "--port", "0", succeeds=False)
        assert "of another certificate" in said, said


def main():
    assert shutil.which("openssl"), "openssl is not there"
    with tempfile.TemporaryDirectory() as folder:
        tests = Tls(folder)
        return run([
            ("TLS 1.2 and 1.3, and nothing older", tests.only_new_versions),
            ("no cipher but those with forward secrecy and authentication", tests.no_weak_cipher),
            ("no renegotiation, and no ticket", tests.no_renegotiation_nor_ticket),
            ("HTTP/1.1 by name, and no other protocol", tests.protocol_is_http_1_1),
            ("plain text is hung up on, without a word", tests.plain_text_gets_nothing),
            ("a renewed certificate is shown, a broken one not", tests.renewed_without_a_restart),
            ("a journey over TLS, with a cookie that binds itself to it", tests.a_journey),
            ("other machines are never served in the clear", tests.never_in_the_clear_to_others),
        ])


if __name__ == "__main__":
    sys.exit(main())
