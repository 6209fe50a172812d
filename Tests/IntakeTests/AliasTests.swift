import Intake
import Records
import Testing

/// The headings that schools use (Docs/domain.md section 5.3), each taken for its field.
@Suite struct AliasTests {
  static let headings: [(ImportKind, String, [String])] = [
    (
      .students, "fullName",
      ["Nama", "Nama Lengkap", "Nama Siswa", "Nama Peserta Didik", "NAMA MURID", "nama_siswa"]
    ),
    (.students, "nisn", ["NISN", "N I S N", "Nomor Induk Siswa Nasional", "NISN (10 digit)"]),
    (.students, "localStudentNumber", ["NIS", "NIPD", "No Induk", "No. Induk", "Nomor Induk"]),
    (.students, "sex", ["JK", "L/P", "Jenis Kelamin", "Jenis\nKelamin"]),
    (.students, "birthPlace", ["Tempat Lahir", "TEMPAT LAHIR"]),
    (.students, "birthDate", ["Tanggal Lahir", "Tgl Lahir", "Tgl. Lahir"]),
    (.students, "birthPlaceAndDate", ["Tempat, Tanggal Lahir", "TTL", "Tempat/Tgl Lahir"]),
    (.students, "religion", ["Agama"]),
    (.students, "className", ["Rombel", "Rombel Saat Ini", "Kelas", "Rombongan Belajar"]),
    (.students, "fatherName", ["Nama Ayah", "Ayah"]),
    (.students, "motherOccupation", ["Pekerjaan Ibu"]),
    (.students, "guardianName", ["Nama Wali", "Wali"]),
    (.students, "previousSchool", ["Sekolah Asal", "Asal Sekolah"]),
    (.students, "admissionDate", ["Tanggal Diterima", "Tgl Diterima", "Tanggal Masuk"]),
    (.students, "phone", ["HP", "No. HP", "Nomor HP"]),
    (.students, "landline", ["Telepon", "Nomor Telepon"]),
    (.students, "birthOrder", ["Anak ke-berapa", "Anak ke"]),
    (.students, "street", ["Alamat", "Alamat Rumah", "Jalan"]),
    (.students, "postalCode", ["Kode Pos"]),
    (.students, "specialNeeds", ["Kebutuhan Khusus"]),
    (.scores, "subject", ["Mata Pelajaran", "Mapel", "Muatan Pelajaran"]),
    (.scores, "knowledgeScore", ["Nilai Pengetahuan", "Pengetahuan", "KI-3", "Nilai KI 3"]),
    (.scores, "skillScore", ["Nilai Keterampilan", "Keterampilan", "KI-4"]),
    (.scores, "knowledgeNarrative", ["Deskripsi Pengetahuan", "Deskripsi KI-3"]),
    (.scores, "skillNarrative", ["Deskripsi Keterampilan", "Deskripsi KI 4"]),
    (.attendance, "sick", ["S", "Sakit"]), (.attendance, "excused", ["I", "Izin", "Ijin"]),
    (.attendance, "unexcused", ["A", "Alpa", "Alpha", "Tanpa Keterangan"]),
    (.attendance, "teacherNote", ["Catatan", "Catatan Wali Kelas"]),
    (.attendance, "heightOdd", ["Tinggi Badan 1", "TB 1", "Tinggi Badan (Semester 1)", "TB1"]),
    (.attendance, "weightEven", ["Berat Badan 2", "BB 2", "Berat Badan Semester 2"]),
    (.attendance, "sight", ["Penglihatan"]), (.attendance, "hearing", ["Pendengaran"]),
    (.extracurricular, "activity", ["Ekstrakurikuler", "Ekskul", "Eskul", "Kegiatan"]),
    (.extracurricular, "remark", ["Keterangan", "Deskripsi"]),
    (.achievements, "achievementKind", ["Jenis Prestasi", "Prestasi", "Jenis Kegiatan"]),
    (.attitude, "spiritual", ["Sikap Spiritual", "KI-1", "Spiritual"]),
    (.attitude, "social", ["Sikap Sosial", "KI-2", "Sosial"]),
    (.decisions, "decision", ["Keputusan", "Hasil", "Kenaikan Kelas"]),
    (.decisions, "nextGrade", ["Kelas Berikutnya", "Naik ke Kelas", "Ke Kelas"]),
    (.staff, "fullName", ["Nama", "Nama Guru", "Nama PTK"]), (.staff, "nip", ["NIP", "N.I.P."]),
    (.staff, "titleFront", ["Gelar Depan"]), (.staff, "titleBack", ["Gelar Belakang", "Gelar"]),
    (.staff, "office", ["Jabatan", "Tugas", "Jenis PTK"]),
    (.staff, "staffNumber", ["NUPTK", "NIY", "Nomor Pegawai"]),
    (.schools, "npsn", ["NPSN"]), (.schools, "schoolName", ["Nama Sekolah", "Nama"]),
    (.classes, "className", ["Kelas", "Rombel", "Nama Rombel"]),
    (.classes, "homeroomTeacher", ["Wali Kelas", "Guru Kelas"]),
    (.subjects, "subjectName", ["Mata Pelajaran", "Nama Mapel"]),
    (.settings, "reportDate", ["Tanggal Rapor", "Tgl Rapor"]),
    (.settings, "masteryThreshold", ["KKM", "KKM Satuan Pendidikan"]),
  ]

