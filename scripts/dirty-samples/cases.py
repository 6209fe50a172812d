"""The dirty samples: what each file holds and what an import must make of it."""
import io
import re
import zipfile

from writers import *

NUMAN, CLARA, DEWI, RAKA = "0091234567", "0097654321", "0101112223", "0091112224"
BIMA, SEKAR, YOHANA = "0092223331", "0092223332", "0102223333"
SST = "xl/sharedStrings.xml"
STYLES = ('<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
          '<numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/></numFmts><cellXfs>'
          '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>')

CASES = {}


def case(name, kind, about, data, **expected):
    CASES[name] = (data, {"kind": kind, "about": about, **expected})


# --- The list of students ------------------------------------------------------------------------------

PARENT = ["Nama", "Tahun Lahir", "Jenjang Pendidikan", "Pekerjaan", "Penghasilan", "NIK"]
BEFORE = ["No", "Nama", "NIPD", "JK", "NISN", "Tempat Lahir", "Tanggal Lahir", "NIK", "Agama", "Alamat", "RT", "RW",
          "Dusun", "Kelurahan", "Kecamatan", "Kode Pos", "Jenis Tinggal", "Alat Transportasi", "Telepon", "HP",
          "E-Mail", "SKHUN", "Penerima KPS", "No. KPS"]
AFTER = ["Rombel Saat Ini", "No Peserta Ujian Nasional", "No Seri Ijazah", "Penerima KIP", "Nomor KIP", "Nama di KIP",
         "Nomor KKS", "No Registrasi Akta Lahir", "Bank", "Nomor Rekening Bank", "Rekening Atas Nama",
         "Layak PIP (usulan dari sekolah)", "Alasan Layak PIP", "Kebutuhan Khusus", "Sekolah Asal", "Anak ke-berapa",
         "Lintang", "Bujur", "No KK", "Berat Badan", "Tinggi Badan", "Lingkar Kepala", "Jml. Saudara\nKandung",
         "Jarak Rumah\nke Sekolah (KM)"]


def dapodik_row(number, name, nipd, sex, nisn, place, birth, religion, father, mother, group):
    before = [number, name, nipd, sex, nisn, place, birth, "3671120000000001", religion, "Jl. Melati No. 3", "1", "2",
              "", "Sukasari", "Tangerang", "15118", "Bersama orang tua", "Jalan kaki", "", "081200000001", "", "", "Tidak", ""]
    parents = []
    for parent, job in ((father, "Karyawan Swasta"), (mother, "Tidak bekerja"), ("", "")):
        parents += [parent, "1980" if parent else "", "SMA / sederajat" if parent else "", job,
                    "Rp. 1,000,000 - Rp. 1,999,999" if parent else "", "3671120000000002" if parent else ""]
    after = [group, "", "", "Tidak", "", "", "", "", "BANK CONTOH", "1234567890", name, "Tidak", "", "Tidak ada",
             "TK Contoh", "2", "-6.1", "106.6", "3671120000000003", "30", "130", "50", "1", "1"]
    return before + parents + after


def dapodik(rows):
    width = len(BEFORE) + 18 + len(AFTER)
    first = BEFORE + ["Data Ayah"] + [None] * 5 + ["Data Ibu"] + [None] * 5 + ["Data Wali"] + [None] * 5 + AFTER
    second = [None] * len(BEFORE) + PARENT * 3 + [None] * len(AFTER)
    assert len(first) == len(second) == width == 66
    return [["Daftar Peserta Didik"], ["SDN CONTOH 2"], ["Kec. Tangerang, Kota Tangerang, Prov. Banten"],
            ["Tanggal Unduh: 2019-12-10 08:14:00", None, None, "Pengunduh: Operator"], first, second] + rows


DAPODIK_MERGES = ["A1:F1", "A2:F2", "A3:F3"] + [f"{get_column_letter(c)}5:{get_column_letter(c)}6" for c in range(1, 25)] + [
    "Y5:AD5", "AE5:AJ5", "AK5:AP5"] + [f"{get_column_letter(c)}5:{get_column_letter(c)}6" for c in range(43, 67)]
NUMAN_ROW = (1, "Nu'man Hakim", "1617026", "L", NUMAN, "Tangerang", "2009-03-07", "Islam", "Hakim Setia", "Nur Aini", "Kelas 4A")
NEW_ROW = (2, "Lestari Anggraini", "1920050", "P", "0103334445", "Serang", "2010-06-11", "Katholik", "Yusuf Anggara", "Maria Wulan", "Kelas 4A")
DAPODIK_ROWS = [dapodik_row(*NUMAN_ROW), dapodik_row(*NEW_ROW)]
DAPODIK_VALUES = {
    "Nu'man Hakim.nisn": NUMAN, "Nu'man Hakim.father_name": "Hakim Setia", "Nu'man Hakim.mother_name": "Nur Aini",
    "Nu'man Hakim.mother_occupation": "Tidak bekerja", "Nu'man Hakim.birth_place": "Tangerang",
    "Lestari Anggraini.nisn": "0103334445", "Lestari Anggraini.local_number": "1920050",
    "Lestari Anggraini.birth_date": "2010-06-11", "Lestari Anggraini.religion": "catholic",
    "Lestari Anggraini.father_name": "Yusuf Anggara", "Lestari Anggraini.previous_school": "TK Contoh",
    "Lestari Anggraini.guardian_name": None}
DAPODIK_FIELDS = {"H": None, "Y": "fatherName", "AE": "motherName", "AK": "guardianName", "AD": None, "AZ": None, "BI": None}


def dapodik_book(rows=DAPODIK_ROWS):
    return openpyxl_book(("Daftar Peserta Didik", dapodik(rows), {"merges": DAPODIK_MERGES}))


case("dapodik-66-columns.xlsx", "students", "Daftar Peserta Didik as Dapodik gives it: two rows of headings, texts",
     dapodik_book, rows=2, values=DAPODIK_VALUES, fields=DAPODIK_FIELDS)
