import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Records

/// `rapor export`: issued cards out of the archive, as a tree of folders or one ZIP file.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hand out the issued cards: a folder tree or a ZIP file, with a manifest of digests.",
    discussion: """
      Every PDF is compared with its digest on the way. The files lie in NPSN NAME/CLASS/NN NAME (NISN).pdf. Exits with \
      1 if students have no card, or one whose data have changed since; the manifest names them.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Flag(help: "All schools.") var all = false
  @Option(parsing: .upToNextOption, help: "These schools: their NPSN.") var school: [NPSN] = []
  @Option(
    help: "The folder, or the file if the name ends in .zip.",
    completion: .file(extensions: ["zip"]))
  var out: String
  @Flag(help: "Also one file for each class, each student on a fresh sheet.") var classFiles = false
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "Which report: endOfTerm, midterm, p5 or supplement.")
  var kind = ReportKind.endOfTerm

  func validate() throws {
    guard all == school.isEmpty else {
      throw ValidationError(
        id: "beri salah satu: --all atau --school", en: "give either --all or --school")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let schools = try common.guarded { () throws(LedgerError) in
      if all { return try ledger.schools() }
      var schools: [School] = []
      for npsn in school { schools.append(try ledger.school(npsn)) }
      return schools
    }
    var packer = try ExportPacker(
      common: common, ledger: ledger, term: term, kind: kind,
      shelf: classFiles ? try overrides.shelf(common) : nil)
    if out.lowercased().hasSuffix(".zip") {
      try common.console.makeFolder(WholeFile.folder(of: out))
      do {
        let zip = try ZipWriter(at: out)
        try packer.pack(schools) { name, bytes in try zip.add(name, bytes) }
        try zip.finish()
      } catch let error as ZipError {
        let file = FileError(path: out, number: error.number)
        common.console.complain(file.message)
        throw file.exitCode
      }
    } else {
      let (console, folder) = (common.console, out)
      try console.makeFolder(folder)
      try packer.pack(schools) { name, bytes in
        try console.write(bytes, to: folder + "/" + name)
      }
    }
    try packer.report(to: out)
  }
}
