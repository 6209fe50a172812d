package import Records

/// Runs that a layout of closing sheets should be tried with: one that closed without a word, one with every outcome and
/// reason there is, and one over a city with several hundred exceptions.
package enum ExampleRuns {
  package static let all: [(name: String, sheet: ClosingSheetRecord)] = [
    ("01-closed", closed), ("02-every-reason", everyReason), ("03-city", city),
  ].compactMap { name, sheet in sheet.map { (name, $0) } }

  private static let excuses = ExcuseReason.allCases.map(\.rawValue)
  private static let failures = [
    "timeout", "crash", "gone", "lost", "no-layout", "no-paper", "template", "missing-glyph",
    "layout", "too-many-pages", "missingText",
  ]
  private static let hex = "0123456789abcdef"

  private static var closed: ClosingSheetRecord? {
    var totals = RunTotals()
    totals.expected = 32
    totals.made = 31
    totals.same = 1
    let school = school(0, "SDN Contoh 1", totals, [])
    return sheet(3, .closed, scope: school.map { "\($0.npsn.digits)/6A" }, [school])
  }

  private static var everyReason: ClosingSheetRecord? {
    var dice = Dice(seed: 7)
    var entries: [RunEntry] = []
    func add(_ outcome: String?, _ reason: String?, _ name: String? = nil) {
      let entry = entry(entries.count, outcome, reason, &dice)
      guard var entry else { return }
      if let name { entry.fullName = name }
      entries.append(entry)
    }
    for reason in excuses { add("excused", reason) }
    for code in Finding.Code.allCases { add("blocked", code.rawValue) }
    add(
      "blocked", "C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11",
      "Raden Ajeng Kirana Maheswari Putri Dewanti Kusumawardhani Umbaran Nata Diningrat")
    for code in failures { add("failed", code) }
    add(nil, nil, String(repeating: "Wiryahadikusuma", count: 5))
    var totals = RunTotals()
    for entry in entries { totals.add(1, entry.outcome) }
    totals.made = 1_240
    totals.same = 12
    totals.expected = 1_252 + entries.count
    return sheet(
      12, .open, scope: "20200001 20200002",
      [
        school(0, "SDN Contoh 1", totals, entries),
        school(1, "SD Tunas Cemerlang Harapan Bangsa Nusantara Karang Tengah", RunTotals(), []),
      ])
  }

  private static var city: ClosingSheetRecord? {
    var dice = Dice(seed: 9)
    let schools = (0..<482).map { index in
      let count = dice.chance(0.4) ? dice.number(1...4) : 0
      var totals = RunTotals()
      let entries = (0..<count).compactMap { place in
        dice.chance(0.9)
          ? entry(place, "excused", dice.pick(excuses), &dice)
          : entry(place, "failed", dice.pick(failures), &dice)
      }
      for entry in entries { totals.add(1, entry.outcome) }
      totals.made = dice.number(160...580)
      totals.expected = totals.made + entries.count
      return school(index, "SDN Sukasari \(index + 1)", totals, entries)
    }
    return sheet(1, .open, scope: "all", schools)
  }

  private static func entry(
    _ place: Int, _ outcome: String?, _ reason: String?, _ dice: inout Dice
  ) -> RunEntry? {
    NPSN("20200001").map { npsn in
      RunEntry(
        npsn: npsn, school: "", className: "\(1 + place / 6)\(dice.pick(["A", "B"]))",
        rosterNumber: dice.number(1...40),
        fullName: NameMaker.student(
          sex: dice.chance(0.5) ? .male : .female, religion: .islam, &dice),
        nisn: dice.chance(0.95) ? NISN("00\(dice.number(10_000_000...99_999_999))") : nil,
        outcome: outcome, reason: reason)
    }
  }

  private static func school(
    _ index: Int, _ name: String, _ totals: RunTotals, _ entries: [RunEntry]
  ) -> ClosingSheetRecord.School? {
    NPSN("\(20_200_001 + index)").map {
      ClosingSheetRecord.School(npsn: $0, name: name, totals: totals, entries: entries)
    }
  }

  private static func sheet(
    _ number: Int64, _ state: RunState, scope: String?, _ schools: [ClosingSheetRecord.School?]
  ) -> ClosingSheetRecord? {
    guard let year = SchoolYear(start: 2019), let scope else { return nil }
    let schools = schools.compactMap { $0 }
    var totals = RunTotals()
    for school in schools { totals.add(school.totals) }
    var sheet = ClosingSheetRecord(
      run: Run(
        id: RunID(number), term: Term(schoolYear: year, semester: .odd), kind: .endOfTerm,
        state: state, scope: scope, startedAt: 1_576_800_000,
        endedAt: state.hasEnded ? 1_576_807_200 : nil, totals: totals),
      schools: schools, isFull: false,
      press: String((0..<64).map { Array(hex)[($0 * 7 + 3) % 16] }),
      items: String((0..<64).map { Array(hex)[($0 * 5 + 9) % 16] }))
    let day = CalendarDate(year: 2019, month: 12, day: 20)
    sheet.began = ClosingSheetRecord.Moment(date: day, time: "07.00")
    if state.hasEnded { sheet.ended = ClosingSheetRecord.Moment(date: day, time: "09.00") }
    return sheet
  }
}