case("dapodik-saved-by-libreoffice.xlsx", "students", "The same after LibreOffice saved it",
     lambda: libreoffice(dapodik_book(), "xlsx", "xlsx:Calc MS Excel 2007 XML"), rows=2, values=DAPODIK_VALUES, fields=DAPODIK_FIELDS)
case("dapodik-saved-by-libreoffice.ods", "students", "The same as an OpenDocument spreadsheet",
     lambda: libreoffice(dapodik_book(), "xlsx", "ods"), rows=2, values=DAPODIK_VALUES, fields=DAPODIK_FIELDS)
case("dapodik-saved-as.csv", "students", "The same as CSV with semicolons: merged cells leave gaps",
     lambda: b"\xef\xbb\xbf" + text([[("" if c is None else f'"{c}"' if "\n" in str(c) else c) for c in row] for row in dapodik(DAPODIK_ROWS)]),
     rows=2, values=DAPODIK_VALUES, fields=DAPODIK_FIELDS)
case("dapodik-unicode-text.txt", "students", "The same as Excel's \"Unicode Text\": UTF-16 with tabs",
     lambda: text([[("" if c is None else f'"{c}"' if "\n" in str(c) else c) for c in row] for row in dapodik(DAPODIK_ROWS)], "\t", encoding="utf-16"),
     rows=2, values=DAPODIK_VALUES)


def dapodik_numbers():
    rows = dapodik([])
    strings, cells = [], []
    for row in rows + [dapodik_row(*NUMAN_ROW), dapodik_row(*NEW_ROW)]:
        line = []
        for c in row:
            if c is None or c == "":
                line.append(None)
            elif str(c) in (NUMAN, "1617026", "0103334445", "1920050"):
                line.append(int(c))
            elif str(c) == "2009-03-07":
                line.append('<c r="@" s="1"><v>39879</v></c>')
            elif str(c) == "2010-06-11":
                line.append('<c r="@" s="2"><v>40340</v></c>')
            elif isinstance(c, int):
                line.append(c)
            else:
                strings.append(escape(c))
                line.append(f'<c r="@" t="s"><v>{len(strings) - 1}</v></c>')
        cells.append(line)
    shared = f'<sst count="{len(strings)}">' + "".join(f"<si><t>{s}</t></si>" for s in strings) + "</sst>"
    merges = "<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in DAPODIK_MERGES) + "</mergeCells>"
    return handmade(cells, "Daftar Peserta Didik", parts={SST: shared, "xl/styles.xml": STYLES}, tail=merges)


case("dapodik-saved-by-excel.xlsx", "students", "After an edit in Excel: numbers without their zeros, days as numbers, shared texts",
     dapodik_numbers, rows=2, values=DAPODIK_VALUES, fields=DAPODIK_FIELDS)
case("dapodik-bare-parts.xlsx", "students", "A raw download without styles, dimension or shared strings, which readers call corrupt",
     lambda: handmade(dapodik(DAPODIK_ROWS), "Sheet1"), rows=2, values=DAPODIK_VALUES)


def dapodik_reordered():
    table = dapodik(DAPODIK_ROWS)
    order = list(range(42, 66)) + list(range(24, 42)) + list(range(0, 24))
    return openpyxl_book(("Sheet1", table[:4] + [[row[i] for i in order] for row in table[4:]],
                          {"merges": ["Y5:AD5", "AE5:AJ5", "AK5:AP5"]}))


case("dapodik-other-order.xlsx", "students", "Another version of Dapodik: the columns in another order", dapodik_reordered,
     rows=2, values=DAPODIK_VALUES)

HEAD = ["No", "Nama", "NISN", "NIS", "JK", "Tanggal Lahir", "Agama", "Kelas"]


def list_of(*rows, head=HEAD):
    return [head] + [list(row) for row in rows]


case("nisn-zero-lost.xlsx", "students", "NISN as numbers: the zeros come back because the birth year agrees",
     lambda: libxlsxwriter("Data", list_of([1, "Tono Wijaya", 94445551, 1920061.0, "L", "2009-04-02", "Islam", "4A"])),
     rows=1, values={"Tono Wijaya.nisn": "0094445551", "Tono Wijaya.local_number": "1920061"})
case("nisn-zero-lost-elsewhere.xlsx", "students", "NISN of nine digits that does not fit the birth year: left out with a warning",
     lambda: libxlsxwriter("Data", list_of([1, "Tono Wijaya", 123456789, "1920061", "L", "2009-04-02", "Islam", "4A"])),
     rows=1, warnings=[["Data!C2", "10"]], values={"Tono Wijaya.nisn": None})
case("nisn-scientific.csv", "students", "NISN that Excel wrote as 9,12E+07: its digits are lost",
     lambda: text(list_of([1, "Tono Wijaya", "9,12E+07", "1920061", "L", "2009-04-02", "Islam", "4A"])),
     rows=1, mistakes=[["C2", "E+"]])
case("nisn-scientific-shown.xlsx", "students", "NISN that only looks like 9.44E+07 on the screen: the workbook has all its digits",
     lambda: handmade(list_of([1, "Tono Wijaya", '<c r="@"><v>9.4445551E7</v></c>', "1920061", "L", "2009-04-02", "Islam", "4A"])),
     rows=1, values={"Tono Wijaya.nisn": "0094445551"})
case("nis-with-decimals.csv", "students", "NIS as 1920061.0, from another program",
     lambda: text(list_of([1, "Tono Wijaya", "0094445551", "1920061.0", "L", "2009-04-02", "Islam", "4A"])),
     rows=1, values={"Tono Wijaya.local_number": "1920061"})
case("nisn-with-apostrophe.xlsx", "students", "NISN with an apostrophe that was really typed",
     lambda: openpyxl_book(("Data", list_of([1, "Tono Wijaya", "'0094445551", "1920061", "L", "2009-04-02", "Islam", "4A"]))),
     rows=1, values={"Tono Wijaya.nisn": "0094445551"})
case("nisn-as-formula.csv", "students", "NISN as =\"0094445551\", the trick by which web applications save the zeros",
     lambda: text(list_of([1, "Tono Wijaya", '="0094445551"', '"=""1920061"""', "L", "2009-04-02", "Islam", "4A"])),
     rows=1, values={"Tono Wijaya.nisn": "0094445551", "Tono Wijaya.local_number": "1920061"})
