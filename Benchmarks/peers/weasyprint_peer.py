"""WeasyPrint: the style sheet is parsed once, pages of a class are joined from its students' documents."""

import logging

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from common import FONT_FACES, STYLE, footer_css, jobs, page_html

logging.getLogger("weasyprint").setLevel(logging.ERROR)
fonts = FontConfiguration()
style = CSS(string=FONT_FACES + STYLE, font_config=fonts)


def document(student):
    html = HTML(string=page_html(student, css="", extra=footer_css(student)))
    return html.render(stylesheets=[style], font_config=fonts)


for path, group in jobs():
    documents = [document(student) for student in group]
    pages = [page for part in documents for page in part.pages]
    whole = documents[0] if len(documents) == 1 else documents[0].copy(pages)
    whole.write_pdf(path)
