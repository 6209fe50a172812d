"""Typst 0.15 by its Python binding: one compiler, the template remembered between documents, no tags."""

import json

import typst

from common import FONTS, HERE, jobs

compiler = typst.Compiler(root=HERE, font_paths=[FONTS], ignore_system_fonts=True)


def source(group):
    text = json.dumps(group, ensure_ascii=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "report.typ": rapor\n#for s in json(bytes("{text}")) {{ rapor(s) }}'.encode()


for path, group in jobs():
    compiler.compile(input=source(group), output=path, pdf_tags=False)
