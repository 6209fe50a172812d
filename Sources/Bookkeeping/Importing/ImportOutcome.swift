package import Records

/// What an import would do, or did.
package struct ImportCounts: Sendable, Hashable, Codable {
  package var added = 0
  package var changed = 0
  package var same = 0

  package init() {}

  package var total: Int { added + changed + same }
}

/// One value that an import changes.
package struct ImportDifference: Sendable, Hashable, Codable {
  package var student: StudentID?
  /// The student's name, or what else the row is about.
  package var subject: String
  /// The subject taught, where the value is of one.
  package var topic: String?
  /// The column's identifier: see ``ImportField``.
  package var field: String
  /// As stored; scores in points, such as "79.5".
  package var before: String?
  package var after: String?
}

/// A row that an import adds.
package struct ImportAddition: Sendable, Hashable, Codable {
  package var student: StudentID?
  package var subject: String
  package var topic: String?
}

package struct ImportOutcome: Sendable, Hashable, Codable {
  package var counts = ImportCounts()
  /// The first differences, up to ``limit``; the rest is counted.
  package private(set) var differences: [ImportDifference] = []
  package private(set) var omittedDifferences = 0
  /// The first additions, up to ``limit``; ``ImportCounts/added`` counts them all.
  package private(set) var additions: [ImportAddition] = []

  package static let limit = 10_000

  package init() {}

  mutating func add(_ difference: ImportDifference) {
    if differences.count < Self.limit {
      differences.append(difference)
    } else {
      omittedDifferences += 1
    }
  }

  mutating func add(_ addition: ImportAddition) {
    if additions.count < Self.limit { additions.append(addition) }
  }
}

/// Which file an import came from, for the record.
package struct ImportSource: Sendable, Hashable {
  package var fileName: String
  /// SHA-256 of the file in hexadecimal digits.
  package var digest: String
  /// What was done to understand the file, kept with the import.
  package var repairs: [Repair]
  /// How many repairs there were, with those that are not listed.
  package var repairCount: Int

  package init(fileName: String, digest: String, repairs: [Repair] = [], repairCount: Int? = nil) {
    self.fileName = fileName
    self.digest = digest
    self.repairs = repairs
    self.repairCount = repairCount ?? repairs.count
  }
}
