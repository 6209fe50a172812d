"""ReportLab Platypus, without shaping (which costs four times as much). Pages are held back until their number is known.

ReportLab does not read CFF fonts: Chinese comes out as boxes, Arabic unjoined.
"""

from common import FONTS, SUBJ_W, e, jobs
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    PageTemplate,
    Frame,
    Paragraph,
    Table,
    TableStyle,
    Spacer,
    KeepTogether,
    CondPageBreak,
    PageBreak,
    Flowable,
)

for name, file in (
    ("LS", "LiberationSans-Regular"),
    ("LSB", "LiberationSans-Bold"),
    ("AR", "NotoNaskhArabic-Regular"),
):
    pdfmetrics.registerFont(TTFont(name, f"{FONTS}/{file}.ttf"))
pdfmetrics.registerFontFamily("LS", normal="LS", bold="LSB", italic="LS", boldItalic="LSB")
B = ParagraphStyle("b", fontName="LS", fontSize=10, leading=12.2, splitLongWords=1)
C = ParagraphStyle("c", parent=B, alignment=1)
HB = ParagraphStyle("hb", parent=C, fontName="LSB")
H1 = ParagraphStyle("h1", parent=HB, fontSize=13, leading=16, spaceAfter=4 * mm)
H2 = ParagraphStyle("h2", parent=B, fontName="LSB", spaceBefore=4 * mm, spaceAfter=1.5 * mm)


def script(ch):
    o = ord(ch)
    return (
        "AR" if 0x600 <= o < 0x780 or 0xFB50 <= o < 0xFF00 and o > 0xFB4F and o < 0xFE00 else None
    )


def mk(t):
    t = str(t)
    if t.isascii() or not any(script(c) for c in t):
        return e(t)
    out, cur, run = [], None, ""
    for ch in t:  # font runs by hand: ReportLab has no fallback of its own
        f = script(ch) if not ch.isspace() else cur
        if f != cur:
            out.append(e(run) if cur is None else f'<font name="{cur}">{e(run)}</font>')
            run, cur = "", f
        run += ch
    out.append(e(run) if cur is None else f'<font name="{cur}">{e(run)}</font>')
    return "".join(out)


P = lambda t, st=B: Paragraph(mk(t), st)
GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 1.2 * mm),
    ("RIGHTPADDING", (0, 0), (-1, -1), 1.2 * mm),
    ("TOPPADDING", (0, 0), (-1, -1), 1.6 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6 * mm),
]


def head(n):
    return [
        ("BACKGROUND", (0, 0), (-1, n - 1), colors.HexColor("#e6e6e6")),
        ("VALIGN", (0, 0), (-1, n - 1), "MIDDLE"),
    ]


def tbl(w, hd, rows, center=(), spans=()):
    data = [[P(x, HB) if x else "" for x in h] for h in hd] + [
        [P(v, C if i in center else B) for i, v in enumerate(r)] for r in rows
    ]
    return Table(
        data,
        [x * mm for x in w],
        repeatRows=len(hd),
        splitByRow=1,
        splitInRow=1 if any(len(str(v)) > 1300 for r in rows for v in r) else 0,
        style=TableStyle(GRID + (head(len(hd)) if hd else []) + list(spans)),
        hAlign="LEFT",
    )


def bx(t):
    return Table(
        [[P(t)]],
        [174 * mm],
        style=TableStyle([("BOX", (0, 0), (-1, -1), 0.5, colors.black)]),
        hAlign="LEFT",
    )


class Mark(Flowable):
    def __init__(self, s):
        super().__init__()
        self.s = s

    def wrap(self, w, h):
        return 0, 0

    def draw(self):
        self.canv.who = self.s


class Canv(Canvas):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.saved = []
        self.who = None

    def showPage(self):
        self.saved.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        per = {}
        for p in self.saved:
            per[p["who"]["id"]] = per.get(p["who"]["id"], 0) + 1
        n = {}
        for p in self.saved:
            self.__dict__.update({k: v for k, v in p.items() if k != "saved"})
            s = p["who"]
            n[s["id"]] = n.get(s["id"], 0) + 1
            self.setFont("LS", 8)
            self.drawCentredString(
                105 * mm,
                11 * mm,
                f'{s["name"]} | {s["class"]} | Page {n[s["id"]]} of {per[s["id"]]}',
            )
            Canvas.showPage(self)
        Canvas.save(self)


