import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Records

/// `rapor school`: a school's part of the workspace in one file, and back.
struct SchoolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "school",
    abstract:
      "Let a school work without the city's server: records and pictures in one file, and back.",
    subcommands: [SchoolExport.self, SchoolOpen.self, SchoolMergeCommand.self])
}

/// `rapor school export`.
struct SchoolExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a school's records and pictures into a new file.",
    discussion: """
      In the city's workspace it is the way out: the file goes to the school, which makes a workspace of it by 'rapor \
      school open'. In the school's workspace it is the way back: the file goes to the city, which takes it in by 'rapor \
      school merge'. Issued PDFs and overrides do not travel.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(help: "The file to make.", completion: .file()) var out: String
  @Option(
    help: "The folder of photographs, signatures and logos; by default 'pictures' in the workspace."
  )
  var pictures: String?

  func run() throws {
    let ledger = try common.ledger()
    let store = PictureStore(pictures: pictures ?? common.folder + "/pictures", school: school)
    let (carried, leftOut) = store.all()
    let isWayBack = try common.guarded { () throws(LedgerError) in
      try ledger.export(
        school, to: out, pictures: carried, at: Int64(Date().timeIntervalSince1970))
      return try ledger.schoolOfFile() == school
    }
    for left in leftOut {
      let why =
        left.isTooLarge
        ? Bilingual(id: "lebih besar dari 1 MB", en: "is larger than 1 MB")
        : Bilingual(id: "tidak dapat dibaca", en: "cannot be read")
      common.console.complain(
        id:
          "\(left.file) \(why.indonesian) dan tidak ikut; impor ulang dengan rapor import pictures.",
        en: "\(left.file) \(why.english) and is left out; import it again by rapor import pictures."
      )
    }
    common.console.say(
      id: "\(out) dibuat, dengan \(carried.count) gambar. "
        + (isWayBack
          ? "Di kota: rapor school merge \(out)."
          : "Di sekolah: rapor school open \(out) --workspace FOLDER."),
      en: "\(out) made, with \(carried.count) pictures. "
        + (isWayBack
          ? "In the city: rapor school merge \(out)."
          : "At the school: rapor school open \(out) --workspace FOLDER."))
    if !leftOut.isEmpty { throw Exit.incomplete }
  }
}

/// `rapor school open`.
struct SchoolOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Make a workspace of a school's file, with its pictures.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The school's file.", completion: .file()) var file: String

  func run() throws {
    let isNew = !FileManager.default.fileExists(atPath: common.folder)
    try common.console.makeFolder(common.folder)
    do {
      try settle()
    } catch {
      // Nothing is left of a workspace that did not come about.
      if isNew { rmdir(common.folder) }
      throw error
    }
  }

  private func settle() throws {
    guard FileManager.default.fileExists(atPath: file) else {
      throw common.console.refusal(
        Exit.noInput, id: "berkas \(file) tidak ada; periksa namanya.",
        en: "no file \(file); check its name.")
    }
    let copy = try common.guarded { () throws(LedgerError) in
      if FileManager.default.fileExists(atPath: common.ledgerPath) {
        throw LedgerError.alreadyExists(path: common.ledgerPath)
      }
      return try SchoolFileCopy(of: file, in: common.folder)
    }
    defer { copy.remove() }
    let store = PictureStore(pictures: common.folder + "/pictures", school: copy.npsn)
    var placed = 0
    var refused: [String] = []
    try common.storing {
      try copy.pictures { picture in
        if try store.place(picture) { placed += 1 } else { refused.append(picture.file) }
      }
      try copy.settle(at: common.ledgerPath)
    }
    for file in refused {
      common.console.complain(
        id: "\(file) bukan gambar yang dapat dicetak dan tidak diambil; minta lagi dari kota.",
        en: "\(file) is no picture that could be printed, and was left out; ask the city for it.")
    }
    common.console.say(
      id: "Buku kerja dibuat di \(common.folder), dengan \(placed) gambar. Kembali ke kota: rapor "
        + "school export --school \(copy.npsn.digits) --out BERKAS.",
      en: "Workspace made in \(common.folder), with \(placed) pictures. Back to the city: rapor "
        + "school export --school \(copy.npsn.digits) --out FILE.")
    if !refused.isEmpty { throw Exit.incomplete }
  }
}