case("names-with-strange-spaces.xlsx", "students", "No-break spaces, zero-width characters, tabs and line breaks in names",
     lambda: openpyxl_book(("Data", list_of([1, "\u00a0Tono\u200b  Wijaya\n", "0094445551", "1920061", "L", "2009-04-02", "Islam", "4A"]))),
     rows=1, values={"Tono Wijaya.nisn": "0094445551"})
case("names-with-apostrophes.xlsx", "students", "Apostrophes of all kinds: the same student",
     lambda: openpyxl_book(("Data", list_of([1, "Nu’man Hakim", NUMAN, "1617026", "L", "2009-03-07", "Islam", "4A"]))),
     rows=1, values={"Nu’man Hakim.nisn": NUMAN})


def dates():
    rows = list_of([1, "Tono Wijaya", "0094445551", "1920061", "L", "02/04/2009", "Islam", "4A"],
                   [2, "Tini Wijaya", "0094445552", "1920062", "P", "2 April 2009", "Islam", "4A"],
                   [3, "Tina Wijaya", "0094445553", "1920063", "P", '<c r="@" s="1"><v>39905</v></c>', "Islam", "4A"],
                   [4, "Tuti Wijaya", "0094445554", "1920064", "P", 39905, "Islam", "4A"],
                   [5, "Tati Wijaya", "0094445555", "1920065", "P", "02-Apr-09", "Islam", "4A"],
                   [6, "Toto Wijaya", "0094445556", "1920066", "L", '<c r="@" s="2"><v>39905.5</v></c>', "Islam", "4A"])
    return handmade(rows, parts={"xl/styles.xml": STYLES})


case("dates-of-all-kinds.xlsx", "students", "One day written in six ways: texts, dates, bare day numbers", dates, rows=6,
     values={f"{n} Wijaya.birth_date": "2009-04-02" for n in ("Tono", "Tini", "Tina", "Tuti", "Tati", "Toto")})
case("dates-from-1904.xlsx", "students", "A workbook of an old Macintosh: days count from 1904, styled and bare",
     lambda: handmade(list_of([1, "Tono Wijaya", "0094445551", "1920061", "L", '<c r="@" s="1"><v>38443</v></c>', "Islam", "4A"],
                              [2, "Tini Wijaya", "0094445552", "1920062", "P", 38443, "Islam", "4A"]),
                      parts={"xl/styles.xml": STYLES}, properties='<workbookPr date1904="1"/>'),
     rows=2, values={"Tono Wijaya.birth_date": "2009-04-02", "Tini Wijaya.birth_date": "2009-04-02"})
case("date-month-first.xlsx", "students", "A month above 12: day and month may be exchanged, so it is asked",
     lambda: openpyxl_book(("Data", list_of([1, "Tono Wijaya", "0094445551", "1920061", "L", "04/27/2009", "Islam", "4A"]))),
     rows=1, mistakes=[["Data!F2", "12"]])
case("date-that-is-none.xlsx", "students", "31 February",
     lambda: openpyxl_book(("Data", list_of([1, "Tono Wijaya", "0094445551", "1920061", "L", "31/02/2009", "Islam", "4A"]))),
     rows=1, mistakes=[["Data!F2", "kalender"]])
case("place-and-date-in-one.xlsx", "students", "Place and date of birth in one cell",
     lambda: openpyxl_book(("Data", list_of(["Tono Wijaya", "0094445551", "L", "Lebak, 2 April 2009", "Islam", "4A"],
                                            head=["Nama Peserta Didik", "NISN", "L/P", "Tempat, Tanggal Lahir", "Agama", "Kelas"]))),
     rows=1, values={"Tono Wijaya.birth_place": "Lebak", "Tono Wijaya.birth_date": "2009-04-02"})
case("religions-and-classes.xlsx", "students", "Spellings of religion, sex and class",
     lambda: openpyxl_book(("Data", list_of([1, "Tono Wijaya", "0094445551", "1920061", "Laki-laki", "2009-04-02", "ISLAM", "IV A"],
                                            [2, "Tini Wijaya", "0094445552", "1920062", "Pr", "2009-04-02", "Katholik", "Kelas 4-B"]))),
     rows=2, values={"Tono Wijaya.sex": "L", "Tono Wijaya.religion": "islam", "Tini Wijaya.sex": "P", "Tini Wijaya.religion": "catholic"})
case("heading-unknown.xlsx", "students", "A heading that only the operator understands, and the operator's word for it",
     lambda: openpyxl_book(("Data", list_of(["Tono Wijaya", "0094445551", "L", "2009-04-02", "Islam", "4A"],
                                            head=["Nama", "NISN", "JK", "Kelahiran (tgl)", "Agama", "Kelas"]))),
     columns=["D=birthDate"], rows=1, values={"Tono Wijaya.birth_date": "2009-04-02"}, fields={"D": "birthDate"})
case("heading-by-name.csv", "students", "Headings of a private list, named by the operator with the usual headings",
     lambda: text(list_of(["Tono Wijaya", "0094445551", "L"], head=["Siswa", "Nomor Siswa", "Gender"])),
     columns=["Siswa=Nama", "Nomor Siswa=NISN", "C=sex"], rows=1, values={"Tono Wijaya.nisn": "0094445551", "Tono Wijaya.sex": "L"})
case("private-columns.xlsx", "students", "NIK, family card and bank account: passed over, whatever they are called",
     lambda: openpyxl_book(("Data", list_of(["Tono Wijaya", "0094445551", "3671120000000001", "3671120000000003", "123"],
                                            head=["Nama", "NISN", "NIK", "No. KK", "Nomor Rekening Bank"]))),
     rows=1, values={"Tono Wijaya.nisn": "0094445551"}, fields={"C": None, "D": None, "E": None})
case("private-column-asked-for.xlsx", "students", "The operator asks for the NIK: refused",
     lambda: openpyxl_book(("Data", list_of(["Tono Wijaya", "0094445551", "3671120000000001"], head=["Nama", "NISN", "NIK"]))),
     columns=["C=localStudentNumber"], rows=1, mistakes=[["Data!C1", "NIK"]])
