"""Pages of HTML that need nothing else: pictures inside, no script, no address of any server."""

from __future__ import annotations

import base64
from datetime import datetime

from cxr_desktop import __version__, paths
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.wording import Wording


def render_page(template: str, say: Wording, **values: object) -> str:
    """The page made of this file of resources/pages, in the language of `say`; when and by what it was made stands on
    it."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    text = paths.resource(f"pages/{template}").read_text(encoding="utf-8")
    return environment.from_string(text).render(
        lang=say.html,
        say=say,
        notice=say.notice(RESEARCH_NOTICE),
        colophon=say(
            "Made by CXR Desktop {version}, {moment}.",
            version=__version__,
            moment=say.moment(datetime.now().astimezone()),
        ),
        **values,
    )


def data_uri(data: bytes, kind: str) -> str:
    """A picture as an address that holds it; empty where there is none."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}" if data else ""
