import Intake
import Records
import Testing

private let who = "NISN,Nama"
private let numan = "0091234567,Nu'man Hakim"
private let clara = "0097654321,Clara Surya"

/// The fixture's school, its class 4A under Merdeka.
private func merdeka() -> Roster {
  var roster = Fixture.roster()
  roster.classes[0].curriculum = .merdeka
  return roster
}

private func read(_ kind: ImportKind, _ lines: String...) -> IntakeReport {
  Fixture.read(lines.joined(separator: "\n"), kind, roster: merdeka())
}

/// Docs/domain.md sections 5.2 and 5.3.
@Test func longScoresWithObjectives() throws {
  let report = read(
    .scores,
    "\(who),Mata Pelajaran,Nilai Akhir,Capaian,Perlu Penguatan,TP,Tujuan Pembelajaran,"
      + "Nilai TP,Ketercapaian",
    "\(numan),MTK,\"87,5\",,,TP1,membandingkan pecahan,90,T", ",,,,,,TP2,mengukur sudut,70,R",
    "\(numan),BIND,80,Baik sekali.,Masih kurang.,,,,",
    "\(clara),MTK,75,,,TP1,membandingkan pecahan,,R")
  #expect(report.complaints == [])
  #expect(report.scores.count == 3)
  let first = try #require(report.scores.first)
  #expect(first.finalScore.set == Score(hundredths: 8_750))
  #expect(
    first.objectives.set == [
      LearningObjective(
        id: "TP1", text: "membandingkan pecahan", score: Score(hundredths: 9_000), isAchieved: true),
      LearningObjective(
        id: "TP2", text: "mengukur sudut", score: Score(hundredths: 7_000), isAchieved: false),
    ])
  #expect(report.scores[1].achievedNarrative.set == "Baik sekali.")
  #expect(report.scores[1].objectives == .keep)
  #expect(report.scores[2].objectives.set?[0].isAchieved == false)
}

@Test func wideScoresHaveOneColumnASubject() throws {
  let report = read(.scores, "\(who),MTK,BIND,Agama", "\(numan),80,90,85", "\(clara),75,,70")
  #expect(report.complaints == [])
  #expect(report.scores.map(\.subject) == ["MTK", "BIND", "PABP-ISLAM", "MTK", "PABP-KATOLIK"])
  #expect(report.scores.map(\.finalScore.set?.rounded) == [80, 90, 85, 75, 70])
  #expect(report.ignoredColumns == [])
}

/// What is wrong, and what is said of it.
@Test(
  arguments: [
    (.scores, ["\(who),MTK_P", "\(numan),80"], "Kurikulum Merdeka"),
    (.scores, ["\(who),Mata Pelajaran,Nilai Pengetahuan", "\(numan),MTK,80"], "Kurikulum Merdeka"),
    (
      .scores, ["\(who),Mata Pelajaran,Tujuan Pembelajaran,Nilai TP", "\(numan),MTK,,80"],
      "no text"
    ),
    (
      .scores,
      [
        "\(who),Mata Pelajaran,Nilai Akhir,Tujuan Pembelajaran", "\(numan),MTK,80,a",
        "\(numan),MTK,81,b",
      ], "first row"
    ),
    (
      .scores, ["\(who),Mata Pelajaran,Nilai Akhir", "\(numan),MTK,80", "\(numan),MTK,81"],
      "already"
    ),
    (.cocurricular, ["\(who),Kegiatan,Tingkat", "\(numan),Kebun,Hebat"], "Not understood"),
    (.cocurricular, ["\(who),Kegiatan,Tingkat", "\(numan),,Mahir"], "has no name"),
    (.cocurricular, ["\(who),Kokurikuler", "\(numan),a", "\(numan),b"], "already there"),
    (.p5, ["\(who),Tema,Judul,Dimensi,Capaian", "\(numan),T,J,Mandiri,XX"], "Not understood"),
    (.p5, ["\(who),Tema,Judul,Dimensi,Capaian", "\(numan),,J,Mandiri,SB"], "no theme"),
    (.p5, ["\(who),Tema,Judul,Dimensi,Capaian", "\(numan),T,,Mandiri,SB"], "no title"),
    (.thresholds, ["Mata Pelajaran,KKM,Batas B,Batas A", "MTK,75,90,80"], "must rise"),
    (.thresholds, ["Mata Pelajaran,KKM", "MTK,75", "Matematika,76"], "already in row"),
    (.thresholds, ["Mata Pelajaran,KKM", "Kimia,75"], "not known"),
    (.electives, ["\(who),Mata Pelajaran,Ikut", "\(numan),MTK,Mungkin"], "Not understood"),
    (
      .attitude, ["\(who),Sikap Spiritual,Predikat Spiritual", "\(numan),Taat,Z"], "Not understood"
    ),
  ] as [(ImportKind, [String], String)])
func mistakesAreNamed(kind: ImportKind, lines: [String], said: String) throws {
  let report = Fixture.read(lines.joined(separator: "\n"), kind, roster: merdeka())
  let complaint = try #require(report.complaints.first)
  #expect(report.batch == nil)
  #expect(complaint.contains(said), "\(complaint)")
}

