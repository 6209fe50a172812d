#!/usr/bin/env python3
"""Makes students.json: 8 classes of 30 invented students, the same every time (seeded, no clock, no locale).

    generate.py STUDENTS.json

The nasty ones are all in class 1A: a name of 110 characters, markup characters, Arabic and Chinese, descriptions of 800
and 2,600 characters, a long web address, typographic signs.
"""

import json, random, sys

R = random.Random(20130713)
MALE = "Budi Agus Dimas Rizky Fajar Bayu Arif Hendra Ilham Yusuf Galih Rangga Wahyu Eko Teguh Surya Bagas Farhan Naufal Aditya".split()
FEM = "Siti Dewi Putri Ayu Rina Lestari Wulan Intan Nadia Fitri Kartika Ratna Indah Maya Citra Aisyah Zahra Bunga Melati Salsabila".split()
LAST = "Santoso Wijaya Pratama Saputra Nugroho Hidayat Ramadhan Setiawan Kurniawan Siregar Nasution Simanjuntak Hutapea Lubis Wibowo Susanto Rahmawati Maharani Permata Anggraini Oktaviani Handayani Utami Puspitasari".split()
SUBJ = [
    "Pendidikan Agama dan Budi Pekerti",
    "Pendidikan Pancasila dan Kewarganegaraan",
    "Bahasa Indonesia",
    "Matematika",
    "Ilmu Pengetahuan Alam",
    "Ilmu Pengetahuan Sosial",
    "Seni Budaya dan Prakarya",
    "Pendidikan Jasmani, Olahraga, dan Kesehatan",
    "Bahasa Daerah (Bahasa Jawa)",
    "Bahasa Inggris",
]
KD = {
    0: [
        "memahami makna kisah keteladanan para nabi",
        "mengenal makna Asmaul Husna",
        "menghafal surah-surah pendek",
        "memahami tata cara bersuci dan salat",
        "meneladani sikap jujur dan amanah",
    ],
    1: [
        "memahami simbol dan makna sila Pancasila",
        "mengidentifikasi hak dan kewajiban di rumah dan sekolah",
        "menjelaskan manfaat keberagaman umat beragama",
        "memahami arti bersatu dalam keberagaman",
    ],
    2: [
        "mencermati gagasan pokok dan gagasan pendukung",
        "menguraikan isi teks petunjuk",
        "menggali pengetahuan baru dari teks nonfiksi",
        "memeriksa ciri kebahasaan puisi anak",
        "membandingkan isi dua teks bacaan",
    ],
    3: [
        "menjelaskan pecahan senilai dengan gambar",
        "memahami kelipatan persekutuan terkecil",
        "menghitung keliling dan luas bangun datar",
        "menentukan hubungan antargaris",
        "menaksir hasil operasi hitung dua bilangan",
    ],
    4: [
        "menganalisis hubungan bentuk dan fungsi bagian tumbuhan",
        "membandingkan siklus hidup beberapa hewan",
        "memahami macam-macam gaya dan pengaruhnya",
        "mengidentifikasi sumber energi alternatif",
    ],
    5: [
        "mengidentifikasi karakteristik ruang dan sumber daya alam",
        "memahami kerajaan Hindu, Buddha, dan Islam di Indonesia",
        "mengenal kegiatan ekonomi masyarakat sekitar",
        "menyajikan peta wilayah provinsi",
    ],
    6: [
        "memahami gambar dan bentuk tiga dimensi",
        "mengetahui tanda tempo dan tinggi rendah nada",
        "mengetahui gerak tari kreasi daerah",
        "membuat karya kolase, montase, dan mozaik",
    ],
    7: [
        "memahami variasi gerak dasar lokomotor",
        "memahami bentuk latihan kebugaran jasmani",
        "memahami gerak dasar renang gaya dada",
        "memahami cara menjaga kesehatan diri",
    ],
    8: [
        "memahami teks wayang dan tokohnya",
        "menulis kalimat sederhana beraksara Jawa",
        "melagukan tembang macapat",
        "memahami unggah-ungguh basa",
    ],
    9: [
        "memahami ungkapan sapaan sederhana",
        "menyebutkan nama benda di sekitar sekolah",
        "menyusun kalimat deskriptif pendek",
        "memahami teks percakapan sehari-hari",
    ],
}
LEVEL = [
    (90, "A", "sangat baik"),
    (80, "B", "baik"),
    (70, "C", "cukup baik"),
    (0, "D", "perlu bimbingan"),
]
SPIR = [
    "ketaatan beribadah",
    "berperilaku syukur",
    "berdoa sebelum dan sesudah melakukan kegiatan",
    "toleransi dalam beribadah",
]
SOS = ["jujur", "disiplin", "tanggung jawab", "santun", "peduli", "percaya diri", "kerja sama"]
EKS = [
    "Praja Muda Karana (Pramuka)",
    "Seni Tari Tradisional",
    "Sepak Bola",
    "Drum Band",
    "Dokter Kecil (UKS)",
    "Baca Tulis Al-Qur'an",
    "Pencak Silat",
    "Paduan Suara",
]
ACH = [
    ("Lomba Cerdas Cermat", "Juara 2 tingkat kecamatan pada peringatan Hari Pendidikan Nasional"),
    ("Lomba Menggambar", "Juara 1 tingkat kabupaten, tema pelestarian lingkungan hidup"),
    ("Olimpiade Matematika SD", "Peserta 10 besar tingkat provinsi Jawa Tengah"),
    ("Pencak Silat O2SN", "Medali perunggu kelas usia dini putra/putri"),
    ("Lomba Baca Puisi", "Juara harapan 1 tingkat gugus sekolah"),
]
TEACH = [
    "Sri Wahyuningsih, S.Pd.",
    "Drs. Bambang Suprapto",
    "Endang Purwanti, S.Pd.SD.",
    "Tri Mulyono, S.Pd., M.Pd.",
    "Nur'aini Hasanah, S.Pd.I.",
    "Yohanes Kristianto, S.Pd.",
    "Rr. Dyah Ayu Pitaloka, S.Pd.",
    "Hj. Maimunah, S.Ag.",
]


