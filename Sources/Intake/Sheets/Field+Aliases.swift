internal import Records

extension Field {
  /// The headings by which each kind of file names its columns, folded to small letters and digits (Docs/domain.md
  /// section 5.3).
  static func aliases(of kind: ImportKind) -> [(field: Field, headings: String)] {
    switch kind {
    case .schools: schools
    case .staff: staff
    case .classes: classes
    case .students: students
    case .subjects: subjects
    case .scores: who + scores
    case .attitude: who + attitude
    case .attendance: who + attendance
    case .extracurricular: who + extracurricular
    case .achievements: who + achievements
    case .decisions: who + decisions
    case .settings: settings
    }
  }

  /// The columns of which a file of the kind needs one of each group.
  static func required(by kind: ImportKind) -> [[Field]] {
    let someone: [Field] = [.nisn, .localStudentNumber, .fullName]
    return switch kind {
    case .schools: [[.npsn], [.schoolName]]
    case .staff: [[.fullName]]
    case .classes: [[.className]]
    case .students: [someone]
    case .subjects: [[.subjectCode]]
    case .scores: [someone]
    case .attitude: [someone, [.spiritual, .social]]
    case .attendance: [someone, attendance.map(\.field)]
    case .extracurricular: [someone, [.activity]]
    case .achievements: [someone, [.achievementKind]]
    case .decisions: [someone, [.decision]]
    case .settings: [settings.map(\.field)]
    }
  }

  private static let number: (field: Field, headings: String) = (.rowNumber, "no nomor nourut")

  private static let identity: [(field: Field, headings: String)] = [
    (.nisn, "nisn nomorinduksiswanasional nonisn nomornisn"),
    (
      .localStudentNumber,
      "nis nipd noinduk nomorinduk noinduksiswa nomorinduksiswa nomorindukpesertadidik nisnipd"
    ),
    (
      .fullName,
      "nama namalengkap namasiswa namapesertadidik namamurid namalengkapsiswa namalengkapmurid"
        + " namalengkappesertadidik namapd"
    ),
    (.birthDate, "tanggallahir tgllahir tgllhr tanggallahirsiswa"),
  ]

  private static let who = [number] + identity

  private static let address: [(field: Field, headings: String)] = [
    (.street, "alamat alamatsiswa alamatpesertadidik alamatmurid alamatrumah jalan alamatsekolah"),
    (.rt, "rt"), (.rw, "rw"), (.hamlet, "dusun namadusun"),
    (.village, "kelurahan desa desakelurahan kelurahandesa"), (.district, "kecamatan kec"),
    (.city, "kota kabupaten kabupatenkota kotakabupaten kabkota"), (.province, "provinsi propinsi"),
    (.postalCode, "kodepos"),
    (.phone, "hp telepon nohp nomorhp notelepon nomortelepon telp notelp telephone nowa"),
  ]

  private static let schools =
    [
      number, (.npsn, "npsn"), (.schoolName, "namasekolah nama namasatuanpendidikan sekolah"),
      (.level, "jenjang bentukpendidikan"), (.ownership, "status statussekolah"),
      (.legacySchoolNumber, "nss nisnssnds nds nis nomorstatistiksekolah"),
      (.website, "website situs web laman"), (.email, "email surel alamatemail"),
      (.signingPlace, "tempatrapor tempattandatangan tempatttd tempat"),
    ] + address

  private static let staff: [(field: Field, headings: String)] = [
    number,
    (.fullName, "nama namalengkap namaguru namapegawai namaptk namagurudanpegawai"),
    (.titleFront, "gelardepan"), (.titleBack, "gelarbelakang gelar"), (.nip, "nip nomornip"),
    (.staffNumber, "nomorpegawai nopegawai nuptk niy nomorinduk"),
    (.staffNumberLabel, "jenisnomor jenisnomorpegawai"),
    (.office, "jabatan tugas peran jenisptk tugastambahan"),
    (.className, "kelas rombel walikelas kelasyangdiampu"),
  ]

  private static let classes: [(field: Field, headings: String)] = [
    number, (.className, "kelas rombel namarombel namakelas rombonganbelajar"),
    (.grade, "tingkat tingkatkelas tingkatpendidikan"), (.curriculum, "kurikulum"),
    (.homeroomTeacher, "walikelas gurukelas namawalikelas"),
  ]

  private static let students =
    [number] + identity + address + [
      (.callName, "namapanggilan panggilan"), (.sex, "jk lp jeniskelamin kelamin"),
      (.birthPlace, "tempatlahir tmptlahir"),
      (
        .birthPlaceAndDate,
        "ttl tempattanggallahir tempattgllahir tempatdantanggallahir tmptgllahir"
      ),
      (.religion, "agama agamadankepercayaan"),
      (.className, "rombelsaatini rombel kelas rombonganbelajar kelassaatini"),
      (.rosterNumber, "noabsen nomorabsen nourutkelas nomorurutkelas"),
      (.familyStatus, "statusdalamkeluarga statuskeluarga statusanak"),
      (.birthOrder, "anakkeberapa anakke"),
      (.previousEducation, "pendidikansebelumnya tkasal"),
      (.previousSchool, "sekolahasal asalsekolah"),
      (.specialNeeds, "kebutuhankhusus berkebutuhankhusus"),
      (
        .admissionDate,
        "tanggalditerima tglditerima diterimapadatanggal diterimatanggal tanggalmasuk"
      ),
      (.admissionGrade, "diterimadikelas kelasditerima diterimakelas"),
      (.fatherName, "namaayah ayah dataayahnama namaayahkandung"),
      (.fatherOccupation, "pekerjaanayah dataayahpekerjaan"), (.fatherAddress, "alamatayah"),
      (.fatherPhone, "hpayah teleponayah nohpayah"),
      (.motherName, "namaibu ibu dataibunama namaibukandung"),
      (.motherOccupation, "pekerjaanibu dataibupekerjaan"), (.motherAddress, "alamatibu"),
      (.motherPhone, "hpibu teleponibu nohpibu"),
      (.guardianName, "namawali wali datawalinama"),
      (.guardianOccupation, "pekerjaanwali datawalipekerjaan"), (.guardianAddress, "alamatwali"),
      (.guardianPhone, "hpwali teleponwali nohpwali"),
      (.parentsStreet, "alamatorangtua alamatortu jalanorangtua"),
      (.parentsVillage, "kelurahanorangtua desaorangtua"), (.parentsDistrict, "kecamatanorangtua"),
      (.parentsCity, "kotaorangtua kabupatenorangtua"), (.parentsProvince, "provinsiorangtua"),
    ]