case("twice-in-the-list.xlsx", "students", "The same student in two rows",
     lambda: openpyxl_book(("Data", list_of([1, "Tono Wijaya", "0094445551", "1920061", "L", "2009-04-02", "Islam", "4A"],
                                            [2, "Tono Wijaya", "0094445551", "1920061", "L", "2009-04-02", "Islam", "4B"]))),
     rows=2, mistakes=[["Data!C3", "baris 2"], ["Data!D3", "baris 2"]])
case("staff-number-as-number.xlsx", "staff", "A NIP as a number: Excel keeps fifteen of its eighteen digits",
     lambda: libxlsxwriter("Guru", [["No", "Nama", "NIP", "Jabatan"], [1, "Dedi Suryana, S.Pd.", 198811052019211003, "Guru"]]),
     rows=1, mistakes=[["Guru!C2", "E+"]])

# --- Which sheet ---------------------------------------------------------------------------------------

PLAIN = list_of([1, "Tono Wijaya", "0094445551", "1920061", "L", "2009-04-02", "Islam", "4A"])
TONO = {"Tono Wijaya.nisn": "0094445551"}
case("instructions-first.xlsx", "students", "The first sheet says how to fill in the second",
     lambda: openpyxl_book(("Petunjuk", [["PETUNJUK PENGISIAN"], ["1. Isi kolom Nama sesuai akta"], ["2. NISN 10 angka"]]), ("Data", PLAIN)),
     rows=1, values=TONO)
case("hidden-lists.xlsx", "students", "A hidden sheet with the same headings holds the lists of choices",
     lambda: openpyxl_book(("Referensi", list_of([1, "Contoh Nama", "0094445559", "1", "L", "2009-04-02", "Islam", "4A"]), {"state": "hidden"}), ("Data", PLAIN)),
     rows=1, values=TONO)
case("only-sheet-hidden.xlsx", "students", "The table is on a hidden sheet and nowhere else",
     lambda: openpyxl_book(("Sampul", [["SDN CONTOH 2"]]), ("Data", PLAIN, {"state": "veryHidden"})), rows=1, values=TONO)
case("empty-form-beside.xlsx", "students", "A second sheet has the headings and no rows",
     lambda: openpyxl_book(("Form kosong", [HEAD]), ("Data", PLAIN)), rows=1, values=TONO)
TWO = lambda: openpyxl_book(("4A", PLAIN), ("4B", list_of([1, "Tini Wijaya", "0094445552", "1920062", "P", "2009-04-02", "Islam", "4B"])))
case("two-sheets-alike.xlsx", "students", "A sheet for each class: which is meant is asked", TWO, mistakes=[["", "--sheet"]])
case("two-sheets-chosen.xlsx", "students", "The same, with the operator's choice", TWO, sheet="4b", rows=1, values={"Tini Wijaya.nisn": "0094445552"})
case("sheet-not-there.xlsx", "students", "A sheet that the file does not have", TWO, sheet="4C", mistakes=[["", "4C"]])

# --- Class ledgers -------------------------------------------------------------------------------------

FOOT = [[None, None, "Jumlah", 255, 258], [None, None, "Rata-rata", 85, 86], [], [None, None, None, "Tangerang, 20 Desember 2019"],
        [None, "Mengetahui,", None, "Wali Kelas 4A"], [None, "Kepala Sekolah"], [], [None, "Ratna Wulandari, S.Pd."],
        [None, "NIP. 19700312 199303 2 004"]]
K13 = {"Nu'man Hakim/MTK.knowledge_score": "85", "Nu'man Hakim/MTK.skill_score": "86",
       "Dewi Lestari/MTK.knowledge_score": "87.5", "Dewi Lestari/MTK.skill_score": "90"}
case("ledger-with-totals.xlsx", "scores", "A class ledger with totals, means and signatures under the table",
     lambda: openpyxl_book(("Leger", [["LEGER NILAI KELAS 4A"], [], ["No", "NISN", "Nama", "MTK_P", "MTK_K"],
                                      [1, NUMAN, "Nu'man Hakim", 85, 86], [2, DEWI, "Dewi Lestari", 87.5, 90]] + FOOT)), rows=2, values=K13)
