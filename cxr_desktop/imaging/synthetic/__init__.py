"""Synthetic frontal chest films: the demonstration, and test material whose findings lie in known places.

Nothing is painted. A patient is drawn at random (`patient`, `chest`), tissue, air and bone are put on the way of the
X-rays (`trunk`, `lungs`, `heart`, `vessels`, `skeleton`, together in `body`), a share of air gives way to fluid
(`findings`), and the film is exposed and developed (`exposure`, `development`, end to end in `film`). Every module may
use those above it in this list and none below:

    streams texture solids patient chest view tubes curves bend    measures and means
    head trunk spine ribs shoulder skeleton                        water and bone
    heart lungs airways vessels findings body                      air
    metal exposure development film                                the photograph
    files dicom demo                                               what is written

No patient is behind any of them. They are for demonstration and tests, never for training or for any statement about
accuracy.
"""

from cxr_desktop.imaging.synthetic.demo import DEMO_LABELS, DemoFilm, write_demo_films
from cxr_desktop.imaging.synthetic.dicom import dicom_bytes, write_dicom
from cxr_desktop.imaging.synthetic.files import png_bytes, to_uint8, to_uint16, write_png
from cxr_desktop.imaging.synthetic.film import SyntheticFilm, synthesise_film
from cxr_desktop.imaging.synthetic.findings import Finding, FindingKind, Zone
from cxr_desktop.imaging.synthetic.lungs import Side

__all__ = [
    "DEMO_LABELS",
    "DemoFilm",
    "Finding",
    "FindingKind",
    "Side",
    "SyntheticFilm",
    "Zone",
    "dicom_bytes",
    "png_bytes",
    "synthesise_film",
    "to_uint8",
    "to_uint16",
    "write_demo_films",
    "write_dicom",
    "write_png",
]
