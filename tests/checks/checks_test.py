"""Each rule of bin/check is broken once, in a small repository of its own, to see it caught."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONG_FUNCTION = "#include <a>\n\nvoid f() {\n" + "    g();\n" * 70 + "}\n"


class Checks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        shutil.copytree(ROOT / "bin", self.root / "bin")
        self.write("src/rooms.txt", (ROOT / "src/rooms.txt").read_text())
        self.write("package-lock.json", '{"packages": {}}')
        self.write("ARCHITECTURE.md", (ROOT / "src/rooms.txt").read_text())
        self.write("data/p.toml", "[days]\npack = 7\n")
        subprocess.run(["git", "init", "-q", self.root], check=True)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def write_sound_requirements(self):
        numbers = ([f"MR-{n:02}" for n in range(1, 198)] + [f"G-{n:02}" for n in range(1, 36)] +
                   [f"rule {n}" for n in range(1, 42)])
        sound = "".join(f"| {number} | what | where | `it holds` |\n" for number in numbers)
        self.write("src/core/a_test.cpp", 'TEST_CASE(\n    "it holds") {\n')
        self.write("docs/requirements.md", sound)
        return sound

    def found(self, check):
        command = ["python3", "-B", self.root / f"bin/checks/{check}.py"]
        answer = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(answer.stderr, "")
        self.assertEqual(answer.returncode, 1 if answer.stdout else 0)
        return answer.stdout

    def assert_fault(self, check, name, text, fault):
        self.write(name, text)
        self.assertIn(fault, self.found(check))
        (self.root / name).unlink()

    def test_a_sound_repository_has_no_fault(self):
        self.write("src/cases/case.cpp", '#include "core/date.h"\n')
        self.write("src/cases/case_store.cpp", '#include "platform/db.h"\nauto q = "SELECT 1";\n')
        self.write("src/cases/case_test.cpp", '#include "platform/db_write.h"\n')
        self.write("src/audit/change.cpp", '#include "platform/db_write.h"\n')
        self.write("README.md", "[the words](ARCHITECTURE.md)\n")
        self.write("docs/b.md", "`data/p.toml` `days.pack`, now `false`, not `any.thing else`\n")
        self.write("data/codes/route.csv", 'code,label\nA,"One, two"\n')
        for check in ("arrows", "text", "repository"):
            self.assertEqual(self.found(check), "")

    def test_an_include_that_points_the_wrong_way_is_caught(self):
        for name, include, fault in (
            ("cases/case.h", "meetings/meeting.h", "meetings is below cases"),
            ("attic/box.h", "core/date.h", "attic is not in src/rooms.txt"),
            ("cases/case.cpp", "cases/case_fixture.h", "only a test"),
            ("cases/case.cpp", "platform/clock.h", "a rule includes nothing of platform"),
            ("site/site.cpp", "platform/http_connection.h", "Boost is known to"),
            ("cases/case.cpp", "cases/case_store.h", "and no store"),
            ("cases/case_store.cpp", "platform/db_write.h", "only audit writes"),
            ("main.cpp", "platform/db_write.h", "only audit writes"),
            ("cases/case_pages.cpp", "platform/db.h", "a page asks its store"),
            ("platform/clock.cpp", "boost/asio.hpp", "Boost is known to"),
            ("audit/change.cpp", "sqlite3.h", "platform/db*.cpp only"),
            ("audit/change.cpp", "sodium.h", "platform only"),
            ("accounts/account.cpp", "liboath/oath.h", "libqrencode are known to platform only"),
            ("accounts/account.cpp", "curl/curl.h", "cjose and jansson are known to platform only"),
            ("accounts/account.cpp", "jansson.h", "cjose and jansson are known to platform only"),
        ):
            with self.subTest(name=name, include=include):
                self.assert_fault("arrows", f"src/{name}", f'#include "{include}"\n', fault)

    def test_untidy_text_is_caught(self):
        for name, text, fault in (
            ("src/cases/a.cpp", "#include <a>\n" * 301, ":1: 301 lines"),
            ("src/cases/a.cpp", LONG_FUNCTION, ":3: 72 lines"),
            ("src/cases/a.cpp", "int a;\n", ":1: begin with a comment"),
            ("src/cases/a.cpp", "// a\n" + "/" * 101 + "\n", ":2: 101 columns"),
            ("src/cases/a.cpp", "// a \n", ":1: space at the end"),
            ("src/cases/a.cpp", "// TO" + "DO: later\n", ":1: do it"),
            ("src/cases/a_pages.cpp", '// a\nf("SELECT a");\n', ":2: SQL belongs"),
            ("src/cases/a_pages.cpp", '// a\nf(R"(\nDELETE FROM a)");\n', ":2: SQL belongs"),
            ("src/cases/a_pages.cpp", "// a\naudit::Lookup lookup;\n", ":2: audit::Lookup"),
        ):
            with self.subTest(fault=fault):
                self.assert_fault("text", name, text, fault)

    def test_a_broken_repository_is_caught(self):
        for name, text, fault in (
            ("docs/a.md", "see\n[b](b.md#c)\n", "docs/a.md:2: b.md is not there"),
            ("docs/a.md", "`data/b.csv`\n", "data/b.csv is not there"),
            ("docs/a.md", "`data/p.toml` `days.pack`, `days.none`\n", "called days.none"),
            ("data/a.csv", "a,b\n1,2,3\n", "data/a.csv:2: 3 cells under 2 names"),
            ("data/a.csv", "a,a\n", "each column once"),
            ("bin/new", "#!/usr/bin/env bash\n", "must be executable"),
            ("bin/new", "#!/usr/bin/env bash\nif\n", "syntax error"),
            ("tests/a.mjs", "export {\n", "SyntaxError"),
            ("docs/a.md", "cd /ro" + "ot\n", "absolute path"),
            ("docs/a.md", "https://registry.npm" + "js.org/a\n", "host of a registry"),
            ("package-lock.json", '{"packages": {"a": {"resolved": "x"}}}', "a names the host"),
        ):
            with self.subTest(fault=fault):
                self.assert_fault("repository", name, text, fault)
                self.write("package-lock.json", '{"packages": {}}')

    def test_every_room_is_in_the_architecture(self):
        self.write("ARCHITECTURE.md", "core\n")
        self.assertIn("does not say what the room cases is", self.found("repository"))

    def test_a_unit_that_is_not_hardened_or_not_whole_is_caught(self):
        sound = (ROOT / "deploy/mase.service").read_text()
        self.write("deploy/mase.service", sound)
        self.assertEqual(self.found("deploy"), "")
        for line, fault in (("[Service]\nExecStart=/usr/local/bin/mase\n", "exposes 9"),
                            (sound.replace("ProtectSystem=strict", "ProtectSystm=strict"),
                             "Unknown key")):
            self.assert_fault("deploy", "deploy/mase.service", line, fault)
        self.write("deploy/mase.service", sound)
        self.assert_fault("deploy", "deploy/other.timer", "[Timer]\nOnCalendar=daily\n",
                          "no such service")

    def test_a_requirement_without_a_proof_is_caught(self):
        sound = self.write_sound_requirements()
        self.assertEqual(self.found("requirements"), "")
        for old, new, fault in (
            ("MR-05 | what | where | `it holds`", "MR-05 | a | b | ", "names no test"),
            ("MR-05 | what | where | `it holds`", "MR-05 | a | b | `no`", "no test is called"),
            ("| MR-05 |", "| MR-06 |", "is there already"),
            ("| rule 41 |", "| rule |", "rule 41 is missing"),
        ):
            with self.subTest(fault=fault):
                self.assert_fault("requirements", "docs/requirements.md",
                                  sound.replace(old, new), fault)

    def test_each_line_of_the_threat_model_names_a_test(self):
        self.write_sound_requirements()
        head = "| what | Test |\n| --- | --- |\n"
        self.write("docs/security/threats.md", head + "| a | `it holds` |\n\n| b | c |\n")
        self.assertEqual(self.found("requirements"), "")
        self.assert_fault("requirements", "docs/security/threats.md", head + "| a | |\n",
                          "names no test")
        self.assert_fault("requirements", "docs/security/threats.md", head + "| a | `no` |\n",
                          "no test is called")


if __name__ == "__main__":
    unittest.main()
