package import Checking
internal import Pages
package import Records

/// C12 of Docs/domain.md section 6.3: whether the cards of a class can be set at all, and whose takes more pages than
/// those of the class. Lays them out and draws nothing. Confined to one thread, like its press.
package struct LayoutCheck {
  package static let code = "C12"

  private let press: CardPress
  private let shelf: TemplateShelf

  package init(press: CardPress, shelf: TemplateShelf) {
    self.press = press
    self.shelf = shelf
  }

  /// - Parameter records: the reports of one class in one term, all of them.
  /// - Returns: the points of each.
  package func points(of records: [ReportRecord]) -> [[CheckItem]] {
    var counts: [Int?] = []
    var points = records.map { record -> [CheckItem] in
      do throws(CardError) {
        let template = try shelf.template(for: record)
        let printing = try shelf.printing(record, with: template)
        let pages = try press.pages(of: record, template: template, options: printing)
        counts.append(pages.pages.count)
        return []
      } catch {
        counts.append(nil)
        return [Self.point(error)]
      }
    }
    guard let usual = Self.usual(counts.compactMap(\.self)) else { return points }
    for (index, count) in counts.enumerated() {
      guard let count, count > usual else { continue }
      points[index].append(Self.point(count, usual, records[index]))
    }
    return points
  }

  /// How many pages the cards of a class take, if only a few take more: at most one in eight, of five or more.
  private static func usual(_ counts: [Int]) -> Int? {
    guard counts.count >= 5 else { return nil }
    let sorted = counts.sorted()
    let usual = sorted[sorted.count / 2]
    let more = sorted.count { $0 > usual }
    return more > 0 && more * 8 <= sorted.count ? usual : nil
  }

  private static func point(_ error: CardError) -> CheckItem {
    CheckItem(
      code: code, kind: error.code == "missing-glyph" ? .missingGlyph : .layout, level: .block,
      assignee: Assignee(actor: .schoolOperator), field: "layout", message: error.message)
  }

  private static func point(_ count: Int, _ usual: Int, _ record: ReportRecord) -> CheckItem {
    let name = record.student.fullName
    return CheckItem(
      code: code, kind: .morePages, level: .warn, assignee: record.assignee(.homeroomTeacher),
      field: "layout",
      message: Bilingual(
        id: "\(name): rapornya \(count) halaman, sekelasnya \(usual); ringkas teksnya, lihat "
          + "'rapor fit'.",
        en:
          "\(name): the card takes \(count) pages, those of the class \(usual); shorten its texts, "
          + "see 'rapor fit'."),
      detail: "\(count)")
  }
}