def pad(text, lo, hi, more):
    i = 0
    while len(text) < lo:
        text += " " + more[i % len(more)]
        i += 1
    if len(text) > hi:
        text = text[:hi].rsplit(" ", 1)[0].rstrip(",") + "."
    return text


def clause(s):
    return R.sample(KD[s], 2)


def desc(nick, s, score, skill=False, lo=120, hi=220):
    lv = next(l for t, _, l in LEVEL if score >= t)
    a, b = clause(s)

    t = (
        f"Ananda {nick} {lv} dalam {a}"
        + (f" dan {R.choice(KD[s])}" if R.random() < 0.3 else "")
        + f", perlu bimbingan dalam {b}."
    )
    return pad(
        t,
        lo,
        hi,
        [
            "Ananda terus meningkat dengan latihan mandiri di rumah.",
            "Pertahankan semangat belajar dan kerja samanya.",
        ],
    )


def long_desc(nick, s, n):
    out = ""
    while len(out) < n:
        out += (" " if out else "") + desc(nick, s, R.randint(60, 99))
    return out[:n].rsplit(" ", 1)[0] + "."


def student(i):
    c, k = divmod(i, 30)
    grade = 1 + c % 6 if c < 6 else 4 + (c - 6)
    letter = "A" if c < 6 else "B"
    male = R.random() < 0.5
    first = R.choice(MALE if male else FEM)
    name = f"{first} {R.choice(LAST)}" + (f" {R.choice(LAST)}" if R.random() < 0.4 else "")
    nick = first
    subj = []
    for s in range(10):
        ks, ss = R.randint(66, 99), R.randint(68, 99)
        subj.append(
            dict(
                name=SUBJ[s],
                k_score=ks,
                k_pred=next(p for t, p, _ in LEVEL if ks >= t),
                k_desc=desc(nick, s, ks),
                s_score=ss,
                s_pred=next(p for t, p, _ in LEVEL if ss >= t),
                s_desc=desc(nick, s, ss, True),
            )
        )
    a, b = R.sample(SPIR, 2)
    x, y, z = R.sample(SOS, 3)
    spir = pad(
        f"Ananda {nick} sangat baik dalam {a} dan {b}, serta mulai berkembang dalam memelihara hubungan baik dengan sesama ciptaan Tuhan Yang Maha Esa.",
        200,
        300,
        [
            "Dengan bimbingan dan pendampingan yang lebih, Ananda akan mampu meningkatkan sikap spiritualnya.",
            "Pertahankan dan tingkatkan terus.",
        ],
    )
    soc = pad(
        f"Ananda {nick} sangat baik dalam sikap {x}, {y}, dan {z}, serta mulai meningkat dalam sikap {R.choice(SOS)} ketika bekerja dalam kelompok di dalam maupun di luar kelas.",
        200,
        300,
        [
            "Guru dan orang tua diharapkan terus memberi teladan dan penguatan yang positif.",
            "Pertahankan dan tingkatkan terus.",
        ],
    )
    eks = [
        dict(
            name=e,
            desc=f"{R.choice(['Sangat baik', 'Baik', 'Cukup baik'])}. Ananda {nick} aktif mengikuti kegiatan, bekerja sama dengan teman, dan menyelesaikan tugas latihan tepat waktu.",
        )
        for e in R.sample(EKS, R.choice([2, 3]))
    ]
    h1, w1 = R.randint(112, 148), R.randint(19, 45)
    up = grade < 6
    return dict(
        id=f"{i+1:03d}",
        name=name,
        nick=nick,
        nis=f"{21000+i}",
        nisn=f"{3120000000+i*7919%9999999:010d}",
        **{"class": f"{grade}{letter}"},
        semester="2 (Genap)",
        school="SD Negeri 02 Karanganyar",
        address="Jalan Kyai Haji Ahmad Dahlan No. 45, Karanganyar, Kabupaten Karanganyar, Jawa Tengah 57711",
        year="2024/2025",
        spiritual=spir,
        social=soc,
        subjects=subj,
        extras=eks,
        suggestion=f"Ananda {nick} hendaknya lebih rajin membaca buku, mengulang pelajaran di rumah, dan mengurangi waktu bermain gawai agar hasil belajar pada semester berikutnya semakin meningkat.",
        height=[h1, h1 + R.randint(1, 4)],
        weight=[w1, w1 + R.randint(0, 3)],
        health=[
            dict(aspect=a, note=R.choice(n))
            for a, n in (
                ("Pendengaran", ["Baik", "Normal, tidak ada gangguan"]),
                ("Penglihatan", ["Baik", "Perlu periksa ke dokter mata"]),
                ("Gigi", ["Bersih dan sehat", "Terdapat gigi berlubang, perlu perawatan"]),
                ("Lainnya", ["-", "Alergi debu"]),
            )
        ],
        achievements=[dict(kind=a, note=n) for a, n in R.sample(ACH, R.randint(0, 3))],
        absence=dict(sick=R.randint(0, 6), permit=R.randint(0, 4), none=R.randint(0, 2)),
        decision=(
            f"Berdasarkan pencapaian kompetensi pada semester ke-1 dan ke-2, Ananda ditetapkan naik ke kelas {grade+1} ({['', 'satu','dua','tiga','empat','lima','enam'][grade+1]})."
            if up
            else "Berdasarkan pencapaian kompetensi pada semester ke-1 dan ke-2, Ananda dinyatakan lulus dari satuan pendidikan."
        ),
        parent="..............................",
        place_date="Karanganyar, 20 Juni 2025",
        teacher=TEACH[c],
        teacher_nip=f"19780{c+1}12 200501 2 00{c+1}",
        principal="Drs. H. Suparman Hadi, M.Pd.",
        principal_nip="19650817 198803 1 004",
    )