  @Test(arguments: headings)
  func isTakenForItsField(_ kind: ImportKind, _ field: String, _ headings: [String]) {
    for heading in headings {
      // The columns without which a row is no row of headings.
      let others = field == "fullName" || field == "className" ? "NIS;NIP" : "Nama;Kelas;Kode"
      let text = "\"\(heading)\";\(others);NPSN;Nama Sekolah\n-;-;-;-;-;-\n"
      let columns = Fixture.read(text, kind).columns
      #expect(columns.first { $0.letter == "A" }?.field == field, "\(kind) \(heading)")
    }
  }

  /// What is no field is ignored, and said so.
  @Test func unknownColumnsAreListed() {
    let report = Fixture.read("Nama,NISN,NIK,Bank,S\nClara Surya,,3,BRI,2\n", .attendance)
    #expect(report.ignoredColumns.map(\.letter) == ["C", "D"])
    #expect(report.ignoredColumns.map(\.header) == ["NIK", "Bank"])
    #expect(report.attendance.first?.sick == .set(2))
  }

  /// Dapodik's two rows of headings, under which "Nama" stands four times (Docs/domain.md section 5.1).
  @Test func dapodikHeadingsInTwoRows() {
    let report = Fixture.read(
      """
      Daftar Peserta Didik,,,,,,,,
      SDN CONTOH 1,,,,,,,,
      ,,,,,,,,
      No,Nama,NIPD,JK,NISN,Data Ayah,,Data Ibu,,Data Wali,,Rombel Saat Ini,"Jml. Saudara
      Kandung"
      ,,,,,Nama,Pekerjaan,Nama,Pekerjaan,Nama,Pekerjaan,,
      1,Ani Lestari,1718001,P,0112345678,Adi,Guru,Ida,Dokter,Eka,Petani,Kelas 4A,2
      """, .students)
    #expect(report.complaints == [])
    let patch = report.students.first
    #expect(patch?.father.name == .set("Adi") && patch?.father.occupation == .set("Guru"))
    #expect(patch?.mother.name == .set("Ida") && patch?.mother.occupation == .set("Dokter"))
    #expect(patch?.guardian.name == .set("Eka") && patch?.guardian.occupation == .set("Petani"))
    #expect(patch?.fullName == .set("Ani Lestari") && patch?.className == .set("4A"))
  }

  @Test(arguments: [0, 5, 18, 19, 20])
  func headingsStandInTheFirstTwentyRows(_ above: Int) {
    let text = String(repeating: "Judul\n", count: above) + "Nama;S\nClara Surya;2\n"
    let report = Fixture.read(text, .attendance)
    #expect((report.batch != nil) == (above < 20))
  }
}