  private static let subjects: [(field: Field, headings: String)] = [
    (.rowNumber, "no nomor"), (.subjectCode, "kode kodemapel kodematapelajaran"),
    (.subjectName, "matapelajaran namamapel mapel namamatapelajaran nama"),
    (.shortName, "singkatan namasingkat namapendek"), (.subjectGroup, "kelompok"),
    (.order, "urutan nourut nomorurut"), (.isLocalContent, "mulok muatanlokal"),
    (.religion, "agama"), (.grades, "tingkat kelas tingkatkelas"),
  ]

  private static let scores: [(field: Field, headings: String)] = [
    (.subject, "matapelajaran mapel muatanpelajaran namamapel kodemapel pelajaran"),
    (.knowledgeScore, "nilaipengetahuan pengetahuan nilaiki3 ki3 nilaip angkapengetahuan"),
    (.knowledgePredicate, "predikatpengetahuan predikatki3 predikatp"),
    (.knowledgeNarrative, "deskripsipengetahuan deskripsiki3 deskripsip"),
    (.skillScore, "nilaiketerampilan keterampilan nilaiki4 ki4 nilaik angkaketerampilan"),
    (.skillPredicate, "predikatketerampilan predikatki4 predikatk"),
    (.skillNarrative, "deskripsiketerampilan deskripsiki4 deskripsik"),
  ]

  private static let attitude: [(field: Field, headings: String)] = [
    (.spiritual, "sikapspiritual spiritual ki1 deskripsispiritual deskripsisikapspiritual"),
    (.social, "sikapsosial sosial ki2 deskripsisosial deskripsisikapsosial"),
  ]

  private static let attendance: [(field: Field, headings: String)] = [
    (.sick, "sakit s"), (.excused, "izin ijin i"),
    (.unexcused, "alpa a alpha tanpaketerangan tk"), (.advice, "saran saransaran saranguru"),
    (.teacherNote, "catatan catatanguru catatanwalikelas note"),
    (.heightOdd, "tinggibadan1 tinggi1 tinggibadansemester1 tinggisemester1 tb1 tinggibadansem1"),
    (.heightEven, "tinggibadan2 tinggi2 tinggibadansemester2 tinggisemester2 tb2 tinggibadansem2"),
    (.weightOdd, "beratbadan1 berat1 beratbadansemester1 beratsemester1 bb1 beratbadansem1"),
    (.weightEven, "beratbadan2 berat2 beratbadansemester2 beratsemester2 bb2 beratbadansem2"),
    (.hearing, "pendengaran"), (.sight, "penglihatan"), (.teeth, "gigi"),
    (.other, "lainnya lain lainlain"),
  ]

  private static let extracurricular: [(field: Field, headings: String)] = [
    (.activity, "ekstrakurikuler ekskul kegiatan kegiatanekstrakurikuler namaekskul eskul"),
    (.predicate, "predikat nilai"), (.remark, "keterangan deskripsi"),
  ]

  private static let achievements: [(field: Field, headings: String)] = [
    (.achievementKind, "jenisprestasi prestasi namaprestasi jeniskegiatan kegiatan"),
    (.remark, "keterangan deskripsi"),
  ]

  private static let decisions: [(field: Field, headings: String)] = [
    (.decision, "keputusan hasil keputusanakhir statuskenaikan kenaikankelas kenaikan kelulusan"),
    (.nextGrade, "kelasberikutnya kekelas naikkekelas kelastujuan tingkat dikelas kelas"),
  ]

  private static let settings: [(field: Field, headings: String)] = [
    number, (.schoolYear, "tahunpelajaran tahunajaran tapel"), (.semester, "semester"),
    (.reportKind, "jenisrapor jenisraport"),
    (.reportDate, "tanggalrapor tanggalraport tglrapor tanggal"),
    (
      .finalGradeReportDate,
      "tanggalraporkelasakhir tanggalraporkelas6 tanggalraporkelas9 tanggalraporkelas12"
    ),
    (.place, "tempat tempatrapor"), (.paper, "kertas ukurankertas"),
    (.masteryThreshold, "kkm kkmsatuanpendidikan"), (.bFrom, "batasb bmulai bawahb predikatb"),
    (.aFrom, "batasa amulai bawaha predikata"),
    (.emptySections, "bagiankosong"), (.descriptionsRequired, "deskripsiwajib wajibdeskripsi"),
    (.attitudeRequired, "sikapwajib wajibsikap"), (.finalGradeOnly, "khususkelasakhir kelasakhir"),
  ]
}
