internal import Foundation
package import Records

/// Why a JSON file of records cannot be used, with the JSON path where one is known ("$[2].student.nisn").
package struct RecordFileError: Error, Sendable, Hashable {
  package enum Mistake: Sendable, Hashable {
    /// The file has more bytes than allowed.
    case tooLarge(bytes: Int, most: Int)
    case tooDeep(most: Int)
    /// Not JSON; what the parser said.
    case notJSON(String)
    /// Neither an object nor an array of objects.
    case notRecords
    case tooMany(records: Int, most: Int)
    case unknownKey(nearest: String?)
    /// A null: a value that is not known is left out.
    case null
    case missing
    /// A value of the wrong type or form; what is expected.
    case wrongValue(String)
    case outOfBounds(found: Int, allowed: ClosedRange<Int>)
  }
  package var path: String
  package var mistake: Mistake

  package init(path: String, mistake: Mistake) {
    self.path = path
    self.mistake = mistake
  }
}

extension RecordFileError {
  /// What is wrong, where, and what to do.
  package var message: Bilingual {
    let (indonesian, english) =
      switch mistake {
      case .tooLarge(let bytes, let most):
        (
          "berkas \(bytes) bita, paling besar \(most); bagi menjadi beberapa berkas.",
          "\(bytes) bytes, at most \(most) are read; split the file."
        )
      case .tooDeep(let most):
        (
          "bersarang lebih dari \(most) tingkat; periksa bentuk berkas.",
          "nested deeper than \(most) levels; check the file's form."
        )
      case .notJSON(let reason):
        ("bukan JSON: \(reason); perbaiki berkas.", "not JSON: \(reason); correct the file.")
      case .notRecords:
        (
          "harus satu rapor atau larik rapor; lihat Docs/report-record.schema.json.",
          "must be one record or an array of records; see Docs/report-record.schema.json."
        )
      case .tooMany(let records, let most):
        (
          "\(records) rapor, paling banyak \(most); bagi menjadi beberapa berkas.",
          "\(records) records, at most \(most) are read; split the file."
        )
      case .unknownKey(let nearest):
        (
          "kunci tidak dikenal; " + (nearest.map { "mungkin \"\($0)\"?" } ?? "hapus kunci ini."),
          "unknown key; " + (nearest.map { "did you mean \"\($0)\"?" } ?? "remove it.")
        )
      case .null:
        ("null tidak boleh; hapus kuncinya.", "null is not allowed; leave the key out.")
      case .missing: ("kunci wajib tidak ada; tambahkan.", "a required key is missing; add it.")
      case .wrongValue(let reason):
        ("isi tidak sesuai: \(reason).", "not a valid value: \(reason).")
      case .outOfBounds(let found, let allowed):
        (
          "\(found), padahal hanya boleh \(allowed.lowerBound) sampai \(allowed.upperBound).",
          "\(found), but only \(allowed.lowerBound) to \(allowed.upperBound) are allowed."
        )
      }
    return Bilingual(id: "\(path): \(indonesian)", en: "\(path): \(english)")
  }
}

/// Reads the published JSON form of records strictly: what the schema forbids is an error with its path, above all keys
/// that nobody knows, for a misspelled key would otherwise be a field missing from a child's report.
package enum RecordReader {
  package static let mostBytes = 256 << 20
  package static let mostRecords = 100_000
  package static let mostLevels = 12

  /// The records of a file's `bytes`: one object, or an array of them.
  ///
  /// - Throws: the first mistake, in the file's order.
  package static func records(from bytes: [UInt8]) throws(RecordFileError) -> [ReportRecord] {
    guard bytes.count <= mostBytes else {
      throw RecordFileError(path: "$", mistake: .tooLarge(bytes: bytes.count, most: mostBytes))
    }
    try checkDepth(bytes)
    do {
      return try JSONDecoder().decode(RecordFile.self, from: Data(bytes)).records
    } catch let error as RecordFileError {
      throw error
    } catch let error as DecodingError {
      throw decoding(error)
    } catch {
      throw RecordFileError(path: "$", mistake: .notJSON(reason(error)))
    }
  }
}

/// What a file may hold: read in one pass, so that a large one is not turned into text and back.
private struct RecordFile: Decodable {
  var records: [ReportRecord] = []

  init(from decoder: any Decoder) throws {
    guard var list = try? decoder.unkeyedContainer() else {
      records = [try Self.record(decoder)]
      return
    }
    let count = list.count ?? 0
    guard count <= RecordReader.mostRecords else {
      throw RecordFileError(
        path: "$", mistake: .tooMany(records: count, most: RecordReader.mostRecords))
    }
    records.reserveCapacity(count)
    while !list.isAtEnd { records.append(try Self.record(try list.superDecoder())) }
  }

  private static func record(_ decoder: any Decoder) throws -> ReportRecord {
    let path = decoder.codingPath.path(from: "$")
    guard (try? decoder.container(keyedBy: JSONKey.self)) != nil else {
      throw RecordFileError(path: path, mistake: .notRecords)
    }
    let record = try StrictDecoder(decoder, root: "$").value(ReportRecord.self)
    if let violation = record.limitViolations.first {
      throw RecordFileError(
        path: "\(path).\(violation.path)",
        mistake: .outOfBounds(found: violation.found, allowed: violation.allowed))
    }
    return record
  }
}

extension RecordReader {
  /// Counts brackets outside strings before any parser recurses.
  private static func checkDepth(_ bytes: [UInt8]) throws(RecordFileError) {
    var depth = 0
    var inText = false
    var escaped = false
    for byte in bytes {
      if inText {
        if escaped {
          escaped = false
        } else if byte == 0x5C {
          escaped = true
        } else if byte == 0x22 {
          inText = false
        }
        continue
      }
      switch byte {
      case 0x22: inText = true
      case 0x5B, 0x7B:
        depth += 1
        guard depth <= mostLevels else {
          throw RecordFileError(path: "$", mistake: .tooDeep(most: mostLevels))
        }
      case 0x5D, 0x7D: depth -= 1
      default: break
      }
    }
  }

  private static func decoding(_ error: DecodingError) -> RecordFileError {
    switch error {
    case .keyNotFound(let key, let context):
      return RecordFileError(path: (context.codingPath + [key]).path(from: "$"), mistake: .missing)
    case .valueNotFound(_, let context):
      return RecordFileError(path: context.codingPath.path(from: "$"), mistake: .null)
    case .typeMismatch(let type, let context):
      return RecordFileError(
        path: context.codingPath.path(from: "$"), mistake: .wrongValue("expected \(type)"))
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      let found = context.underlyingError.map { reason($0) }
      return RecordFileError(path: "$", mistake: .notJSON(found ?? context.debugDescription))
    case .dataCorrupted(let context):
      return RecordFileError(
        path: context.codingPath.path(from: "$"), mistake: .wrongValue(context.debugDescription))
    @unknown default:
      return RecordFileError(path: "$", mistake: .wrongValue("\(error)"))
    }
  }

  /// The candidate at an edit distance of at most two, the nearest first.
  static func nearest(to key: String, among candidates: [String]) -> String? {
    guard key.utf8.count <= 60 else { return nil }
    return candidates.filter { $0.utf8.count <= 60 }.sorted()
      .map { ($0, distance(Array($0.lowercased().utf8), Array(key.lowercased().utf8))) }
      .filter { $0.1 <= 2 }.min { $0.1 < $1.1 }?.0
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = diagonal + (byte == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }

  private static func reason(_ error: any Error) -> String {
    let told = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
    return String((told ?? "\(error)").prefix(200))
  }
}
