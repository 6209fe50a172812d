internal import Digesting
internal import GRDB
internal import Glibc
package import Records

extension Ledger {
  /// The school that this ledger was made for, if it is a school's file or made of one.
  package func schoolOfFile() throws(LedgerError) -> NPSN? {
    try setting(SchoolFile.setting).flatMap { NPSN($0) }
  }

  /// Writes a school's records and pictures into a new file, as they are at one moment; it appears whole or not at all.
  ///
  /// From a school's own workspace it is the way back: what the records were when the city gave them goes along, and which
  /// cards the school made.
  /// - Throws: ``LedgerError/alreadyExists(path:)`` rather than touch a file.
  package func export(
    _ npsn: NPSN, to path: String, pictures: [CarriedPicture] = [], at time: Int64
  ) throws(LedgerError) {
    _ = try school(npsn)
    guard access(path, F_OK) != 0 else { throw .alreadyExists(path: path) }
    let isWayBack = try schoolOfFile() == npsn
    let draft = "\(path).\(getpid()).part"
    let file = try Ledger.create(at: draft)
    defer { for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) } }
    do {
      let term = try setting("term")
      try file.pool.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS city", arguments: [pool.path])
        try database.inTransaction {
          try database.execute(sql: SchoolFile.freightTables)
          for table in try SchoolFile.tables(in: database) {
            try Self.copy(table, of: npsn, isWayBack: isWayBack, in: database)
          }
          try Self.load(pictures, isWayBack: isWayBack, in: database)
          if isWayBack { try SchoolCards.load(of: npsn, in: database) }
          let settings = [("term", term), (SchoolFile.setting, npsn.digits)]
          for (name, value) in settings {
            guard let value else { continue }
            try database.execute(
              sql: "INSERT INTO main.workspace VALUES (?, ?)", arguments: [name, value])
          }
          try Self.append(
            Event(at: time, npsn: npsn, student: nil, kind: "school-file", payload: "export"),
            in: database)
          return .commit
        }
        try database.execute(sql: "DETACH DATABASE city")
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try file.pool.close()
    } catch {
      throw LedgerError(error)
    }
    guard rename(draft, path) == 0 else { throw errno == ENOSPC ? .diskFull : .readOnly }
    try write { database in
      try Self.append(
        Event(at: time, npsn: npsn, student: nil, kind: "school-file", payload: "export"),
        in: database)
    }
  }

  private static func copy(
    _ table: SchoolFile.Table, of npsn: NPSN, isWayBack: Bool, in database: Database
  ) throws {
    let columns = table.columns.joined(separator: ", ")
    try database.execute(
      sql: """
        INSERT INTO main.\(table.name) (\(columns)) SELECT \(columns) FROM city.\(table.name)
        WHERE \(table.scope("city"))
        """, arguments: [npsn.digits])
    if !isWayBack {
      try database.execute(
        sql: "CREATE TABLE base_\(table.name) AS SELECT \(columns) FROM main.\(table.name)")
    } else if try database.tableExists("base_\(table.name)", in: "city") {
      // A table that came with a later program was empty then.
      try database.execute(
        sql: "CREATE TABLE base_\(table.name) AS SELECT * FROM city.base_\(table.name)")
    }
  }

  private static func load(
    _ pictures: [CarriedPicture], isWayBack: Bool, in database: Database
  ) throws {
    guard pictures.count <= CarriedPicture.most else { throw LedgerError.refused("pictures") }
    for picture in pictures {
      guard CarriedPicture.isName(picture.file), picture.bytes.count <= CarriedPicture.largest
      else { throw LedgerError.refused("picture \(picture.file.prefix(80))") }
      try database.cachedStatement(sql: "INSERT INTO carried_picture VALUES (?, ?)").execute(
        arguments: [picture.file, picture.data])
      if !isWayBack {
        try database.cachedStatement(sql: "INSERT INTO base_picture VALUES (?, ?)").execute(
          arguments: [picture.file, try picture.digest.hex])
      }
    }
    if isWayBack, try database.tableExists("base_picture", in: "city") {
      try database.execute(
        sql: "INSERT INTO main.base_picture SELECT file, digest FROM city.base_picture")
    }
  }
}