@Test func aFinalScoreIsRefusedUnderK13() throws {
  let report = Fixture.read("\(who),MTK\n\(numan),80", .scores)
  #expect(try #require(report.complaints.first).contains("MTK_P and MTK_K"))
}

@Test func midtermFilesOfBothForms() throws {
  let long = read(.midterm, "\(who),Mapel,Nilai,Catatan", "\(numan),MTK,\"79,5\",Tuntas")
  guard case .midterm(let patches)? = long.batch else { throw Missing() }
  #expect(patches[0].midtermScore.set == Score(hundredths: 7_950))
  #expect(patches[0].midtermRemark.set == "Tuntas")
  // K13: means so far beside the test (section 3.6).
  let wide = Fixture.read("\(who),MTK,MTK_P,MTK_K\n\(numan),70,80,90", .midterm)
  guard case .midterm(let patches)? = wide.batch else { throw Missing() }
  #expect(patches[0].midtermScore.set?.rounded == 70)
  #expect(patches[0].knowledgeScore.set?.rounded == 80)
  #expect(patches[0].skillScore.set?.rounded == 90)
}

private struct Missing: Error {}

@Test func projectsStandInSeveralRows() throws {
  let report = read(
    .p5, "\(who),Tema,Judul,Deskripsi,Dimensi,Elemen,Sub-elemen,Capaian,Catatan Proses",
    "\(numan),Gaya Hidup Berkelanjutan,Sampahku,Memilah sampah.,Mandiri,Regulasi,Disiplin,BSH,Tekun.",
    ",,,,,Gotong royong,Kolaborasi,Kerja sama,Sangat Berkembang,",
    ",,Kearifan Lokal,Batik,,Kreatif,,Gagasan asli,,", "\(clara),,-,,,,,,")
  #expect(report.complaints == [])
  guard case .p5(let lists)? = report.batch else { throw Missing() }
  let projects = try #require(lists[StudentID(1)])
  #expect(projects.map(\.title) == ["Sampahku", "Batik"])
  #expect(projects[0].targets.map(\.level) == [.asExpected, .highlyDeveloped])
  #expect(projects[0].processNote == "Tekun.")
  #expect(projects[1].targets == [P5Target(dimension: "Kreatif", subElement: "Gagasan asli")])
  #expect(lists[StudentID(2)] == [])
}

@Test func cocurricularActivityAsTextAndAsTable() throws {
  let report = read(
    .cocurricular, "\(who),Kokurikuler,Kegiatan,Dimensi,Tingkat,Keterangan",
    "\(numan),Mahir bekerja sama.,Kebun Sekolah,Kolaborasi,Mahir,Aktif.",
    ",,,Bank Sampah,Kemandirian,1,", "\(clara),-,,,,")
  #expect(report.complaints == [])
  guard case .cocurricular(let patches)? = report.batch else { throw Missing() }
  #expect(patches[0].narrative.set == "Mahir bekerja sama.")
  #expect(patches[0].activities?.map(\.level) == [.proficient, .developing])
  #expect(patches[0].activities?.map(\.dimension) == [.collaboration, .independence])
  #expect(patches[1].narrative == .clear && patches[1].activities == nil)
}

@Test func passMarksOfSubjectsAndWhoTakesWhat() throws {
  let marks = read(.thresholds, "Mata Pelajaran,Kelas,KKM", "MTK,4,72", "MTK,,70", "Agama,,75")
  guard case .thresholds(let patches)? = marks.batch else { throw Missing() }
  #expect(patches.map(\.subject) == ["MTK", "MTK", "PABP-ISLAM", "PABP-KATOLIK"])
  #expect(patches.map(\.grade) == [4, nil, nil, nil])
  #expect(patches.map(\.kkm.set) == [72, 70, 75, 75])
  let electives = read(
    .electives, "\(who),Mata Pelajaran,Ikut", "\(numan),MTK,Ya", "\(clara),MTK,Tidak",
    "\(clara),BIND,-")
  guard case .electives(let patches)? = electives.batch else { throw Missing() }
  #expect(patches.map(\.takes) == [.set(true), .set(false), .clear])
  let named = read(.electives, "\(who),Mata Pelajaran", "\(numan),MTK")
  guard case .electives(let patches)? = named.batch else { throw Missing() }
  #expect(patches.map(\.takes) == [.set(true)])
}

@Test func transfersAndGroupsOfAchievements() throws {
  let report = read(
    .transfers, "\(who),Tanggal Keluar,Kelas yang Ditinggalkan,Sebab,Sekolah Tujuan",
    "\(numan),6/1/2020,IV A,Mengikuti orang tua,SDN Contoh 2")
  guard case .transfers(let patches)? = report.batch else { throw Missing() }
  #expect(patches[0].date.set == CalendarDate(year: 2020, month: 1, day: 6))
  #expect(patches[0].grade.set == 4 && patches[0].reason.set == "Mengikuti orang tua")
  let awards = read(
    .achievements, "\(who),Kelompok,Jenis Prestasi,Keterangan",
    "\(numan),Ekstrakurikuler,Lari,Juara 1",
    "\(numan),Kurikuler,OSN,Juara 2", "\(numan),,Pidato,Juara 3")
  guard case .achievements(let lists)? = awards.batch else { throw Missing() }
  #expect(lists[StudentID(1)]?.map(\.group) == [.extracurricular, .curricular, nil])
}

