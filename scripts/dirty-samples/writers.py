"""The writers of the dirty samples: each turns rows into the bytes of a file."""
import ctypes, io, os, shutil, subprocess, tempfile, zipfile
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import get_column_letter


def openpyxl_book(*sheets, adjust=None):
    """Sheets are (name, rows) or (name, rows, dict of state, merges, formats)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, *rest in sheets:
        more = rest[0] if rest else {}
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for place, form in more.get("formats", {}).items():
            sheet[place].number_format = form
        for ref in more.get("merges", []):
            sheet.merge_cells(ref)
        sheet.sheet_state = more.get("state", "visible")
    if adjust:
        adjust(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def libreoffice(data, extension, target):
    """The same file as LibreOffice saves it."""
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "in." + extension)
        with open(path, "wb") as file:
            file.write(data)
        subprocess.run(
            ["soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless",
             "--convert-to", target, "--outdir", folder + "/out", path],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "out", "in." + target.split(":")[0]), "rb") as file:
            return file.read()
    finally:
        shutil.rmtree(folder)


def libxlsxwriter(name, rows):
    """One sheet by the C library: numbers as numbers, texts shared, formulas ("=…") with the value 0."""
    library = ctypes.CDLL("libxlsxwriter.so.4")
    for function in ("workbook_new", "workbook_add_worksheet"):
        getattr(library, function).restype = ctypes.c_void_p
    path = tempfile.mktemp(suffix=".xlsx")
    book = ctypes.c_void_p(library.workbook_new(path.encode()))
    sheet = ctypes.c_void_p(library.workbook_add_worksheet(book, name.encode()))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            place = (sheet, ctypes.c_uint32(y), ctypes.c_uint16(x))
            if isinstance(cell, (int, float)):
                library.worksheet_write_number(*place, ctypes.c_double(cell), None)
            elif cell is not None:
                library.worksheet_write_string(*place, cell.encode(), None)
    library.workbook_close(book)
    with open(path, "rb") as file:
        data = file.read()
    os.unlink(path)
    return data


def cell_xml(place, cell):
    """A cell: texts inline, numbers bare, or XML as it is if it begins with "<c"."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if cell.startswith("<c"):
        return cell.replace("@", place, 1)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def sheet_xml(rows, tail="", places=True):
    lines = []
    for y, row in enumerate(rows, 1):
        cells = "".join(cell_xml(f"{get_column_letter(x)}{y}", cell) for x, cell in enumerate(row, 1))
        lines.append(f'<row r="{y}">{cells}</row>')
    return ('<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/'
            f'spreadsheetml/2006/main"><sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>')


RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
             'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')


def workbook_xml(name, properties=""):
    return ('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://'
            f'schemas.openxmlformats.org/officeDocument/2006/relationships">{properties}<sheets>'
            f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>')


def handmade(rows=None, name="Data", sheet=None, parts=None, properties="", relations=RELATIONS, tail=""):
    """An XLSX file of the fewest parts."""
    all_parts = {
        "xl/workbook.xml": workbook_xml(name, properties),
        "xl/_rels/workbook.xml.rels": relations,
        "xl/worksheets/sheet1.xml": sheet if sheet is not None else sheet_xml(rows, tail),
    }
    all_parts.update(parts or {})
    return zipped(all_parts)


def zipped(parts, stored=()):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            if data is None:
                continue
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return stream.getvalue()


def compound(name):
    """The beginning of a file in Microsoft's older container, with one entry of that name."""
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1016)
    return header + name.encode("utf-16le") + bytes(512)


def text(rows, separator=";", end="\r\n", encoding="utf-8"):
    return end.join(separator.join("" if c is None else str(c) for c in row) for row in rows).encode(encoding)
