"""Files of an invented borough beside the one that the program comes with, as --data takes them."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
WARDS = """code,label,guide_label,hint,group,valid_from,valid_to
E05999001,Quayside,,,,2018-05-03,
E05999002,Lantern Hill,,,,2018-05-03,
"""


def write(folder, slug="eastmere", name="Eastmere", wards=False):
    """What --panel and --data take. With `wards` of its own the invented demo does not fit it."""
    panel = pathlib.Path(folder) / "panel"
    panel.mkdir(parents=True)
    own = (ROOT / "data/panel/redbridge.toml").read_text()
    own = own.replace('id = "redbridge"', f'id = "{slug}"').replace("Redbridge", name)
    (panel / f"{slug}.toml").write_text(own)
    agencies = (ROOT / "data/panel/agencies.csv").read_text()
    (panel / "agencies.csv").write_text(agencies.replace("Redbridge", name))
    if wards:
        (panel.parent / "codes").mkdir()
        (panel.parent / "codes/wards.csv").write_text(WARDS)
    return ["--panel", slug, "--data", str(folder)]