case("ledger-subject-over-parts.xlsx", "scores", "Headings in two rows: the subject over P and K, merged",
     lambda: openpyxl_book(("Leger", [["LEGER"], ["No", "NISN", "Nama", "Matematika", None, "Bahasa Indonesia", None, "Jumlah"],
                                      [None, None, None, "P", "K", "P", "K", None],
                                      [1, NUMAN, "Nu'man Hakim", 85, 86, 80, 81, 332], [2, DEWI, "Dewi Lestari", 87.5, 90, 82, 83, 342.5]] + FOOT,
                            {"merges": ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3"]})),
     rows=2, values={**K13, "Dewi Lestari/BIND.skill_score": "83"}, fields={"H": None})
case("ledger-shortened-subjects.xlsx", "scores", "\"B. Indonesia\", \"Mat.\" and \"PKn\" over P and K, and a subject that nobody knows: its scores are not dropped in silence",
     lambda: openpyxl_book(("Leger", [["LEGER KELAS 4A"], ["No.", "NISN", "Nama Siswa", "Mat.", None, "B. Indonesia", None, "Tahfidz", None, "Jumlah"],
                                      [None, None, None, "P", "K", "P", "K", "P", "K", None],
                                      [1, NUMAN, "Nu'man Hakim", 85, 86, 80, 81, 90, 91, 332], [2, DEWI, "Dewi Lestari", 87.5, 90, 82, 83, 92, 93, 342.5]] + FOOT,
                            {"merges": ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2", "J2:J3"]})),
     rows=2, values={**K13, "Dewi Lestari/BIND.skill_score": "83"}, fields={"H": None, "J": None},
     warnings=[["H3", "--column"], ["I3", "--column"]])
case("ledger-part-over-subjects.xlsx", "scores", "Headings in two rows: Pengetahuan and Keterampilan over the subjects, not merged",
     lambda: openpyxl_book(("Leger", [["No", "NISN", "Nama", "Pengetahuan", None, "Keterampilan", None], [None, None, None, "MTK", "BIND", "MTK", "BIND"],
                                      [1, NUMAN, "Nu'man Hakim", 85, 80, 86, 81], [2, DEWI, "Dewi Lestari", 87.5, 82, 90, 83]])),
     rows=2, values={**K13, "Dewi Lestari/BIND.skill_score": "83"})
case("ledger-three-rows.ods", "scores", "Headings in three rows, as LibreOffice saves them",
     lambda: libreoffice(openpyxl_book(("Leger", [["No", "NISN", "Nama Siswa", "MATA PELAJARAN", None, None, None],
                                                  [None, None, None, "Matematika", None, "Bahasa Indonesia", None],
                                                  [None, None, None, "Nilai P", "Nilai K", "Nilai P", "Nilai K"],
                                                  [1, NUMAN, "Nu'man Hakim", 85, 86, 80, 81], [2, DEWI, "Dewi Lestari", 87.5, 90, 82, 83]],
                                        {"merges": ["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"]})), "xlsx", "ods"),
     rows=2, values={**K13, "Dewi Lestari/BIND.skill_score": "83"})
case("ledger-with-column-numbers.xlsx", "scores", "A row (1) (2) (3) under the headings",
     lambda: openpyxl_book(("Leger", [["No", "NISN", "Nama", "MTK_P", "MTK_K"], ["(1)", "(2)", "(3)", "(4)", "(5)"],
                                      [1, NUMAN, "Nu'man Hakim", 85, 86], [2, DEWI, "Dewi Lestari", 87.5, 90]])), rows=2, values=K13)
case("ledger-with-blank-rows.xlsx", "scores", "Blank rows between students and blank columns between scores",
     lambda: openpyxl_book(("Leger", [["No", "NISN", "Nama", None, "MTK_P", None, "MTK_K"], [], [1, NUMAN, "Nu'man Hakim", None, 85, None, 86], [],
                                      [2, DEWI, "Dewi Lestari", None, 87.5, None, 90]])), rows=2, values=K13)
case("decimal-commas.xlsx", "scores", "Scores typed as texts with a decimal comma",
     lambda: openpyxl_book(("Leger", [["No", "NISN", "Nama", "MTK_P", "MTK_K"], [1, NUMAN, "Nu'man Hakim", "85", "86,0"], [2, DEWI, "Dewi Lestari", "87,5", "90"]])),
     rows=2, values=K13)
case("binary-fractions.xlsx", "scores", "Scores that a formula left as 87.499999999999986 and 78.599999999999994",
     lambda: handmade([["NISN", "Nama", "MTK_P", "MTK_K"], [NUMAN, "Nu'man Hakim", '<c r="@"><v>87.499999999999986</v></c>', '<c r="@"><v>78.599999999999994</v></c>']]),
     rows=1, values={"Nu'man Hakim/MTK.knowledge_score": "87.5", "Nu'man Hakim/MTK.skill_score": "78.6"})
case("formulas-worked-out.xlsx", "scores", "Formulas with the values that Excel last saw, one a text",
     lambda: handmade([["NISN", "Nama", "MTK_P", "MTK_K"], ['<c r="@" t="str"><f>TEXT(91234567,"0000000000")</f><v>0091234567</v></c>', "Nu'man Hakim",
                        '<c r="@"><f>AVERAGE(H2:K2)</f><v>85</v></c>', '<c r="@"><f>ROUND(L2,0)</f><v>86</v></c>']]),
     rows=1, values={"Nu'man Hakim/MTK.knowledge_score": "85", "Nu'man Hakim/MTK.skill_score": "86"})
case("formulas-not-worked-out.xlsx", "scores", "Formulas that a program wrote and no spreadsheet has worked out yet",
     lambda: openpyxl_book(("Leger", [["NISN", "Nama", "MTK_P", "MTK_K"], [NUMAN, "Nu'man Hakim", "=80+5", 86]])),
     rows=1, mistakes=[["Leger!C2", "belum dihitung"]])
case("formulas-broken.xlsx", "scores", "#REF! and #N/A where scores should be",
     lambda: handmade([["NISN", "Nama", "MTK_P", "MTK_K", "Jumlah"], [NUMAN, "Nu'man Hakim", '<c r="@" t="e"><f>Sheet9!A1</f><v>#REF!</v></c>', 86, '<c r="@" t="e"><v>#VALUE!</v></c>'],
                       [DEWI, "Dewi Lestari", 87, '<c r="@" t="e"><v>#N/A</v></c>', 1]], "Leger"),
     rows=2, mistakes=[["Leger!C2", "Rumus"], ["Leger!D3", "Rumus"]])
case("formulas-broken.ods", "scores", "The same errors as LibreOffice keeps them",
     lambda: libreoffice(openpyxl_book(("Leger", [["NISN", "Nama", "MTK_P", "MTK_K"], [NUMAN, "Nu'man Hakim", "=1/0", 86], [DEWI, "Dewi Lestari", 87, "=NA()"]])), "xlsx", "ods"),
     rows=2, mistakes=[["Leger!C2", "Rumus"], ["Leger!D3", "Rumus"]])
case("score-too-large.xlsx", "scores", "A score of 850 for 85,0",
     lambda: openpyxl_book(("Leger", [["NISN", "Nama", "MTK_P", "MTK_K"], [NUMAN, "Nu'man Hakim", 850, 86]])), rows=1, mistakes=[["Leger!C2", "100"]])
case("score-as-date.xlsx", "scores", "8.5 that Excel took for the 8th of May",
     lambda: handmade([["NISN", "Nama", "MTK_P", "MTK_K"], [NUMAN, "Nu'man Hakim", '<c r="@" s="1"><v>43593</v></c>', 86]], "Leger", parts={"xl/styles.xml": STYLES}),
     rows=1, mistakes=[["Leger!C2", ""]])
case("score-of-another-scale.xlsx", "scores", "8,5 of 10: taken, with a warning",
     lambda: openpyxl_book(("Leger", [["NISN", "Nama", "MTK_P", "MTK_K"], [NUMAN, "Nu'man Hakim", 8.5, 86]])),
     rows=1, warnings=[["Leger!C2", "skala"]], values={"Nu'man Hakim/MTK.knowledge_score": "8.5"})
case("rich-text.xlsx", "scores", "Names in several fonts, a heading with a phonetic reading, texts shared",
     lambda: handmade([['<c r="@" t="s"><v>0</v></c>', "Nama", "MTK_P", "MTK_K"], [NUMAN, '<c r="@" t="s"><v>1</v></c>', 85, 86]], "Leger",
                      parts={SST: "<sst><si><t>NISN</t><rPh sb=\"0\" eb=\"1\"><t>xxx</t></rPh></si><si><r><rPr><b/></rPr><t>Nu'man</t></r><r><t xml:space=\"preserve\"> Hakim</t></r></si></sst>"}),
     rows=1, values={"Nu'man Hakim/MTK.knowledge_score": "85"})
case("subject-not-known.csv", "scores", "A column of a subject that the school does not have",
     lambda: text([["NISN", "Nama", "MTK_P", "BATIK_P"], [NUMAN, "Nu'man Hakim", 85, 90]]), rows=1, mistakes=[["D1", "BATIK"]])
case("name-differs.csv", "scores", "The number is one student's, the name another's: asked about",
     lambda: text([["NISN", "Nama", "MTK_P"], [NUMAN, "Clara Surya", 85]]), rows=1, mistakes=[["B2", ""]], values={"Nu'man Hakim/MTK.knowledge_score": None})
case("student-not-known.csv", "scores", "A misspelt name without a number: the nearest is suggested",
     lambda: text([["NISN", "Nama", "MTK_P"], ["", "Clara Suria", 85]]), rows=1, mistakes=[["B2", ""]])

# --- Files of one subject ------------------------------------------------------------------------------

NATIONAL_HEAD = ["NO", "PD_ID", "NAMA PESERTA DIDIK", "NISN", "NILAI AKHIR", "TP_ID", "KETERCAPAIAN KOMPETENSI", "DESKRIPSI"]
TP = ["Membilang sampai 10.000", "Menjumlahkan pecahan"]


def national():
    rows = [["Mata Pelajaran", ":", "Matematika"], ["Kelas", ":", "4B"], ["Kode Rombel", ":", "x"], ["Kode Mapel", ":", "y"], NATIONAL_HEAD]
    merges = []
    for number, (name, nisn, score, flags) in enumerate((("Sekar Ayu", SEKAR, 88, (1, 0)), ("Yohana Manik", YOHANA, 91, (1, 1))), 1):
        first = len(rows) + 1
        for place, flag in enumerate(flags):
            who = [number, f"00000000-0000-0000-0000-00000000000{number}", name, nisn, score] if place == 0 else [None] * 5
            rows.append(who + [f"tp-{place}", flag, TP[place]])
        merges += [f"{letter}{first}:{letter}{first + 1}" for letter in "ABCDE"]
    return openpyxl_book(("Nilai Akhir", rows, {"merges": merges}))


NATIONAL = {"Sekar Ayu/MTK.final_score": "88", "Sekar Ayu/MTK/tp-0.is_achieved": "1", "Sekar Ayu/MTK/tp-1.is_achieved": "0",
            "Sekar Ayu/MTK/tp-1.text": TP[1], "Yohana Manik/MTK.final_score": "91", "Yohana Manik/MTK/tp-1.is_achieved": "1"}
case("national-final-scores.xlsx", "scores", "\"Nilai Akhir\" of the national application: several rows a student, merged", national, rows=4, values=NATIONAL)
case("national-final-scores.ods", "scores", "The same by LibreOffice", lambda: libreoffice(national(), "xlsx", "ods"), rows=4, values=NATIONAL)
case("national-summatives.xlsx", "scores", "\"Sumatif\" of the national application: a column for each objective, hidden identifiers under the headings",
     lambda: openpyxl_book(("Sumatif", [["Mata Pelajaran : Matematika"], ["No", "PD_ID", "Nama", "NISN", "Sumatif Lingkup Materi", None, "Nilai Akhir"],
                                        [None, None, None, None, TP[0], TP[1], None], [None, None, None, None, "a1b2", "c3d4", None],
                                        [1, "x", "Sekar Ayu", SEKAR, 90, 75, 82], [2, "y", "Yohana Manik", YOHANA, None, 95, 95]],
                            {"merges": ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3"]}), adjust=lambda b: b["Sumatif"].row_dimensions.__getitem__(4).__setattr__("hidden", True)),
     rows=2, values={"Sekar Ayu/MTK.final_score": "82", "Sekar Ayu/MTK/TP1.score": "90", "Sekar Ayu/MTK/TP1.text": TP[0],
                     "Sekar Ayu/MTK/TP2.score": "75", "Yohana Manik/MTK/TP2.score": "95"})


def merdeka(legend=True):
    rows = [["DAFTAR NILAI KELAS 4"], [], ["No", "NIS", "NISN", "NAMA", "NILAI RAPOR", "TP1", "TP2"],
            [1, "1617031", SEKAR, "Sekar Ayu", 88, "T", "R"], [2, "1617032", YOHANA, "Yohana Manik", 91, "T", "T"], []]
    if legend:
        rows += [[None, "KETERANGAN"], [None, "TP1", TP[0]], [None, "TP2", TP[1]], [], [None, "T = Tuntas, R = Remedial"]]
    return openpyxl_book(("Sheet1", rows))


FLAGS = {"Sekar Ayu/MTK.final_score": "88", "Sekar Ayu/MTK/TP1.is_achieved": "1", "Sekar Ayu/MTK/TP2.is_achieved": "0", "Sekar Ayu/MTK/TP2.text": TP[1]}
case("Kelas 4 - Matematika.xlsx", "scores", "SD Merdeka: the subject in the file's name, T and R, the objectives in a legend below", merdeka, rows=2, values=FLAGS)
case("Kelas 4 - Matematika tanpa keterangan.xlsx", "scores", "The same without the legend: the marks of the objectives are left out with a warning", lambda: merdeka(False), rows=2,
     warnings=[["Sheet1!F3", "TP1"], ["Sheet1!G3", "TP2"]], values={"Sekar Ayu/MTK.final_score": "88", "Sekar Ayu/MTK/TP1.text": None})
case("kd-template.xlsx", "scores", "K13: a column for each basic competence, the subject over the table",
     lambda: openpyxl_book(("KD", [["Mata Pelajaran", None, ": Matematika"], ["No", "NISN", "Nama", "kd_3.1", "kd_3.2", "kd_4.1"],
                                   [1, NUMAN, "Nu'man Hakim", 85, 78, 90], [2, DEWI, "Dewi Lestari", 80, None, 88]])),
     rows=2, values={"Nu'man Hakim/MTK/3.1.score": "85", "Nu'man Hakim/MTK/4.1.score": "90", "Dewi Lestari/MTK/3.2.score": None})
case("subject-over-the-table-unknown.xlsx", "scores", "The subject over the table is none of the school's",
     lambda: openpyxl_book(("Nilai", [["Mata Pelajaran", ":", "Matematica"], [], ["No", "NISN", "Nama", "Nilai Akhir"], [1, SEKAR, "Sekar Ayu", 88]])),
     rows=1, mistakes=[["Nilai!C1", "Matematica"]])
case("scores-without-subject.xlsx", "scores", "Scores, but nothing says of which subject",
     lambda: openpyxl_book(("Nilai", [["No", "NISN", "Nama", "Nilai Akhir"], [1, SEKAR, "Sekar Ayu", 88]])), rows=1, mistakes=[["1", "Mata Pelajaran"]])

# --- Attendance and activities -------------------------------------------------------------------------

case("attendance-under-a-group.xlsx", "attendance", "S, I, A under \"Ketidakhadiran\"; \"hari\" after some",
     lambda: openpyxl_book(("Absensi", [["No", "NISN", "Nama", "Ketidakhadiran", None, None, "Catatan"], [None, None, None, "S", "I", "A", None],
                                        [1, NUMAN, "Nu'man Hakim", 2, "1 hari", 0, "Rajin &amp; sopan.<br>Pertahankan."], [2, DEWI, "Dewi Lestari", None, None, 1, None]],
                            {"merges": ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"]})),
     rows=2, values={"Nu'man Hakim.sick": "2", "Nu'man Hakim.excused": "1", "Nu'man Hakim.teacher_note": "Rajin & sopan. Pertahankan.", "Dewi Lestari.unexcused": "1"})
case("attendance-signed-below.xlsx", "attendance", "The signature stands in the column of names, a row below the table",
     lambda: openpyxl_book(("Absensi", [["No", "Nama", "NISN", "S", "I", "A"], [1, "NU'MAN HAKIM", NUMAN, 2, None, "-"], [2, "DEWI LESTARI", DEWI, None, 1, None], [],
                                        [None, "Tangerang, 20 Desember 2019"], [None, "Guru"], [], [None, "Budi Santoso, S.Pd."]])),
     rows=2, values={"Nu'man Hakim.sick": "2", "Dewi Lestari.excused": "1"})
case("activities-merged.xlsx", "extracurricular", "Several activities a student, the name in a merged cell",
     lambda: openpyxl_book(("Ekskul", [["No", "NISN", "Nama", "Ekskul", "Predikat", "Keterangan"], [1, NUMAN, "Nu'man Hakim", "Pramuka", "A", "Aktif"],
                                       [None, None, None, "Futsal", "B", "Baik"], [2, DEWI, "Dewi Lestari", "Menari", "A", "Luwes"]],
                            {"merges": ["A2:A3", "B2:B3", "C2:C3"]})),
     rows=3, values={"Nu'man Hakim/Pramuka.predicate": "A", "Nu'man Hakim/Futsal.predicate": "B", "Dewi Lestari/Menari.remark": "Luwes"})

# --- The files themselves ------------------------------------------------------------------------------

GOOD = [["NISN", "Nama", "MTK_P"], [NUMAN, "Nu'man Hakim", 85]]
GOOD_VALUES = {"Nu'man Hakim/MTK.knowledge_score": "85"}


def prefixed():
    xml = sheet_xml(GOOD).replace("xmlns=", "xmlns:x=")
    for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
        xml = re.sub(rf"<(/?){name}([ >/])", rf"<\1x:{name}\2", xml)
    return handmade(sheet=xml)


case("prefixed-elements.xlsx", "scores", "Elements with a prefix, as a library for .NET writes them", prefixed, rows=1, values=GOOD_VALUES)
case("utf16-parts.xlsx", "scores", "The sheet in UTF-16",
     lambda: handmade(sheet=sheet_xml(GOOD).replace("UTF-8", "UTF-16").encode("utf-16")), rows=1, values=GOOD_VALUES)
case("backslashes-in-names.xlsx", "scores", "Names of parts with backslashes and capitals",
     lambda: zipped({"XL\\Workbook.xml": workbook_xml("Data"), "XL\\_rels\\Workbook.xml.rels": RELATIONS, "XL\\Worksheets\\Sheet1.xml": sheet_xml(GOOD)}), rows=1, values=GOOD_VALUES)
case("no-cell-places.xlsx", "scores", "Rows and cells without their numbers",
     lambda: handmade(sheet=re.sub(r' r="[A-Z]*[0-9]+"', "", sheet_xml(GOOD))), rows=1, values=GOOD_VALUES)
case("macros.xlsm", "scores", "A workbook with macros: they are not looked at",
     lambda: handmade(GOOD, parts={"xl/vbaProject.bin": bytes(range(256))}), rows=1, values=GOOD_VALUES)
case("repeated-rows.ods", "scores", "OpenDocument with comments, repeated cells and a million blank rows",
     lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS}), rows=1, values={**GOOD_VALUES, "Nu'man Hakim/MTK.skill_score": "85"})
case("truncated.xlsx", "scores", "Cut off on its way", lambda: handmade(GOOD)[:-200], mistakes=[["", "rusak"]])
case("checksum-wrong.xlsx", "scores", "A byte of the sheet changed on its way", lambda: broken_checksum(), mistakes=[["", "rusak"]])
case("xml-cut-off.xlsx", "scores", "The sheet's XML ends in the middle", lambda: handmade(sheet=sheet_xml(GOOD)[:-60]), mistakes=[["", "rusak"]])
case("password.xlsx", "scores", "Locked with a password", lambda: compound("EncryptedPackage"), mistakes=[["", "kata sandi"]])
case("password.ods", "scores", "OpenDocument locked with a password",
     lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"\x01\x02",
                     "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'}),
     mistakes=[["", "kata sandi"]])
case("old-excel.xls", "scores", "Excel before 2007", lambda: libreoffice(openpyxl_book(("Data", GOOD)), "xlsx", "xls"), mistakes=[["", ".xls"]])
case("binary-excel.xlsb", "scores", "Excel's binary format", lambda: zipped({"xl/workbook.bin": b"\x83\x01\x00"}), mistakes=[["", ".xlsb"]])
case("document.xlsx", "scores", "A Word document with the wrong name", lambda: zipped({"word/document.xml": "<w/>"}), mistakes=[["", "Word"]])
case("web-page.xls", "scores", "A web page that an application calls .xls", lambda: b"<html><body><table><tr><td>NISN</td></tr></table></body></html>", mistakes=[["", "halaman web"]])
case("zip-bomb.xlsx", "scores", "48 MB of blanks packed into 50 kB", lambda: handmade(sheet="<worksheet>" + " " * (48 << 20) + "</worksheet>"), mistakes=[["", "lebih besar"]])
case("entity-bomb.xlsx", "scores", "XML entities that grow a billion times",
     lambda: handmade(sheet='<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'), mistakes=[["", "DOCTYPE"]])
case("entity-of-a-file.xlsx", "scores", "An XML entity that asks for a file of the machine",
     lambda: handmade(sheet='<!DOCTYPE z [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'), mistakes=[["", "DOCTYPE"]])
case("path-that-leads-out.xlsx", "scores", "A part that lies outside the file",
     lambda: handmade(GOOD, relations=RELATIONS.replace("worksheets/sheet1.xml", "../../../../etc/hosts"), parts={"../../../../etc/hosts": "x"}), rows=1, values=GOOD_VALUES)
case("link-to-a-server.xlsx", "scores", "The sheet is said to lie on a server: nothing is fetched, the sheet of the file is read",
     lambda: handmade(GOOD, relations=RELATIONS.replace('Target="worksheets/sheet1.xml"', 'Target="http://contoh.example/s.xml" TargetMode="External"')), rows=1, values=GOOD_VALUES)
case("part-twice.xlsx", "scores", "Two parts of one name: which is meant cannot be known", lambda: twice(), mistakes=[["", "rusak"]])
case("far-away-cell.xlsx", "scores", "A stray character in column XFD",
     lambda: handmade(sheet=sheet_xml(GOOD).replace("</row></sheetData>", '<c r="XFD2"><v>1</v></c></row></sheetData>')), mistakes=[["Data!XFD2", "500 kolom"]])
case("semicolons-named.csv", "scores", "A first line sep=;", lambda: b"sep=;\r\n" + text(GOOD), rows=1, values=GOOD_VALUES)
case("windows-1252.csv", "students", "Old Windows letters", lambda: text([["Nama", "NISN"], ["José Tampubolon", "0094445551"]], encoding="cp1252"), rows=1, values={"José Tampubolon.nisn": "0094445551"})
case("utf-8-with-a-bad-byte.csv", "students", "UTF-8 with a mark, and one byte that is none", lambda: b"\xef\xbb\xbfNama;NISN\r\nJos\xe9 Tampubolon;0094445551\r\n", mistakes=[["A2", "rusak"]])
case("quotes-and-line-breaks.csv", "attendance", "Quotes, doubled quotes and line breaks within cells",
     lambda: 'NISN,Nama,Catatan\r\n0091234567,Nu\'man Hakim,"Ananda ""bintang"" kelas,\r\ntingkatkan lagi"\r\n'.encode(),
     rows=1, values={"Nu'man Hakim.teacher_note": 'Ananda "bintang" kelas, tingkatkan lagi'})
case("quote-not-closed.csv", "scores", "A quote that is never closed", lambda: b'NISN;Nama;MTK_P\r\n0091234567;"Nu\'man Hakim;85\r\n', mistakes=[["B2", "petik"]])
case("no-headings.csv", "scores", "No headings at all", lambda: text([["1", "x", "85"], ["2", "y", "86"]]), mistakes=[["", "Judul kolom"]])
case("nothing-under-the-headings.xlsx", "scores", "Headings and nothing else", lambda: openpyxl_book(("Data", GOOD[:1])), rows=0, mistakes=[["", "baris data"]])
case("empty.csv", "scores", "An empty file", lambda: b"", mistakes=[["", "kosong"]])

ODS = """<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="Data"><table:table-row><table:table-cell office:value-type="string"><text:p>NISN</text:p></table:table-cell>
<table:table-cell office:value-type="string"><office:annotation><text:p>Isi nama lengkap</text:p></office:annotation><text:p>Nama</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>MTK_P</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>MTK_K</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="91234567"><text:p>91234567</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Nu'man<text:s/>Hakim</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="85" table:number-columns-repeated="2"><text:p>85</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16380"/></table:table-row>
<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def broken_checksum():
    data = bytearray(zipped({"xl/workbook.xml": workbook_xml("Data"), "xl/_rels/workbook.xml.rels": RELATIONS,
                             "xl/worksheets/sheet1.xml": sheet_xml(GOOD)}, stored=("xl/worksheets/sheet1.xml",)))
    place = data.index(b"<v>85</v>")
    data[place + 3] = ord("9")
    return bytes(data)


def twice():
    import warnings
    stream = io.BytesIO(handmade(GOOD))
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as file:
        warnings.simplefilter("ignore")
        file.writestr(zipfile.ZipInfo("xl/worksheets/sheet1.xml", (2020, 1, 1, 0, 0, 0)), sheet_xml([["NISN"]]))
    return stream.getvalue()


