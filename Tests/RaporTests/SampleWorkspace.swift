import Foundation
import Support
import Testing

/// The sample school, as its operator has it on disk.
enum SampleWorkspace {
  static let npsn = "20100001"

  /// Files and records of the sample school, written by `rapor sample`.
  static let files = Result {
    let folder = try TemporaryFolder()
    for arguments in [["--sample-school"], ["--sample-school", "--records"]] {
      let outcome = try Program.run(["sample"] + arguments + ["--out", folder.path])
      guard outcome.code == 0 else { throw Failure(outcome) }
    }
    return folder
  }

  /// Thrown instead of `#require`, whose error is shown in the first test only and lets the others pass.
  struct Failure: Error, CustomStringConvertible {
    var description: String

    init(_ outcome: Program.Outcome, _ place: String = "") {
      description = "\(place): exit \(outcome.code), \(outcome.complaint)"
    }
  }

  /// A workspace with every file of the odd semester imported. Not to be changed: see ``copy()``.
  private static let imported = Result {
    let folder = try TemporaryFolder()
    try initialize(folder.path)
    let source = try files.get().path + "/" + npsn
    let names = try FileManager.default.contentsOfDirectory(atPath: source).sorted()
    for name in names where name.hasSuffix(".csv") {
      let kind = name.dropLast(4).split(separator: "-")[1]
      let outcome = try Program.run(
        ["import", String(kind), "\(source)/\(name)", "--school", npsn, "--workspace", folder.path])
      guard outcome.code == 0 else { throw Failure(outcome, name) }
    }
    // Opening a ledger for the first time after it was written leaves an empty page in it.
    _ = try Program.run(["status", "--workspace", folder.path])
    return folder
  }

  static func initialize(_ path: String) throws {
    let outcome = try Program.run(["init", "--workspace", path])
    guard outcome.code == 0 else { throw Failure(outcome) }
  }

  /// A workspace of the caller's own with the school in it.
  static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = try imported.get()
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(atPath: source.file(name), toPath: folder.file(name))
    }
    return folder
  }

  static var records: String { get throws { try files.get().file("records.json") } }
}

extension TemporaryFolder {
  /// Everything in the ledger but SQLite's header of 100 bytes, whose counters move whenever it is opened.
  func ledgerContents() throws -> Data {
    try Data(contentsOf: URL(filePath: file("ledger.sqlite"))).dropFirst(100)
  }

  /// Every file below, sorted, folders left out.
  func names(_ folder: String = "") -> [String] {
    let root = folder.isEmpty ? path : path + "/" + folder
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: root + "/" + name, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }
}

/// What a PDF says by poppler's programs, which share no code with Rapor.
func tool(_ words: String...) throws -> String {
  let outcome = try Running(words, ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"], in: nil).finish()
  try #require(outcome.code == 0, "\(words): \(outcome.complaint)")
  return outcome.output
}
