"""Shared by the peers: the command line, the fonts, and the report as HTML."""

import json, os, sys
from html import escape as _e

HERE = os.path.dirname(os.path.abspath(__file__))
# The unhinted cuts are Rapor's own; the peers get the whole fonts that a user would give them.
FONTS = os.path.normpath(HERE + "/../../Fonts/full")
FONT_FACES = "".join(
    f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("file://{FONTS}/{file}") }}\n'
    for family, weight, file in [
        ("Liberation Sans", "normal", "LiberationSans-Regular.ttf"),
        ("Liberation Sans", "bold", "LiberationSans-Bold.ttf"),
        ("Noto Naskh Arabic", "normal", "NotoNaskhArabic-Regular.ttf"),
        ("Noto Sans", "normal", "NotoSans-Regular.ttf"),
        ("Noto Sans CJK SC", "normal", "NotoSansCJKsc-Regular.otf"),
    ]
)


def jobs():
    """DATA OUT MODE SHARD SHARDS LIMIT -> (list of (output path, [students]))"""
    data, out, mode, shard, shards, limit = sys.argv[1:7]
    S = json.load(open(data, encoding="utf-8"))[: int(limit) or None]
    shard, shards = int(shard), int(shards)
    os.makedirs(out, exist_ok=True)
    if mode == "student":
        return [(f"{out}/{s['id']}.pdf", [s]) for s in S[shard::shards]]
    groups = {}
    for s in S:
        groups.setdefault(s["class"], []).append(s)
    return [(f"{out}/class-{c}.pdf", v) for c, v in list(groups.items())[shard::shards]]


def e(x):
    return _e(str(x), quote=False)


def css_str(x):
    return '"' + "".join(c if c.isalnum() or c in " .,-|'" else f"\\{ord(c):x} " for c in x) + '"'


STYLE = """
@page { size: A4; margin: 15mm 18mm 20mm 18mm; }
* { box-sizing: border-box; }
html, body { margin: 0; padding: 0; }
body { font: 10pt/1.22 "Liberation Sans", "Noto Naskh Arabic", "Noto Sans CJK SC", sans-serif; color: #000; }
h1 { font-size: 13pt; text-align: center; margin: 0 0 4mm; }
h2 { font-size: 10pt; margin: 4mm 0 1.5mm; break-after: avoid; page-break-after: avoid; }
table { border-collapse: collapse; width: 174mm; table-layout: fixed; }
table.b th, table.b td { border: 0.5pt solid #000; padding: 1.6mm 1.2mm; vertical-align: top; overflow-wrap: anywhere; word-wrap: break-word; }
table.b th { background: #e6e6e6; text-align: center; vertical-align: middle; font-weight: bold; }
thead { display: table-header-group; }
tr { break-inside: avoid; page-break-inside: avoid; }
td.c { text-align: center; }
table.id td { padding: 0.4mm 0; vertical-align: top; }
table.id { margin-bottom: 2mm; border-bottom: 1pt solid #000; }
.keep { break-inside: avoid; page-break-inside: avoid; }
.box { border: 0.5pt solid #000; padding: 1.5mm; width: 174mm; break-inside: avoid; page-break-inside: avoid; }
table.sig { margin-top: 6mm; break-inside: avoid; page-break-inside: avoid; } table.sig td { text-align: center; padding: 0; vertical-align: top; }
.sp { height: 18mm; }
u { text-decoration: underline; }
"""


def tbl(widths, head, rows, cols_center=()):
    o = (
        ['<table class="b"><colgroup>']
        + [f'<col style="width:{w}mm">' for w in widths]
        + ["</colgroup>"]
    )
    if head:
        o.append("<thead>" + head + "</thead>")
    o.append("<tbody>")
    for r in rows:
        o.append(
            "<tr>"
            + "".join(
                f'<td class="c">{e(v)}</td>' if i in cols_center else f"<td>{e(v)}</td>"
                for i, v in enumerate(r)
            )
            + "</tr>"
        )
    o.append("</tbody></table>")
    return "".join(o)


def th(*names):
    return "<tr>" + "".join(f"<th>{n}</th>" for n in names) + "</tr>"


SUBJ_W = (9, 31, 12, 12, 43, 12, 12, 43)
SUBJ_HEAD = (
    '<tr><th rowspan="2">No</th><th rowspan="2">Muatan Pelajaran</th><th colspan="3">Pengetahuan</th><th colspan="3">Keterampilan</th></tr>'
    + th("Nilai", "Pred.", "Deskripsi", "Nilai", "Pred.", "Deskripsi")
)


