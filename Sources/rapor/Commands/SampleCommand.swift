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
  @Flag(help: "Write the sample school with every special case instead.") var sampleSchool = false
  @Flag(help: "Write finished report records (records.json) instead of an operator's files.")
  var records = false
  @Option(help: "The folder to write to; made if missing.") var out: String

  func validate() throws {
    guard (1...5_000).contains(schools) else { throw ValidationError("--schools is 1 to 5000") }
    guard Semester(rawValue: semester) != nil else { throw ValidationError("--semester is 1 or 2") }
    guard SchoolYear(start: year) != nil else { throw ValidationError("--year is 1990 to 2150") }
  }

  func run() throws {
    if sampleSchool {
      if records {
        let half: Semester = semester == 2 ? .even : .odd
        return try write(ExampleSchool.school(half)?.records ?? [], to: out)
      }
      try write(ExampleSchool.files, to: out + "/" + ExampleSchool.folder)
      return
    }
    guard let schoolYear = SchoolYear(start: year), let half = Semester(rawValue: semester) else {
      return
    }
    let maker = SchoolMaker(seed: seed, term: Term(schoolYear: schoolYear, semester: half))
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