@Test func attitudeLettersOfSecondarySchool() throws {
  let report = read(
    .attitude, "\(who),Predikat Spiritual,Sikap Spiritual,Predikat Sosial,Sikap Sosial",
    "\(numan),SB,Taat.,Baik,Jujur.")
  guard case .attitude(let patches)? = report.batch else { throw Missing() }
  #expect(patches[0].spiritualPredicate.set == .excellent)
  #expect(patches[0].socialPredicate.set == .good)
}

@Test func settingsOfEveryKindOfReport() throws {
  let report = read(
    .settings, "Jenis Rapor,Tanggal Rapor,Bentuk Deskripsi,Peringkat",
    "Akhir Semester,19/06/2020,Lengkap,Ya", "P5,18/06/2020,,", "Pelengkap,17/06/2020,,",
    "PTS,13/03/2020,,")
  #expect(report.complaints == [])
  #expect(report.settings.map(\.kind) == [.endOfTerm, .p5, .supplement, .midterm])
  #expect(report.settings[0].narrativeMode.set == .full && report.settings[0].showsRank.set == true)
}

/// The whole list of 66 columns as Dapodik writes it, with its two rows of headings (section 5.1).
@Test func dapodikListOf66Columns() throws {
  let top =
    "No,Nama,NIPD,JK,NISN,Tempat Lahir,Tanggal Lahir,NIK,Agama,Alamat,RT,RW,Dusun,Kelurahan,"
    + "Kecamatan,Kode Pos,Jenis Tinggal,Alat Transportasi,Telepon,HP,E-Mail,SKHUN,Penerima KPS,"
    + "No. KPS,Data Ayah,,,,,,Data Ibu,,,,,,Data Wali,,,,,,Rombel Saat Ini,"
    + "No Peserta Ujian Nasional,No Seri Ijazah,Penerima KIP,Nomor KIP,Nama di KIP,Nomor KKS,"
    + "No Registrasi Akta Lahir,Bank,Nomor Rekening Bank,Rekening Atas Nama,"
    + "Layak PIP (usulan dari sekolah),Alasan Layak PIP,Kebutuhan Khusus,Sekolah Asal,"
    + "Anak ke-berapa,Lintang,Bujur,No KK,Berat Badan,Tinggi Badan,Lingkar Kepala,"
    + "\"Jml. Saudara\nKandung\",Jarak Rumah ke Sekolah (KM)"
  let part = "Nama,Tahun Lahir,Jenjang Pendidikan,Pekerjaan,Penghasilan,NIK"
  let below =
    String(repeating: ",", count: 24) + "\(part),\(part),\(part)"
    + String(repeating: ",", count: 24)
  let student =
    "1,RANI PUSPITA,1920031,P,0104567890,Tangerang,2010-05-06,3671000000000000,Islam,Jl. Melati 3,"
    + "2,5,Kebon,Sukasari,Tangerang,15118,Bersama orang tua,Jalan kaki,0215550000,081200000000,,,"
    + "Tidak,,Suprapto,1980,SMA,Buruh,500000,36,Sumiati,1982,SMP,Pedagang,0,36,Darmo,1950,SD,Tani,0,"
    + "36,Kelas 4A,,,Tidak,,0,,,BRI,123,RANI,Tidak,,Tidak ada,TK Pelita,2,-6.1,106.6,36,23,121,50,1,2"
  #expect(top.split(separator: ",", omittingEmptySubsequences: false).count == 66)
  let text =
    "Daftar Peserta Didik\nSDN CONTOH 1\nKec. Tangerang\nTanggal Unduh: 2019-12-10\n"
    + "\(top)\n\(below)\n\(student)\n"
  let report = Fixture.read(text, .students)
  #expect(report.complaints == [])
  let patch = try #require(report.students.first)
  #expect(patch.fullName.set == "RANI PUSPITA" && patch.nisn.set == NISN("0104567890"))
  #expect(patch.father.name.set == "Suprapto" && patch.father.occupation.set == "Buruh")
  #expect(patch.mother.name.set == "Sumiati" && patch.mother.occupation.set == "Pedagang")
  #expect(patch.guardian.name.set == "Darmo" && patch.guardian.occupation.set == "Tani")
  #expect(patch.className.set == "4A" && patch.birthOrder.set == 2)
  #expect(patch.previousSchool.set == "TK Pelita" && patch.phone.set == "081200000000")
  // Citizen and family numbers and bank data are never read (sections 5.1, 6.8).
  for header in ["NIK", "No KK", "Bank", "Nomor Rekening Bank", "Penerima KPS"] {
    #expect(report.ignoredColumns.contains { $0.header == header }, "\(header)")
  }
}
