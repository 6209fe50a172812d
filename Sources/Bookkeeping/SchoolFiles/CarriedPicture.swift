package import Digesting
internal import Foundation
internal import GRDB

/// A photograph, signature, logo or stamp as it travels in a school's file: named as in the workspace's folder.
package struct CarriedPicture: Sendable, Hashable {
  /// More than any school has.
  package static let most = 20_000
  /// In bytes; cards take no larger one (Docs/domain.md section 2.10).
  package static let largest = 1 << 20

  /// "0091234567.jpg".
  package var file: String
  package var bytes: [UInt8]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  package var digest: Digest {
    get throws(DigestError) { try Digest(of: bytes) }
  }

  var data: Data { Data(bytes) }

  /// Whether a name is that of a file in the folder itself: no other folder, not hidden, printable.
  static func isName(_ name: String) -> Bool {
    (1...200).contains(name.utf8.count) && name.first != "."
      && name.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && $0 != "/" }
  }
}

extension SchoolFileCopy {
  /// The digests of the pictures that the city gave along, by file.
  package func basePictures() throws(LedgerError) -> [String: Digest] {
    try read { database in
      guard try database.tableExists("base_picture") else { return [:] }
      let rows = try Row.fetchAll(database, sql: "SELECT file, digest FROM base_picture")
      return Dictionary(
        rows.compactMap { row in
          Digest(hex: row[1] as String).map { (row[0] as String, $0) }
        }
      ) { first, _ in first }
    }
  }

  /// Hands over the pictures of the file one by one, in the order of their names.
  /// - Throws: ``LedgerError``, or what `take` throws.
  package func pictures(_ take: (CarriedPicture) throws -> Void) throws {
    do {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      try queue.read { database in
        guard try database.tableExists("carried_picture") else { return }
        let rows = try Row.fetchCursor(
          database, sql: "SELECT file, bytes FROM carried_picture ORDER BY file")
        while let row = try rows.next() {
          try take(CarriedPicture(file: row[0], bytes: [UInt8](row[1] as Data)))
        }
      }
    } catch let error as DatabaseError {
      throw LedgerError(error)
    }
  }

  /// Names that lead elsewhere, pictures beyond measure.
  static func pictureFault(in database: Database) throws -> SchoolFileFault? {
    for table in ["base_picture", "carried_picture"] where try database.tableExists(table) {
      let names = try String.fetchCursor(database, sql: "SELECT file FROM \(table)")
      var count = 0
      while let name = try names.next() {
        count += 1
        guard CarriedPicture.isName(name), count <= CarriedPicture.most else {
          return .foreign(table)
        }
      }
    }
    guard try database.tableExists("carried_picture") else { return nil }
    let isTooLong = try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM carried_picture WHERE length(bytes) > ?)",
      arguments: [CarriedPicture.largest])
    return isTooLong == true ? .tooLong(table: "carried_picture", column: "bytes") : nil
  }
}
