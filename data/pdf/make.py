"""Makes PDF of the HTML that comes in. mase starts it in a process that has nothing else
(src/platform/pdf.h): nothing can be fetched, and nowhere is there a place to write."""

import inspect
import os
import sys
import tempfile

# WeasyPrint 57 asks for a folder, which it uses for fonts that a page brings along. None does.
tempfile.mkdtemp = lambda **_: "/nowhere"

import weasyprint  # noqa: E402


def refuse(_address, **_):
    raise ValueError("nothing is fetched")


page = weasyprint.HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=refuse)
known = inspect.signature(page.write_pdf).parameters
made = page.write_pdf(**{"variant" if "variant" in known else "pdf_variant": "pdf/ua-1"})
sys.stdout.buffer.write(made)
sys.stdout.buffer.flush()
os._exit(0)
