internal import Records

/// The tables of a school's files, with the headings that operators use (Docs/domain.md section 5.3).
struct SchoolTables {
  let school: SampleSchool
  var habits: FileHabits { school.habits }

  var schools: SampleTable {
    let it = school.school
    return SampleTable(
      header: [
        "NPSN", "Nama Sekolah", "Jenjang", "Status", "NSS", "Alamat", "Kelurahan", "Kecamatan",
        "Kota", "Provinsi", "Kode Pos", "Telepon", "Website", "E-Mail",
      ],
      rows: [
        [
          it.npsn.digits, it.name, it.level.rawValue.uppercased(),
          it.ownership == .public ? "Negeri" : "Swasta", it.legacySchoolNumber ?? "",
          it.address.street ?? "", it.address.village ?? "", it.address.district ?? "",
          it.address.city ?? "", it.address.province ?? "", it.address.postalCode ?? "",
          it.phone ?? "", it.website ?? "", it.email ?? "",
        ]
      ])
  }

  var staff: SampleTable {
    var table = SampleTable(header: [
      "No", "Nama", "Gelar Depan", "Gelar Belakang", "NIP", "Nomor Pegawai", "Jenis Nomor",
      "Jabatan", "Kelas",
    ])
    func add(_ person: Staff, _ office: String, _ room: String) {
      table.rows.append([
        "\(table.rows.count + 1)", person.name, person.titleFront ?? "", person.titleBack ?? "",
        person.nip?.formatted ?? "", person.staffNumber ?? "", person.staffNumberLabel ?? "",
        office,
        room,
      ])
    }
    add(school.principal.staff, school.principal.label, "")
    for room in school.classes {
      if let teacher = room.group.homeroomTeacher { add(teacher, "Guru Kelas", room.group.name) }
    }
    return table
  }

  var classes: SampleTable {
    SampleTable(
      header: ["No", "Kelas", "Tingkat", "Kurikulum", "Wali Kelas"],
      rows: school.classes.enumerated().map { index, room in
        [
          "\(index + 1)", room.group.name, "\(room.group.grade)",
          room.group.curriculum == .k13 ? "K13" : "Merdeka",
          room.group.homeroomTeacher?.name ?? "",
        ]
      })
  }

  var subjects: SampleTable {
    let hasElectives = school.subjects.contains(where: \.subject.isElective)
    let header = [
      "Kode", "Mata Pelajaran", "Singkatan", "Kelompok", "Urutan", "Mulok", "Agama", "Tingkat",
    ]
    return SampleTable(
      header: header + (hasElectives ? ["Pilihan"] : []),
      rows: school.subjects.map { entry in
        let subject = entry.subject
        return [
          subject.code, subject.name, subject.shortName, subject.group ?? "", "\(subject.order)",
          subject.isLocalContent ? "Ya" : "Tidak", subject.religion?.name ?? "",
          "\(entry.grades.lowerBound)-\(entry.grades.upperBound)",
        ] + (hasElectives ? [subject.isElective ? "Ya" : "Tidak"] : [])
      })
  }

  var settings: SampleTable {
    let kind =
      switch school.kind {
      case .endOfTerm: "Akhir Semester"
      case .midterm: "Tengah Semester"
      case .p5: "P5"
      case .supplement: "Pelengkap"
      }
    return SampleTable(
      header: [
        "Tahun Pelajaran", "Semester", "Jenis Rapor", "Tanggal Rapor", "Tempat", "Kertas", "KKM",
      ],
      rows: [
        [
          school.term.schoolYear.text, "\(school.term.semester.rawValue)", kind,
          date(school.settings.reportDate), school.settings.place ?? "", school.settings.paper,
          "\(school.kkm)",
        ]
      ])
  }

  var students: SampleTable {
    var table = SampleTable(header: [
      "No", "Nama", "NIPD", "JK", "NISN", "Tempat Lahir", "Tanggal Lahir", "Agama", "Alamat", "RT",
      "RW", "Dusun", "Kelurahan", "Kecamatan", "Kota", "Provinsi", "Kode Pos", "HP",
      "Nama Panggilan", "Nama Ayah",
      "Pekerjaan Ayah", "Nama Ibu", "Pekerjaan Ibu", "Nama Wali", "Pekerjaan Wali",
      "Rombel Saat Ini", "No Absen", "Kebutuhan Khusus", "Sekolah Asal", "Anak ke-berapa",
      "Pendidikan Sebelumnya", "Status dalam Keluarga", "Diterima di Kelas", "Tanggal Diterima",
    ])
    for room in school.classes {
      for pupil in room.students {
        table.rows.append(["\(table.rows.count + 1)"] + cells(of: pupil, room.group.name))
      }
    }
    return table
  }

  private func cells(of pupil: SampleStudent, _ room: String) -> [String] {
    let it = pupil.student
    let place = it.address
    return [
      it.fullName, it.localStudentNumber ?? "", it.sex?.rawValue ?? "", it.nisn?.digits ?? "",
      it.birthPlace ?? "", date(it.birthDate), it.religion?.name ?? "", place.street ?? "",
      place.rt ?? "", place.rw ?? "", place.hamlet ?? "", place.village ?? "", place.district ?? "",
      place.city ?? "", place.province ?? "", place.postalCode ?? "", it.phone ?? "",
      it.callName ?? "", it.father.name ?? "",
      it.father.occupation ?? "", it.mother.name ?? "", it.mother.occupation ?? "",
      it.guardian.name ?? "", it.guardian.occupation ?? "", room,
      "\(pupil.rosterNumber)", it.specialNeeds ?? "",
      it.admission.previousSchool ?? "", it.birthOrder.map(String.init) ?? "",
      it.previousEducation ?? "", it.familyStatus ?? "", it.admission.grade.map(String.init) ?? "",
      date(it.admission.date),
    ]
  }

  func date(_ date: CalendarDate?) -> String {
    guard let date else { return "" }
    let day = StudentMaker.padded(date.day, to: 2)
    let month = StudentMaker.padded(date.month, to: 2)
    switch habits.dates {
    case .iso: return date.text
    case .slashes: return "\(day)/\(month)/\(date.year)"
    case .dashes: return "\(date.day)-\(date.month)-\(date.year)"
    case .words: return date.words
    }
  }

  func number(_ score: Score?) -> String {
    guard let score else { return "" }
    let fraction = score.hundredths % 100
    guard fraction > 0 else { return "\(score.hundredths / 100)" }
    let digits = fraction % 10 == 0 ? "\(fraction / 10)" : StudentMaker.padded(fraction, to: 2)
    return "\(score.hundredths / 100)\(habits.decimalComma ? "," : ".")\(digits)"
  }
}