def story(s):
    NP = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0.4 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.4 * mm),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    ident = [
        ["Nama Peserta Didik", ": " + s["name"], "Kelas", ": " + s["class"]],
        ["NIS / NISN", f': {s["nis"]} / {s["nisn"]}', "Semester", ": " + s["semester"]],
        ["Nama Sekolah", ": " + s["school"], "Tahun Pelajaran", ": " + s["year"]],
        ["Alamat Sekolah", ": " + s["address"], "", ""],
    ]
    st = [
        Mark(s),
        P("RAPOR PESERTA DIDIK DAN PROFIL PESERTA DIDIK", H1),
        Table(
            [[P(x) for x in r] for r in ident],
            [34 * mm, 76 * mm, 30 * mm, 34 * mm],
            style=TableStyle(NP + [("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)]),
            hAlign="LEFT",
        ),
        CondPageBreak(26 * mm),
        P("A. Sikap", H2),
        tbl(
            (40, 134),
            [["Aspek", "Deskripsi"]],
            [("1. Sikap Spiritual", s["spiritual"]), ("2. Sikap Sosial", s["social"])],
        ),
        CondPageBreak(60 * mm),
        P("B. Pengetahuan dan Keterampilan", H2),
        tbl(
            SUBJ_W,
            [
                ["No", "Muatan Pelajaran", "Pengetahuan", "", "", "Keterampilan", "", ""],
                ["", "", "Nilai", "Pred.", "Deskripsi", "Nilai", "Pred.", "Deskripsi"],
            ],
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
            [
                ("SPAN", (0, 0), (0, 1)),
                ("SPAN", (1, 0), (1, 1)),
                ("SPAN", (2, 0), (4, 0)),
                ("SPAN", (5, 0), (7, 0)),
            ],
        ),
        CondPageBreak(26 * mm),
        P("C. Ekstrakurikuler", H2),
        tbl(
            (9, 55, 110),
            [["No", "Kegiatan", "Keterangan"]],
            [(i + 1, x["name"], x["desc"]) for i, x in enumerate(s["extras"])],
            (0,),
        ),
        CondPageBreak(26 * mm),
        P("D. Saran-saran", H2),
        bx(s["suggestion"]),
        CondPageBreak(26 * mm),
        P("E. Tinggi dan Berat Badan", H2),
        tbl(
            (9, 85, 40, 40),
            [["No", "Aspek yang Dinilai", "Semester 1", "Semester 2"]],
            [
                (1, "Tinggi Badan", *(f"{v} cm" for v in s["height"])),
                (2, "Berat Badan", *(f"{v} kg" for v in s["weight"])),
            ],
            (0, 2, 3),
        ),
        CondPageBreak(26 * mm),
        P("F. Kondisi Kesehatan", H2),
        tbl(
            (9, 55, 110),
            [["No", "Aspek Fisik", "Keterangan"]],
            [(i + 1, x["aspect"], x["note"]) for i, x in enumerate(s["health"])],
            (0,),
        ),
        CondPageBreak(26 * mm),
        P("G. Prestasi", H2),
        tbl(
            (9, 55, 110),
            [["No", "Jenis Prestasi", "Keterangan"]],
            [(i + 1, a["kind"], a["note"]) for i, a in enumerate(s["achievements"])]
            or [("-", "-", "-")],
            (0,),
        ),
        CondPageBreak(26 * mm),
        P("H. Ketidakhadiran", H2),
        tbl(
            (64, 40),
            [],
            [
                ("Sakit", f'{s["absence"]["sick"]} hari'),
                ("Izin", f'{s["absence"]["permit"]} hari'),
                ("Tanpa Keterangan", f'{s["absence"]["none"]} hari'),
            ],
            (1,),
        ),
        CondPageBreak(26 * mm),
        P("Keputusan", H2),
        bx(s["decision"]),
    ]
    sg = lambda top, nm, nip: [
        Paragraph(top, C),
        Spacer(1, 18 * mm),
        Paragraph(f"<b><u>{e(nm)}</u></b><br/>NIP. {e(nip)}", C),
    ]
    st.append(
        KeepTogether(
            [
                Spacer(1, 6 * mm),
                Table(
                    [
                        [
                            [
                                Paragraph("Mengetahui,<br/>Orang Tua/Wali", C),
                                Spacer(1, 18 * mm),
                                P(s["parent"], C),
                            ],
                            sg(
                                e(s["place_date"]) + "<br/>Guru Kelas",
                                s["teacher"],
                                s["teacher_nip"],
                            ),
                        ]
                    ],
                    [87 * mm] * 2,
                    style=TableStyle(NP),
                ),
                Spacer(1, 4 * mm),
                *sg("Mengetahui,<br/>Kepala Sekolah", s["principal"], s["principal_nip"]),
            ]
        )
    )
    return st


for out, group in jobs():
    d = BaseDocTemplate(
        out, pagesize=A4, title="Rapor " + group[0]["name"], pageCompression=1, initialFontName="LS"
    )
    d.addPageTemplates(PageTemplate("p", [Frame(18 * mm, 20 * mm, 174 * mm, 262 * mm, 0, 0, 0, 0)]))
    st = []
    for i, s in enumerate(group):
        if i:
            st.append(PageBreak())
        st += story(s)
    d.build(st, canvasmaker=Canv)
