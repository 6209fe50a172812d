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
    case .midterm: who + midterm
    case .attitude: who + attitude
    case .attendance: who + attendance
    case .extracurricular: who + extracurricular
    case .cocurricular: who + cocurricular
    case .p5: who + projects
    case .achievements: who + achievements
    case .decisions: who + decisions
    case .settings: settings
    case .thresholds: thresholds
    case .electives: who + electives
    case .transfers: who + transfers
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
    case .scores, .midterm: [someone]
    case .attitude: [someone, [.spiritual, .social]]
    case .attendance: [someone, attendance.map(\.field)]
    case .extracurricular: [someone, [.activity]]
    case .cocurricular: [someone, [.cocurricularNarrative, .activity]]
    case .p5: [someone, [.projectTitle], [.dimension]]
    case .achievements: [someone, [.achievementKind]]
    case .decisions: [someone, [.decision]]
    case .settings: [settings.map(\.field)]
    case .thresholds: [[.subject], [.masteryThreshold]]
    case .electives: [someone, [.subject]]
    case .transfers: [someone, [.leavingDate, .leavingReason]]
    }
  }

  static let number: (field: Field, headings: String) = (.rowNumber, "no nomor nourut")

  static let identity: [(field: Field, headings: String)] = [
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

  static let who = [number] + identity

  static let address: [(field: Field, headings: String)] = [
    (.street, "alamat alamatsiswa alamatpesertadidik alamatmurid alamatrumah jalan alamatsekolah"),
    (.rt, "rt"), (.rw, "rw"), (.hamlet, "dusun namadusun"),
    (.village, "kelurahan desa desakelurahan kelurahandesa"), (.district, "kecamatan kec"),
    (.city, "kota kabupaten kabupatenkota kotakabupaten kabkota"), (.province, "provinsi propinsi"),
    (.postalCode, "kodepos"),
    (.phone, "hp nohp nomorhp nowa"),
    (.landline, "telepon notelepon nomortelepon telp notelp telephone"),
  ]

  static let schools =
    [
      number, (.npsn, "npsn"), (.schoolName, "namasekolah nama namasatuanpendidikan sekolah"),
      (.level, "jenjang bentukpendidikan"), (.ownership, "status statussekolah"),
      (.legacySchoolNumber, "nss nisnssnds nds nis nomorstatistiksekolah"),
      (.website, "website situs web laman"), (.email, "email surel alamatemail"),
      (.signingPlace, "tempatrapor tempattandatangan tempatttd tempat"),
      (.foundationName, "yayasan namayayasan"),
    ] + address

  static let staff: [(field: Field, headings: String)] = [
    number,
    (.fullName, "nama namalengkap namaguru namapegawai namaptk namagurudanpegawai"),
    (.titleFront, "gelardepan"), (.titleBack, "gelarbelakang gelar"), (.nip, "nip nomornip"),
    (.staffNumber, "nomorpegawai nopegawai nuptk niy nomorinduk"),
    (.staffNumberLabel, "jenisnomor jenisnomorpegawai"),
    (.office, "jabatan tugas peran jenisptk tugastambahan"),
    (.className, "kelas rombel walikelas kelasyangdiampu"),
    (.subject, "matapelajaran mapel mapelyangdiampu mengajar mengampu"),
  ]

  static let classes: [(field: Field, headings: String)] = [
    number, (.className, "kelas rombel namarombel namakelas rombonganbelajar"),
    (.grade, "tingkat tingkatkelas tingkatpendidikan"), (.curriculum, "kurikulum"),
    (.homeroomTeacher, "walikelas gurukelas namawalikelas"),
  ]

  static let students =
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
      (.specialNeeds, "kebutuhankhusus berkebutuhankhusus"), (.photo, "foto berkasfoto"),
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

  static let subjects: [(field: Field, headings: String)] = [
    (.rowNumber, "no nomor"), (.subjectCode, "kode kodemapel kodematapelajaran"),
    (.subjectName, "matapelajaran namamapel mapel namamatapelajaran nama"),
    (.shortName, "singkatan namasingkat namapendek"), (.subjectGroup, "kelompok"),
    (.order, "urutan nourut nomorurut"), (.isLocalContent, "mulok muatanlokal"),
    (.religion, "agama"), (.grades, "tingkat kelas tingkatkelas"),
    (.isElective, "pilihan mapelpilihan"), (.canonicalCode, "kodebaku kodeinduk"),
  ]

  static let attitude: [(field: Field, headings: String)] = [
    (.spiritualPredicate, "predikatspiritual predikatsikapspiritual"),
    (.socialPredicate, "predikatsosial predikatsikapsosial"),
    (.spiritual, "sikapspiritual spiritual ki1 deskripsispiritual deskripsisikapspiritual"),
    (.social, "sikapsosial sosial ki2 deskripsisosial deskripsisikapsosial"),
  ]

  static let attendance: [(field: Field, headings: String)] = [
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

  static let extracurricular: [(field: Field, headings: String)] = [
    (.activity, "ekstrakurikuler ekskul kegiatan kegiatanekstrakurikuler namaekskul eskul"),
    (.predicate, "predikat nilai"), (.remark, "keterangan deskripsi"),
  ]

  static let achievements: [(field: Field, headings: String)] = [
    (.achievementGroup, "kelompok kelompokprestasi"),
    (.achievementKind, "jenisprestasi prestasi namaprestasi jeniskegiatan kegiatan"),
    (.remark, "keterangan deskripsi"),
  ]

  static let decisions: [(field: Field, headings: String)] = [
    (.decision, "keputusan hasil keputusanakhir statuskenaikan kenaikankelas kenaikan kelulusan"),
    (.nextGrade, "kelasberikutnya kekelas naikkekelas kelastujuan tingkat dikelas kelas"),
  ]

  static let settings: [(field: Field, headings: String)] = [
    number, (.schoolYear, "tahunpelajaran tahunajaran tapel"), (.semester, "semester"),
    (.reportKind, "jenisrapor jenisraport"),
    (.reportDate, "tanggalrapor tanggalraport tglrapor tanggal"),
    (
      .finalGradeReportDate,
      "tanggalraporkelasakhir tanggalraporkelas6 tanggalraporkelas9 tanggalraporkelas12"
    ),
    (.place, "tempat tempatrapor"), (.paper, "kertas ukurankertas"),
    (.masteryThreshold, "kkm kkmsatuanpendidikan kktp"), (.bFrom, "batasb bmulai bawahb predikatb"),
    (.aFrom, "batasa amulai bawaha predikata"),
    (.emptySections, "bagiankosong"), (.descriptionsRequired, "deskripsiwajib wajibdeskripsi"),
    (.narrativeMode, "bentukdeskripsi modedeskripsi"), (.showsRank, "peringkat ranking"),
    (.attitudeRequired, "sikapwajib wajibsikap"), (.finalGradeOnly, "khususkelasakhir kelasakhir"),
  ]
}