def body(s):
    idrow = (
        lambda a, b, c, d: f"<tr><td>{a}</td><td>: {e(b)}</td><td>{c}</td><td>: {e(d)}</td></tr>"
    )
    ach = [(i + 1, a["kind"], a["note"]) for i, a in enumerate(s["achievements"])] or [
        ("-", "-", "-")
    ]
    o = [
        "<h1>RAPOR PESERTA DIDIK DAN PROFIL PESERTA DIDIK</h1>",
        '<table class="id"><colgroup><col style="width:34mm"><col style="width:76mm"><col style="width:30mm"><col style="width:34mm"></colgroup>',
        idrow("Nama Peserta Didik", s["name"], "Kelas", s["class"]),
        idrow("NIS / NISN", f'{s["nis"]} / {s["nisn"]}', "Semester", s["semester"]),
        idrow("Nama Sekolah", s["school"], "Tahun Pelajaran", s["year"]),
        idrow("Alamat Sekolah", s["address"], "", "").replace("<td>: </td></tr>", "<td></td></tr>"),
        "</table>",
        "<h2>A. Sikap</h2>",
        tbl(
            (40, 134),
            th("Aspek", "Deskripsi"),
            [("1. Sikap Spiritual", s["spiritual"]), ("2. Sikap Sosial", s["social"])],
        ),
        "<h2>B. Pengetahuan dan Keterampilan</h2>",
        tbl(
            SUBJ_W,
            SUBJ_HEAD,
            [
                (
                    i + 1,
                    x["name"],
                    x["k_score"],
                    x["k_pred"],
                    x["k_desc"],
                    x["s_score"],
                    x["s_pred"],
                    x["s_desc"],
                )
                for i, x in enumerate(s["subjects"])
            ],
            (0, 2, 3, 5, 6),
        ),
        "<h2>C. Ekstrakurikuler</h2>",
        tbl(
            (9, 55, 110),
            th("No", "Kegiatan", "Keterangan"),
            [(i + 1, x["name"], x["desc"]) for i, x in enumerate(s["extras"])],
            (0,),
        ),
        '<div class="keep"><h2>D. Saran-saran</h2>',
        f'<div class="box">{e(s["suggestion"])}</div></div>',
        "<h2>E. Tinggi dan Berat Badan</h2>",
        tbl(
            (9, 85, 40, 40),
            th("No", "Aspek yang Dinilai", "Semester 1", "Semester 2"),
            [
                (1, "Tinggi Badan", f'{s["height"][0]} cm', f'{s["height"][1]} cm'),
                (2, "Berat Badan", f'{s["weight"][0]} kg', f'{s["weight"][1]} kg'),
            ],
            (0, 2, 3),
        ),
        "<h2>F. Kondisi Kesehatan</h2>",
        tbl(
            (9, 55, 110),
            th("No", "Aspek Fisik", "Keterangan"),
            [(i + 1, x["aspect"], x["note"]) for i, x in enumerate(s["health"])],
            (0,),
        ),
        "<h2>G. Prestasi</h2>",
        tbl((9, 55, 110), th("No", "Jenis Prestasi", "Keterangan"), ach, (0,)),
        "<h2>H. Ketidakhadiran</h2>",
        tbl(
            (64, 40),
            None,
            [
                ("Sakit", f'{s["absence"]["sick"]} hari'),
                ("Izin", f'{s["absence"]["permit"]} hari'),
                ("Tanpa Keterangan", f'{s["absence"]["none"]} hari'),
            ],
            (1,),
        ).replace('class="b"', 'class="b" style="width:104mm"'),
        '<div class="keep"><h2>Keputusan</h2>',
        f'<div class="box">{e(s["decision"])}</div></div>',
        f'<table class="sig"><tr><td>Mengetahui,<br>Orang Tua/Wali<div class="sp"></div>{e(s["parent"])}</td>'
        f'<td>{e(s["place_date"])}<br>Guru Kelas<div class="sp"></div><b><u>{e(s["teacher"])}</u></b><br>NIP. {e(s["teacher_nip"])}</td></tr>'
        f'<tr><td colspan="2" style="padding-top:4mm">Mengetahui,<br>Kepala Sekolah<div class="sp"></div><b><u>{e(s["principal"])}</u></b><br>NIP. {e(s["principal_nip"])}</td></tr></table>',
    ]
    return "\n".join(o)


def footer_css(s, sel="@page"):
    return f'{sel} {{ @bottom-center {{ content: {css_str(s["name"] + " | " + s["class"] + " | Page ")} counter(page) " of " counter(pages); font: 8pt "Liberation Sans"; }} }}'


def page_html(s, css=STYLE, extra=""):
    return f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Rapor {e(s["name"])}</title><style>{css}{extra}</style></head><body>{body(s)}</body></html>'
