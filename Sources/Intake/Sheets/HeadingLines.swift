internal import SheetReading

/// The headings of a table that stand in one to three rows, a column's labels from top to bottom: "Data Ayah" over "Nama",
/// "Pengetahuan" over "MTK" (Docs/domain.md sections 5.1, 5.2).
struct HeadingLines {
  static let most = 3
  /// Different labels of each column.
  let paths: [[String]]

  /// - Parameters:
  ///   - lines: Rows one under the other.
  ///   - merged: The texts of cells that merged ones cover.
  ///   - isIdentity: Whether a label names a column that every row of data fills; under it no second label can stand.
  /// - Returns: nil if the lower of the rows is data.
  init?(
    _ lines: [SheetRow], merged: [CellKey: MergedLabel], isIdentity: (String) -> Bool
  ) {
    let width = lines.map(\.cells.count).max() ?? 0
    var labels: [[String]] = []
    // Cells to the right in a merged one: what stands there is the label of a group, never of the column.
    var groups: Set<CellKey> = []
    for (level, line) in lines.enumerated() {
      let isLast = level == lines.count - 1
      labels.append(
        (0..<width).map { column in
          let own = CleanText.line(line[column])
          guard own.isEmpty, let covering = merged[CellKey(line.number, column)],
            covering.isInFirstColumn || !isLast
          else { return own }
          if !covering.isInFirstColumn { groups.insert(CellKey(level, column)) }
          return CleanText.line(covering.text)
        })
    }
    if lines.count > 1 {
      for column in 0..<width {
        for upper in 0..<(lines.count - 1) where isIdentity(labels[upper][column]) {
          let below = labels[(upper + 1)...].map { $0[column] }
          guard below.allSatisfy({ $0.isEmpty || $0 == labels[upper][column] }) else { return nil }
        }
      }
      Self.carryRight(&labels, width)
    }
    paths = (0..<width).map { column in
      var path: [String] = []
      var isGroup = false
      for (level, line) in labels.enumerated() where !line[column].isEmpty {
        isGroup = groups.contains(CellKey(level, column)) && (isGroup || line[column] != path.last)
        if line[column] != path.last { path.append(line[column]) }
      }
      return isGroup ? [] : path
    }
  }

  /// A group's label that stands over its first column only is that of the columns to its right, up to the next label of
  /// its own row or a row above.
  private static func carryRight(_ labels: inout [[String]], _ width: Int) {
    let own = labels
    for level in 0..<(labels.count - 1) {
      var group = ""
      for column in 0..<width {
        if !own[level][column].isEmpty {
          group = own[level][column]
        } else if own[..<level].contains(where: { !$0[column].isEmpty }) {
          group = ""
        } else if own[(level + 1)...].contains(where: { !$0[column].isEmpty }) {
          labels[level][column] = group
        } else {
          group = ""
        }
      }
    }
  }
}

/// The text of a merged cell, as one of the cells has it that it covers.
struct MergedLabel {
  var text: String
  /// Only there it can be the heading of a column; further to the right it is the label of a group.
  var isInFirstColumn: Bool
}

/// A cell by its row from 1 and its column from 0.
struct CellKey: Hashable {
  var row: Int
  var column: Int

  init(_ row: Int, _ column: Int) {
    self.row = row
    self.column = column
  }
}

extension Sheet {
  /// The texts of the cells of the first `depth` rows that merged ones cover.
  func mergedLabels(depth: Int) -> [CellKey: MergedLabel] {
    guard !merges.isEmpty else { return [:] }
    let top = rows.prefix { $0.number <= depth }
    let byNumber = Dictionary(top.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var labels: [CellKey: MergedLabel] = [:]
    for merge in merges where merge.rows.lowerBound <= depth {
      guard let text = byNumber[merge.rows.lowerBound]?[merge.columns.lowerBound], !text.isEmpty
      else { continue }
      for row in merge.rows.lowerBound...min(depth, merge.rows.upperBound) {
        let last = min(CSVReader.Bound.columns - 1, merge.columns.upperBound)
        guard merge.columns.lowerBound <= last else { continue }
        for column in merge.columns.lowerBound...last {
          labels[CellKey(row, column)] = MergedLabel(
            text: text, isInFirstColumn: column == merge.columns.lowerBound)
        }
      }
    }
    return labels
  }
}
