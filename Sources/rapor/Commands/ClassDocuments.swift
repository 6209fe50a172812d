import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Foundation
import Pages
import Records
import Spreadsheets
import Templating

/// `rapor ledger`: the class's grades on one sheet, for looking over before the cards are printed.
struct LedgerCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case pdf, png, xlsx }

  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Make the ledger (leger) of each class: all students by all subjects.",
    discussion: "As a PDF, a picture, or a workbook for spreadsheets. Missing scores are coloured.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var choice: RecordChoice
  @OptionGroup var place: DocumentOptions
  @Option(help: "pdf, png or xlsx.") var format = Format.pdf

  func run() throws {
    var run = try ClassDocumentRun(common, overrides, place)
    for ledger in try choice.ledgers(common) {
      if format == .xlsx {
        try run.write(workbook: ledger)
      } else {
        try run.make(of: ledger, as: .classLedger, isPicture: format == .png)
      }
    }
    try run.report()
  }
}

/// `rapor labels`: name labels for the booklets of each class.
struct LabelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels", abstract: "Make the cover labels of each class, many to a sheet.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var choice: RecordChoice
  @OptionGroup var place: DocumentOptions

  func run() throws {
    var run = try ClassDocumentRun(common, overrides, place)
    for ledger in try choice.ledgers(common) { try run.make(of: ledger, as: .labels) }
    try run.report()
  }
}

/// `rapor register`: the pages of the school's register (buku induk), one file a student.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Make the register pages (buku induk): each student's years on record.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "One student only: the NISN.") var student: String?
  @Option(help: "Up to another term than the workspace's.") var term: String?
  @OptionGroup var place: DocumentOptions

  func run() throws {
    var run = try ClassDocumentRun(common, overrides, place)
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    for name in try common.classNames(ledger, school, term, only: className) {
      let (room, registers) = try common.guarded { () throws(LedgerError) in
        (
          try ledger.classLedger(of: school, className: name, term: term),
          try ledger.registers(of: school, className: name, upTo: term)
        )
      }
      guard let room else { continue }
      for register in registers where student == nil || register.student.nisn?.digits == student {
        try run.make(of: register, in: room)
      }
    }
    try run.report()
  }
}

/// Where documents of classes go, and how they look.
struct DocumentOptions: ParsableArguments {
  @Option(help: "The folder to write to.") var out: String
  @Option(help: "The layout's name; by default the one that serves the class.") var layout: String?
  @Flag(help: "A draft with a watermark.") var draft = false
  @Option(help: "Dots an inch of pictures.") var resolution = 110.0

  func validate() throws {
    guard (20...600).contains(resolution) else {
      throw ValidationError(id: "--resolution harus 20 sampai 600", en: "--resolution is 20 to 600")
    }
  }
}

extension RecordChoice {
  /// The ledgers of the classes that were chosen.
  func ledgers(_ common: CommonOptions) throws -> [ClassLedgerRecord] {
    guard school != nil || records != nil else {
      throw ValidationError(
        id: "beri salah satu: --school atau --records", en: "give either --school or --records")
    }
    return try classes(common).compactMap { ClassLedgerRecord(of: $0.records) }
  }
}
