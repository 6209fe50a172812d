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
  /// The student's name, or what else the row is about.
  package var subject: String
  package var field: String
  package var before: String?
  package var after: String?
}

package struct ImportOutcome: Sendable, Hashable, Codable {
  package var counts = ImportCounts()
  /// The first differences, up to ``differenceLimit``; additions are only counted.
  package var differences: [ImportDifference] = []

  package static let differenceLimit = 500

  package init() {}
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
