internal import Records

extension ExampleSchool {
  /// Every file of the school: the odd semester's in the folder itself, and what the even semester adds in "genap/".
  package static var files: [SampleFile] {
    guard let odd = school(.odd), let even = school(.even) else { return [] }
    let later = termFiles(of: even) + [leaving(from: odd)]
    return lasting(odd) + termFiles(of: odd)
      + later.sorted { $0.name < $1.name }
      .map { SampleFile(name: "genap/\($0.name)", bytes: $0.bytes) }
  }

  /// Files of the school year, the student list among them with most of the dirt.
  private static func lasting(_ school: SampleSchool) -> [SampleFile] {
    var clean = school
    clean.habits.dates = .words
    return clean.files.filter { $0.name < "04" || $0.name.hasPrefix("05") } + [students(school)]
  }

  private static func students(_ school: SampleSchool) -> SampleFile {
    var habits = school.habits
    habits.encoding = .utf8WithMark
    var varied = school
    varied.habits = habits
    var table = SchoolTables(school: varied).students
    table.title = [
      ["Daftar Peserta Didik"], ["SDN CONTOH 1"],
      ["Kec. Tangerang, Kota Tangerang, Prov. Banten"], ["Tanggal Unduh: 2019-12-10 08:14:00"],
    ]
    let column = Dictionary(
      table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for row in table.rows.indices {
      func change(_ name: String, _ edit: (String) -> String) {
        if let cell = column[name] { table.rows[row][cell] = edit(table.rows[row][cell]) }
      }
      soil(row, change)
    }
    table.rows.insert(Array(repeating: "", count: table.header.count), at: 20)
    table.foot = [
      [""], ["Jumlah", "\(table.rows.count - 1)"], ["", "Mengetahui,"], ["", "Operator"],
    ]
    return SampleFile(name: "04-students.csv", bytes: table.bytes(habits))
  }

  /// What happens to a row in the hands of a spreadsheet and its user (Docs/domain.md section 5.4).
  private static func soil(_ row: Int, _ change: (String, (String) -> String) -> Void) {
    switch row % 11 {
    case 0: change("NISN") { $0.hasPrefix("0") ? String($0.dropFirst()) : $0 }
    case 1: change("NISN") { $0.isEmpty ? $0 : "'" + $0 }
    case 2: change("NIPD") { $0.isEmpty ? $0 : $0 + ".0" }
    case 3: change("Nama") { "\u{A0}" + $0 + "  " }
    case 4: change("JK") { $0 == "L" ? "Laki-laki" : "Pr" }
    case 5: change("Agama") { $0 == "Islam" ? "ISLAM" : $0 == "Katolik" ? "Katholik" : $0 }
    case 6: change("Tempat Lahir") { $0.uppercased() + "\t" }
    case 7: change("Pekerjaan Ibu") { _ in "tidak ada" }
    case 8: change("HP") { _ in "-" }
    case 9: change("Alamat") { $0 + "\nBlok C" }
    default: change("Nama Ayah") { $0 + "\u{200B}" }
    }
    change("Tanggal Lahir") { text in
      guard let date = CalendarDate(text: text) else { return text }
      let two = { StudentMaker.padded($0, to: 2) }
      switch row % 5 {
      case 0: return text
      case 1: return "\(two(date.day))/\(two(date.month))/\(date.year)"
      case 2: return "\(date.day)-\(date.month)-\(date.year)"
      case 3: return date.words
      default:
        return "\(two(date.day))-\(CalendarDate.months[date.month - 1].prefix(3))-\(date.year)"
      }
    }
    change("Rombel Saat Ini") { text in
      guard let name = ClassName(text) else { return text }
      switch row % 4 {
      case 0: return "Kelas \(text)"
      case 1: return "\(name.grade)-\(name.suffix)"
      case 2: return "\(RomanNumeral.text(name.grade) ?? "") \(name.suffix)"
      default: return text
      }
    }
  }

  /// Settings and the class teachers' files, each teacher with habits of their own.
  private static func termFiles(of school: SampleSchool) -> [SampleFile] {
    var files = school.files.filter { $0.name.hasPrefix("06") }
    for room in school.classes {
      var part = school
      part.classes = [withWebText(room)]
      part.habits = habits(of: room.group.name)
      files += part.files.filter { $0.name >= "07" }
    }
    return files.sorted { $0.name < $1.name }
  }

  private static func habits(of room: String) -> FileHabits {
    var habits = FileHabits()
    switch room {
    case "1A":
      habits.separator = "\t"
      habits.encoding = .utf16
    case "4A": habits.hasTitleRows = true
    case "4B":
      habits.encoding = .windows1252
      habits.wideScores = true
      habits.hasFootRows = true
    default:
      habits.separator = ","
      habits.encoding = .utf8WithMark
      habits.decimalComma = false
    }
    return habits
  }

  /// Class 4A's teacher copies descriptions from a web application, which leaves its marks in them.
  private static func withWebText(_ room: SampleClass) -> SampleClass {
    guard room.group.name == "4A" else { return room }
    var room = room
    for index in room.students.indices where index % 6 == 1 {
      let old = room.students[index].results["MTK"]?.knowledge.narrative ?? ""
      room.students[index].results["MTK"]?.knowledge.narrative =
        old.split(separator: ", ").joined(separator: ",<br>") + "&nbsp;"
      let attitude = room.students[index].attitude.social ?? ""
      room.students[index].attitude.social =
        attitude.split(separator: " dan ").joined(separator: " &amp; ")
    }
    return room
  }

  /// The row that takes the student of case 18 out of the class.
  private static func leaving(from school: SampleSchool) -> SampleFile {
    var table = SampleTable(header: ["No", "Nama", "NIS", "NISN", "Rombel Saat Ini"])
    if let room = school.classes.first(where: { $0.group.name == leaver.room }) {
      let student = room.students[leaver.place].student
      table.rows = [
        [
          "1", student.fullName, student.localStudentNumber ?? "", student.nisn?.digits ?? "", "-",
        ]
      ]
    }
    return SampleFile(name: "04-students.csv", bytes: table.bytes(school.habits))
  }
}