def rename(s, name, nick):
    t = json.dumps(s, ensure_ascii=False)
    old = s["nick"]
    d = json.loads(
        t.replace(f"Ananda {old} ", "Ananda " + json.dumps(nick, ensure_ascii=False)[1:-1] + " ")
    )
    d["name"], d["nick"] = name, nick
    return d


def main(out):
    S = [student(i) for i in range(240)]
    # nasty cases, all in class 1A (first 30) so that every peer meets them even with --students 30
    S[3] = rename(
        S[3],
        "Raden Mas Muhammad Ahmad Zulkarnain Abdurrahman Wahid Hasyim Asy'ari Kusumadiningrat Prawirodirdjo Sastroamidjojo",
        "Zulkarnain",
    )
    S[5] = rename(S[5], "Ani", "Ani")
    S[7] = rename(S[7], "Nur'aini Ma'rifatul Qur'ani", "Nur'aini")
    S[11] = rename(S[11], 'Siti <Ami> & "Putri" O\'Neil', "Siti & <Ami>")
    S[11]["subjects"][3][
        "k_desc"
    ] = "Ananda Siti & <Ami> baik dalam membandingkan bilangan 5 < 7 & 9 > 2, serta #1 *terbaik* _di_ kelas; $5_000 \\ @kelas [a] {b} ~50% ^2 `kode`, perlu bimbingan dalam pecahan </td> dan &amp; tanda."
    S[13]["achievements"] = [
        dict(
            kind="مسابقة حفظ القرآن الكريم",
            note="الفائز بالمركز الأول في مسابقة تلاوة القرآن الكريم على مستوى المحافظة ٢٠٢٥",
        ),
        dict(
            kind="汉语演讲比赛",
            note="荣获全省小学生汉语演讲比赛一等奖，表现优秀，特发此状以资鼓励。",
        ),
        dict(
            kind="Musabaqah Tilawatil Qur'an (MTQ)",
            note="Juara 1 (الفائز الأول) tingkat kabupaten – 第一名",
        ),
    ]
    for s in range(10):
        S[17]["subjects"][s]["k_desc"] = long_desc(S[17]["nick"], s, 800)
    S[19]["subjects"][4]["s_desc"] = long_desc(
        S[19]["nick"], 4, 2600
    )  # taller than a page: must split
    S[23]["achievements"] = [
        dict(
            kind="Karya Tulis Daring",
            note="https://contoh.sch.id/arsip/karya-tulis/"
            + "pelestarianlingkunganhidup" * 4
            + ".html",
        )
    ]
    S[29] = rename(S[29], "A’isyah Ḥusnā Çelik-Müller", "A’isyah")
    S[29][
        "suggestion"
    ] = "Suhu 37 °C – “cukup” … ½ jam, ketekunan ≥ 80 %, harga € 5; affiks, fi, ffi, Tokyo AVATAR To Wa Yo."
    with open(out, "w", encoding="utf-8") as f:
        json.dump(S, f, ensure_ascii=False, separators=(",", ":"))


main(sys.argv[1])
