"""fpdf2: its table() helper, without shaping. Fonts are read anew for each document, for the library keeps none."""

import sys

from common import FONTS, SUBJ_W, e, jobs
import warnings, logging

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
from fpdf import FPDF
from fpdf.fonts import FontFace

L = FONTS + "/LiberationSans-"
GREY = FontFace(emphasis="BOLD", fill_color=(230, 230, 230))


class R(FPDF):
    def footer(self):
        s = self.who
        self.set_y(-13)
        self.set_font("LS", size=8)
        self.cell(
            174, 4, f'{s["name"]} | {s["class"]} | Page {self.page_no()} of {{nb}}', align="C"
        )
        self.set_font("LS", size=10)


def build(s, out):
    p = R("P", "mm", "A4")
    p.who = s
    p.set_margins(18, 15, 18)
    p.set_auto_page_break(True, 20)
    p.add_font("LS", "", L + "Regular.ttf")
    p.add_font("LS", "B", L + "Bold.ttf")
    if any(
        ord(c) > 0x5FF and not 0x1E00 <= ord(c) < 0x2300
        for a in s["achievements"]
        for c in a["kind"] + a["note"]
    ):  # fallback fonts are costly to load: only where needed
        p.add_font("AR", "", FONTS + "/NotoNaskhArabic-Regular.ttf")
        p.set_fallback_fonts(["AR"], exact_match=False)
    p.set_title("Rapor " + s["name"])
    p.add_page()
    p.set_line_width(0.176)
    LH = 10 * 1.22 * 0.3528

    def h(t):
        if p.will_page_break(4 + LH + 16):
            p.add_page()
        else:
            p.ln(4)
        p.set_font("LS", "B", 10)
        p.cell(174, LH, t, new_x="LMARGIN", new_y="NEXT")
        p.ln(1.5)
        p.set_font("LS", "", 10)

    def tbl(w, hd, rows, center=(), hrows=1):
        with p.table(
            col_widths=w,
            width=sum(w),
            line_height=LH,
            padding=(1.6, 1.2),
            align="LEFT",
            text_align=tuple("CENTER" if i in center else "LEFT" for i in range(len(w))),
            headings_style=GREY,
            num_heading_rows=hrows if hd else 0,
            first_row_as_headings=bool(hd),
            v_align="TOP",
        ) as t:
            for r in hd:
                row = t.row()
                for c in r:
                    (
                        row.cell(c[0], colspan=c[1], rowspan=c[2], align="C", v_align="M")
                        if isinstance(c, tuple)
                        else row.cell(c, align="C", v_align="M")
                    )
            for r in rows:
                t.row([str(v) for v in r])

    p.set_font("LS", "B", 13)
    p.cell(
        174,
        5.6,
        "RAPOR PESERTA DIDIK DAN PROFIL PESERTA DIDIK",
        align="C",
        new_x="LMARGIN",
        new_y="NEXT",
    )
    p.ln(4)
    p.set_font("LS", "", 10)
    with p.table(
        col_widths=(34, 76, 30, 34),
        width=174,
        line_height=LH,
        borders_layout="NONE",
        first_row_as_headings=False,
        padding=(0.4, 0),
        align="LEFT",
        text_align="LEFT",
    ) as t:
        for r in [
            ["Nama Peserta Didik", ": " + s["name"], "Kelas", ": " + s["class"]],
            ["NIS / NISN", f': {s["nis"]} / {s["nisn"]}', "Semester", ": " + s["semester"]],
            ["Nama Sekolah", ": " + s["school"], "Tahun Pelajaran", ": " + s["year"]],
            ["Alamat Sekolah", ": " + s["address"], "", ""],
        ]:
            t.row(r)
    p.set_line_width(0.35)
    p.line(18, p.get_y(), 192, p.get_y())
    p.set_line_width(0.176)

    def bx(t):
        p.set_c_margin(1.5) if False else None
        tbl((174,), [], [(t,)])

    h("A. Sikap")
    tbl(
        (40, 134),
        [["Aspek", "Deskripsi"]],
        [("1. Sikap Spiritual", s["spiritual"]), ("2. Sikap Sosial", s["social"])],
    )
    h("B. Pengetahuan dan Keterampilan")
    tbl(
        SUBJ_W,
        [
            [
                ("No", 1, 2),
                ("Muatan Pelajaran", 1, 2),
                ("Pengetahuan", 3, 1),
                ("Keterampilan", 3, 1),
            ],
            ["Nilai", "Pred.", "Deskripsi", "Nilai", "Pred.", "Deskripsi"],
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
        2,
    )
    h("C. Ekstrakurikuler")
    tbl(
        (9, 55, 110),
        [["No", "Kegiatan", "Keterangan"]],
        [(i + 1, x["name"], x["desc"]) for i, x in enumerate(s["extras"])],
        (0,),
    )
    h("D. Saran-saran")
    bx(s["suggestion"])
    h("E. Tinggi dan Berat Badan")
    tbl(
        (9, 85, 40, 40),
        [["No", "Aspek yang Dinilai", "Semester 1", "Semester 2"]],
        [
            (1, "Tinggi Badan", *(f"{v} cm" for v in s["height"])),
            (2, "Berat Badan", *(f"{v} kg" for v in s["weight"])),
        ],
        (0, 2, 3),
    )
    h("F. Kondisi Kesehatan")
    tbl(
        (9, 55, 110),
        [["No", "Aspek Fisik", "Keterangan"]],
        [(i + 1, x["aspect"], x["note"]) for i, x in enumerate(s["health"])],
        (0,),
    )
    h("G. Prestasi")
    tbl(
        (9, 55, 110),
        [["No", "Jenis Prestasi", "Keterangan"]],
        [(i + 1, a["kind"], a["note"]) for i, a in enumerate(s["achievements"])]
        or [("-", "-", "-")],
        (0,),
    )
    h("H. Ketidakhadiran")
    tbl(
        (64, 40),
        [],
        [
            ("Sakit", f'{s["absence"]["sick"]} hari'),
            ("Izin", f'{s["absence"]["permit"]} hari'),
            ("Tanpa Keterangan", f'{s["absence"]["none"]} hari'),
        ],
        (1,),
    )
    h("Keputusan")
    bx(s["decision"])
    if p.will_page_break(6 + 2 * (18 + 4 * LH) + 4):
        p.add_page()
    else:
        p.ln(6)
    y = p.get_y()

    def sg(x, w, y, a, b, nm, nip):
        p.set_xy(x, y)
        p.cell(w, LH, a, align="C")
        p.set_xy(x, y + LH)
        p.cell(w, LH, b, align="C")
        p.set_xy(x, y + 2 * LH + 18)
        p.set_font("LS", "BU" if nip else "", 10)
        p.cell(w, LH, nm, align="C")
        p.set_font("LS", "", 10)
        if nip:
            p.set_xy(x, y + 3 * LH + 18)
            p.cell(w, LH, "NIP. " + nip, align="C")

    sg(18, 87, y, "Mengetahui,", "Orang Tua/Wali", s["parent"], "")
    sg(105, 87, y, s["place_date"], "Guru Kelas", s["teacher"], s["teacher_nip"])
    sg(
        18,
        174,
        y + 4 * LH + 22,
        "Mengetahui,",
        "Kepala Sekolah",
        s["principal"],
        s["principal_nip"],
    )
    p.output(out)


for out, group in jobs():
    try:
        build(group[0], out)
    except ValueError as x:
        print(
            out, x, file=sys.stderr
        )  # a row taller than a page is refused by fpdf2: that student gets no PDF
