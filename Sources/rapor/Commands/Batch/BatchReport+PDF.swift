import ArgumentParser
import Batching
import CairoPango
import Foundation
import Pages
import Records

extension Paper: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}

/// The closing sheet as a PDF, to be signed and filed.
extension BatchReport {
  /// Some 450 pages: what is longer is for a spreadsheet.
  private static let mostStudents = 20_000

  func write(_ sheet: ClosingSheetRecord, to path: String) throws {
    let console = common.console
    let count = sheet.schools.reduce(0) { $0 + $1.entries.count }
    guard count <= Self.mostStudents else {
      throw console.refusal(
        Exit.badData,
        id:
          "\(console.grouped(count)) siswa terlalu banyak untuk satu PDF; tanpa --full, atau --format csv.",
        en:
          "\(console.grouped(count)) students are too many for a PDF; leave out --full, or use --format csv."
      )
    }
    var sheet = sheet
    sheet.began = Self.moment(sheet.run.startedAt)
    sheet.ended = sheet.run.endedAt.map(Self.moment)
    let press = CardPress(
      bench: FontBench(catalogue: try Assets.catalogue(console)), engine: "Rapor \(Rapor.version)")
    let shelf = TemplateShelf(library: try Assets.library(console))
    let pdf: [UInt8]
    do throws(CardError) {
      let template = try shelf.template(
        as: .closingSheet, on: paper, name: "\(sheet.run.id.value)")
      try shelf.requireLive(template, for: "\(sheet.run.id.value)")
      pdf = try press.card(of: .closingSheet(sheet), template: template).pdf
    } catch {
      throw console.refusal(
        Exit.configuration, id: error.message.indonesian, en: error.message.english)
    }
    try console.write(pdf, to: path)
  }

  /// As the clock of this machine shows it.
  private static func moment(_ seconds: Int64) -> ClosingSheetRecord.Moment {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day, .hour, .minute],
      from: Date(timeIntervalSince1970: TimeInterval(seconds)))
    let date = CalendarDate(
      year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    return ClosingSheetRecord.Moment(
      date: date, time: String(format: "%02d.%02d", parts.hour ?? 0, parts.minute ?? 0))
  }
}
