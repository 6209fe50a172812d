import Records

/// A receipt of repairs as people and programs see it: by column and rule, with examples, or every cell.
struct RepairText {
  var repairs: [Repair]
  /// With those beyond what is listed.
  var total: Int
  var showsAll: Bool
  var console: Console

  /// How many cells of a group are shown as examples.
  private static let examples = 3

  func show() {
    guard total > 0 else { return }
    console.say(
      id: "  \(console.grouped(total)) isian dirapikan:",
      en: "  \(console.grouped(total)) repairs were made to understand the file:")
    for group in repairs.grouped {
      let what = group.rule.message.text(in: console.language)
      print("    \(group.column) (\(group.header)): \(what), \(group.repairs.count)×")
      for repair in showsAll ? group.repairs[...] : group.repairs.prefix(Self.examples) {
        print("      \(repair.cell): \"\(repair.before)\" → \"\(repair.after)\"")
      }
      if !showsAll, group.repairs.count > Self.examples { print("      …") }
    }
    if total > repairs.count {
      console.say(
        id: "    … dan \(console.grouped(total - repairs.count)) lagi yang tidak dirinci",
        en: "    … and \(console.grouped(total - repairs.count)) more that are not listed")
    }
    if !showsAll, repairs.grouped.contains(where: { $0.repairs.count > Self.examples }) {
      console.say(
        id: "    (semuanya dengan --all-repairs)", en: "    (all of them with --all-repairs)")
    }
  }

  var entries: [RepairGroupEntry] {
    repairs.grouped.map { group in
      let shown = showsAll ? group.repairs[...] : group.repairs.prefix(Self.examples)
      return RepairGroupEntry(
        rule: group.rule.rawValue, message: group.rule.message.text(in: console.language),
        column: group.column, header: group.header, count: group.repairs.count,
        cells: shown.map { .init(cell: $0.cell, row: $0.row, before: $0.before, after: $0.after) })
    }
  }
}

/// The repairs of one rule in one column, for programs.
struct RepairGroupEntry: Encodable {
  struct Cell: Encodable {
    var cell: String
    var row: Int
    var before: String
    var after: String
  }

  var rule: String
  var message: String
  var column: String
  var header: String
  var count: Int
  /// Examples, or with `--all-repairs` all of them.
  var cells: [Cell]
}
