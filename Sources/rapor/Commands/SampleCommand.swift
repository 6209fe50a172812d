import ArgumentParser
import Foundation
import Records
import Sampling

/// `rapor sample`: writes the files of invented schools, as their operators would have them.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write the files of invented schools, to try Rapor with or to measure it.",
    discussion: "Each school gets a folder named by its NPSN; its files are numbered in the order "
      + "of import. The same seed gives the same files.")

  @OptionGroup var messages: MessageOptions
  @Option(help: "How many schools, 1 to 5000.") var schools = 1
  @Option(help: "Any number; another one gives other schools.") var seed: UInt64 = 1
  @Option(help: "The year in which the school year begins.") var year = 2019
  @Option(help: "1 (odd) or 2 (even).") var semester = 1
  @Option(help: "k13, merdeka, or mixed: grade by grade.") var curriculum = SamplePlan.Teaching.k13
  @Option(help: "sd (primary) or smp (lower secondary).") var level = SamplePlan.Level.sd
  @Option(help: "The report whose results are written: endOfTerm, midterm, p5 or supplement.")
  var kind = ReportKind.endOfTerm
  @Flag(help: "Write the sample school with every special case instead.") var sampleSchool = false
  @Flag(help: "Write finished report records (records.json) instead of an operator's files.")
  var records = false
  @Option(help: "The folder to write to; made if missing.") var out: String

  func validate() throws {
    guard (1...5_000).contains(schools) else {
      throw ValidationError(id: "--schools harus 1 sampai 5000", en: "--schools is 1 to 5000")
    }
    guard Semester(rawValue: semester) != nil else {
      throw ValidationError(id: "--semester harus 1 atau 2", en: "--semester is 1 or 2")
    }
    guard SchoolYear(start: year) != nil else {
      throw ValidationError(id: "--year harus 1990 sampai 2150", en: "--year is 1990 to 2150")
    }
  }

  func run() throws {
    let plan = SamplePlan(level: level, teaching: curriculum, kind: kind)
    guard let schoolYear = SchoolYear(start: year), let half = Semester(rawValue: semester) else {
      return
    }
    if sampleSchool { return try writeSampleSchool(half, plan) }
    let maker = SchoolMaker(
      seed: seed, term: Term(schoolYear: schoolYear, semester: half), plan: plan)
    for index in 0..<schools {
      guard let school = maker.school(index) else { continue }
      let place = out + "/" + school.school.npsn.digits
      if records {
        try write(school.records, to: place)
      } else {
        try write(school.files, to: place)
      }
    }
  }

  /// The primary school under K13 comes with both semesters and an operator's dirt; the others are clean, one semester at
  /// a time.
  private func writeSampleSchool(_ half: Semester, _ plan: SamplePlan) throws {
    guard let school = ExampleSchool.school(half, plan: plan, year: year) else { return }
    if records { return try write(school.records, to: out) }
    let isFirst = plan == SamplePlan() && year == 2019
    try write(
      isFirst ? ExampleSchool.files : school.files, to: out + "/" + school.school.npsn.digits)
  }

  private func write(_ records: [ReportRecord], to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try messages.console.write(
      [UInt8](encoder.encode(records)), to: folder + "/records.json")
  }

  private func write(_ files: [SampleFile], to folder: String) throws {
    for file in files {
      try messages.console.write(file.bytes, to: folder + "/" + file.name)
    }
  }
}

extension SamplePlan.Teaching: ExpressibleByArgument {}
extension SamplePlan.Level: ExpressibleByArgument {}
extension ReportKind: ExpressibleByArgument {}
