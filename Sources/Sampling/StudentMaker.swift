internal import Records

enum StudentMaker {
  /// Religions of the city of Tangerang in per cent (Docs/domain.md section 8.2).
  private static let religions: [(Religion, Double)] = [
    (.islam, 87.99), (.protestant, 5.57), (.buddha, 3.77), (.catholic, 2.49), (.hindu, 0.14),
    (.confucian, 0.03), (.belief, 0.02),
  ]

  /// A pupil of a grade; schools of other levels than the primary one begin with another grade.
  static func student(
    grade: Int, from firstGrade: Int = 1, serial: Int, term: Term, _ dice: inout Dice
  ) -> Student {
    let sex: Sex = dice.chance(0.51) ? .male : .female
    let religion = dice.pick(weighted: religions)
    let start = term.schoolYear.start
    // Seven on 1 July of grade 1, give or take.
    let birthYear = start - 6 - grade
    let birth = CalendarDate(
      year: birthYear, month: dice.number(1...12), day: dice.number(1...28))
    let admitted = start - (grade - firstGrade)
    let street =
      "Kampung \(dice.pick(["Baru", "Rawa", "Sawah", "Gunung"])) No. \(dice.number(1...99))"
    var student = Student(
      fullName: NameMaker.student(sex: sex, religion: religion, &dice),
      nisn: NISN(padded(birthYear % 1_000, to: 3) + padded(serial, to: 7)),
      localStudentNumber: padded(admitted % 100, to: 2) + padded((admitted + 1) % 100, to: 2)
        + padded(serial % 1_000, to: 3),
      sex: sex, birthPlace: dice.pick(["Tangerang", "Tangerang", "Jakarta", "Serang", "Lebak"]),
      birthDate: birth, religion: religion, familyStatus: "Anak kandung",
      birthOrder: dice.number(1...4), previousEducation: dice.chance(0.7) ? "TK Pelita" : nil,
      address: Address(
        street: street, rt: padded(dice.number(1...12), to: 3),
        rw: padded(dice.number(1...9), to: 3),
        village: "Sukasari", district: "Tangerang", city: "Kota Tangerang", province: "Banten"),
      father: Relative(
        name: NameMaker.adult(sex: .male, &dice),
        occupation: dice.pick(["Karyawan Swasta", "Wiraswasta", "Buruh", "PNS", "Pedagang"])),
      mother: Relative(
        name: NameMaker.adult(sex: .female, &dice),
        occupation: dice.pick(["Ibu Rumah Tangga", "Karyawan Swasta", "Guru", "Pedagang"])),
      admission: Admission(
        date: CalendarDate(year: admitted, month: 7, day: 15), grade: firstGrade))
    if firstGrade > 1 {
      student.previousEducation = nil
      student.admission.previousSchool = "SDN Contoh \(serial % 40 + 1)"
    }
    return student
  }

  static func padded(_ number: Int, to length: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, length - text.count)) + text
  }
}

enum StaffMaker {
  /// A teacher: mostly with NIP, some on contract (PPPK), some with neither (Docs/domain.md section 4.8).
  static func staff(_ dice: inout Dice) -> Staff {
    let sex: Sex = dice.chance(0.35) ? .male : .female
    let born = dice.number(1962...1994)
    let date =
      "\(born)" + StudentMaker.padded(dice.number(1...12), to: 2)
      + StudentMaker.padded(dice.number(1...28), to: 2)
    let isContract = dice.chance(0.15)
    let month = isContract ? "21" : StudentMaker.padded(dice.number(1...12), to: 2)
    let digits =
      "\(date)\(born + dice.number(23...25))\(month)\(sex == .male ? 1 : 2)"
      + StudentMaker.padded(dice.number(1...40), to: 3)
    let hasNIP = dice.chance(0.8)
    return Staff(
      name: NameMaker.adult(sex: sex, &dice),
      titleFront: dice.chance(0.15) ? (sex == .male ? "H." : "Hj.") : nil,
      titleBack: dice.pick(["S.Pd.", "S.Pd.", "S.Pd.SD", "S.Pd., M.Pd.", "S.Ag."]),
      nip: hasNIP ? NIP(digits) : nil,
      staffNumber: hasNIP ? nil : "\(dice.number(1_000...9_999))",
      staffNumberLabel: hasNIP ? nil : "NIY")
  }
}
