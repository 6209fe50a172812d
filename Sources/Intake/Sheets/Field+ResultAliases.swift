extension Field {
  static let scores: [(field: Field, headings: String)] = [
    (.subject, "matapelajaran mapel muatanpelajaran namamapel kodemapel pelajaran"),
    (
      .knowledgeScore,
      "nilaipengetahuan pengetahuan nilaiki3 ki3 nilaip angkapengetahuan nilaipengetahuanki3"
    ),
    (.knowledgePredicate, "predikatpengetahuan predikatki3 predikatp"),
    (.knowledgeNarrative, "deskripsipengetahuan deskripsiki3 deskripsip"),
    (.skillScore, "nilaiketerampilan keterampilan nilaiki4 ki4 nilaik angkaketerampilan"),
    (.skillPredicate, "predikatketerampilan predikatki4 predikatk"),
    (.skillNarrative, "deskripsiketerampilan deskripsiki4 deskripsik"),
    (.finalScore, "nilaiakhir nilairapor na nilai"),
    (
      .achievedNarrative,
      "capaiankompetensi capaiantertinggi deskripsitertinggi deskripsicapaian capaian dikuasai"
    ),
    (
      .needsHelpNarrative,
      "perlupenguatan perluditingkatkan capaianterendah deskripsiterendah perlubimbingan"
    ),
    (.objectiveID, "tp notp nomortp kodetp tpid kd nokd nomorkd kodekd"),
    (.objective, "tujuanpembelajaran tekstp kompetensidasar tekskd"),
    (.objectiveScore, "nilaitp nilaitujuanpembelajaran nilaikd nilaikompetensidasar"),
    (.isAchieved, "ketercapaian ketercapaiankompetensi tercapai tuntas"),
  ]

  static let midterm: [(field: Field, headings: String)] = [
    (.subject, "matapelajaran mapel muatanpelajaran namamapel kodemapel pelajaran"),
    (.midtermScore, "nilai nilaipts nilaists nilaiuts pts sts uts nilaitengahsemester"),
    (.midtermRemark, "catatan keterangan"),
    (.knowledgeScore, "nilaipengetahuan pengetahuan nilaiki3 ki3 nilaip"),
    (.knowledgePredicate, "predikatpengetahuan predikatki3 predikatp"),
    (.skillScore, "nilaiketerampilan keterampilan nilaiki4 ki4 nilaik"),
    (.skillPredicate, "predikatketerampilan predikatki4 predikatk"),
  ]

  static let cocurricular: [(field: Field, headings: String)] = [
    (.cocurricularNarrative, "kokurikuler deskripsikokurikuler deskripsi narasi"),
    (.activity, "kegiatan kegiatankokurikuler namakegiatan"),
    (.profileDimension, "dimensi dimensiprofil dimensiprofillulusan"),
    (.profileLevel, "tingkat capaian predikat level"), (.remark, "keterangan"),
  ]

  static let projects: [(field: Field, headings: String)] = [
    (.theme, "tema temaprojek"), (.projectTitle, "judul judulprojek projek namaprojek"),
    (.projectDescription, "deskripsi deskripsiprojek"), (.dimension, "dimensi"),
    (.element, "elemen"), (.subElement, "subelemen target sub"),
    (.projectLevel, "capaian nilai predikat tingkat"),
    (.processNote, "catatanproses catatan"),
  ]

  static let thresholds: [(field: Field, headings: String)] = [
    (.rowNumber, "no nomor nourut"),
    (.subject, "matapelajaran mapel muatanpelajaran namamapel kodemapel pelajaran kode"),
    (.grade, "tingkat kelas tingkatkelas"), (.masteryThreshold, "kkm kktp"),
    (.bFrom, "batasb bmulai bawahb predikatb"), (.aFrom, "batasa amulai bawaha predikata"),
  ]

  static let electives: [(field: Field, headings: String)] = [
    (.subject, "matapelajaran mapel namamapel kodemapel pelajaran mapelpilihan"),
    (.takesSubject, "ikut mengikuti ambil mengambil"),
  ]

  static let transfers: [(field: Field, headings: String)] = [
    (.leavingDate, "tanggalkeluar tglkeluar tanggalpindah tanggal tanggalmutasi"),
    (.leavingGrade, "kelasyangditinggalkan kelasditinggalkan kelas tingkat"),
    (.leavingReason, "sebab sebabsebabkeluar sebabkeluar alasan alasankeluar alasanpindah"),
    (.leavingDestination, "sekolahtujuan pindahke tujuan"),
  ]
}
