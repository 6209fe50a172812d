import Bookkeeping
import Foundation
import GRDB
import Records

/// A city of one school, and the file that was made for it. Made once; the fuzzer is one thread.
private struct City {
  let folder: String
  let ledger: Ledger
  let target: ImportTarget
  let file: [UInt8]

  init() throws {
    let root = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    folder = "\(root)/rapor-fuzz-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let ledger = try Ledger.create(at: folder + "/ledger.sqlite")
    guard let npsn = NPSN("20100001"), let year = SchoolYear(start: 2019) else {
      throw CocoaError(.coderInvalidValue)
    }
    let target = ImportTarget(npsn: npsn, term: Term(schoolYear: year, semester: .odd))
    try ledger.set("term", to: "2019/2020-1")
    var school = SchoolPatch(npsn: npsn)
    school.name = .set("SDN Contoh")
    school.level = .set(.sd)
    school.ownership = .set(.public)
    let subject = Subject(code: "MTK", name: "Matematika", shortName: "MTK", order: 1)
    var batches: [ImportBatch] = [
      .schools([school]),
      .classes(
        ["4A", "4B"].map { name in
          var room = ClassPatch(name: name, grade: 4)
          room.curriculum = .set(.k13)
          return room
        }), .subjects([GradeSubject(subject: subject, grades: 1...6)]),
      .students(
        ["Ani", "Budi", "Citra"].enumerated().map { place, name in
          var student = StudentPatch(id: nil)
          student.fullName = .set(name)
          student.nisn = NISN("009123456\(place)").map { .set($0) } ?? .keep
          student.className = .set(place == 0 ? "4A" : "4B")
          return student
        }),
    ]
    func commit() throws {
      for batch in batches {
        _ = try ledger.commit(
          batch, to: target, from: ImportSource(fileName: "a.csv", digest: "00"), at: 1)
      }
    }
    try commit()
    let students = try ledger.roster(of: npsn, in: target.term).students.map(\.id)
    batches = [
      .scores(
        students.map { student in
          var score = ScorePatch(student: student, subject: "MTK")
          score.knowledgeScore = Score(hundredths: 8_000).map { .set($0) } ?? .keep
          return score
        }),
      .extracurricular(
        Dictionary(
          uniqueKeysWithValues: students.map { ($0, [Extracurricular(name: "Pramuka")]) })),
    ]
    try commit()
    let path = folder + "/sekolah.rapor"
    try ledger.export(
      npsn, to: path, pictures: [CarriedPicture(file: "0091234560.jpg", bytes: [1, 2, 3])], at: 2)
    (self.ledger, self.target) = (ledger, target)
    file = [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  // MARK: One file

  /// The good file, changed by rows of its tables and then byte by byte, as the input says.
  func changed(by input: ArraySlice<UInt8>, at path: String) throws {
    try Data(file).write(to: URL(filePath: path))
    var input = input
    func next() -> Int { input.popFirst().map(Int.init) ?? 0 }
    var patches: [(Int, UInt8)] = []
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      while !input.isEmpty {
        let step = next()
        if step & 3 == 3 {
          patches.append(((next() << 16 | next() << 8 | next()) % file.count, UInt8(next())))
          continue
        }
        let table = tables[next() % tables.count]
        let columns = try database.columns(in: table).map(\.name)
        let column = columns[next() % columns.count]
        let kind = next()
        let value: DatabaseValue =
          switch kind & 3 {
          case 0: .null
          case 1: Int64(kind >> 2).databaseValue
          case 2:
            String(decoding: (0..<kind >> 2).map { _ in UInt8(next()) }, as: UTF8.self)
              .databaseValue
          default: (Int64(next()) << (kind >> 2)).databaseValue
          }
        let place = "rowid = (SELECT rowid FROM \(table) LIMIT 1 OFFSET \(step >> 2))"
        // What SQLite refuses of a file by itself no file has.
        switch step & 3 {
        case 0:
          try? database.execute(
            sql: "UPDATE \(table) SET \"\(column)\" = ? WHERE \(place)", arguments: [value])
        case 1: try? database.execute(sql: "DELETE FROM \(table) WHERE \(place)")
        default:
          let list = columns.map { $0 == column ? "?" : "\"\($0)\"" }.joined(separator: ", ")
          try? database.execute(
            sql: "INSERT INTO \(table) SELECT \(list) FROM \(table) WHERE \(place)",
            arguments: [value])
        }
      }
      try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try queue.close()
    guard !patches.isEmpty else { return }
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    for (place, byte) in patches where place < bytes.count { bytes[place] = byte }
    try Data(bytes).write(to: URL(filePath: path))
  }
}

private let city = Result { try City() }

/// Any bytes at all as a school's file, or as changes of a good one, which the first byte chooses. It is merged, or refused
/// with a reason; what would happen is only rehearsed, and nothing has happened afterwards.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSchool(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let input = [UInt8](UnsafeBufferPointer(start: data + 1, count: size - 1))
  do {
    let city = try city.get()
    let path = city.folder + "/masuk.rapor"
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    if data[0] & 1 == 0 {
      try city.changed(by: input[...], at: path)
    } else {
      try Data(input).write(to: URL(filePath: path))
    }
    do {
      let copy = try SchoolFileCopy(of: path, in: city.folder)
      defer { copy.remove() }
      _ = try copy.basePictures()
      _ = try copy.roster(in: city.target.term)
      var count = 0
      try copy.pictures { _ in count += 1 }
      let outcome = try city.ledger.merge(
        copy, sides: MergeSides(prefer: .theirs),
        from: ImportSource(fileName: "a", digest: "00"), in: city.target.term, at: 3,
        rehearses: true)
      precondition(outcome.open.isEmpty && count <= CarriedPicture.most)
    } catch let error as LedgerError {
      switch error {
      case .unusable, .notALedger, .notASchoolFile, .newerVersion, .duplicateNISN, .unknownSchool:
        precondition(!error.message.indonesian.isEmpty && !error.message.english.isEmpty)
      default: preconditionFailure("\(error)")
      }
    }
    let left = try city.ledger.roster(of: city.target.npsn, in: city.target.term)
    precondition(left.students.count == 3)
  } catch {
    preconditionFailure("\(error)")
  }
  return 0
}
