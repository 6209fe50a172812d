internal import Pages

/// What one column asks for.
struct ColumnWish {
  var minimum = Points.zero
  var maximum = Points.zero
  /// A declared length makes the column keep its maximum while others can take what is over.
  var isFixed = false
  /// Share of the table's width, in hundredths, or nil.
  var share: Double?
}

/// The widths of a table's columns (CSS 2.2 section 17.5.2; the distribution of CSS Tables 3 section 4.5.3).
enum ColumnWidths {
  /// Spreads what a spanning cell asks for beyond its columns' own wishes over these columns.
  static func add(
    span cell: ContentWidths, share: Double?, over columns: Range<Int>, gaps: Points,
    to wishes: inout ContiguousArray<ColumnWish>
  ) {
    var minimum = Points.zero
    var maximum = Points.zero
    var given = 0.0
    var freeCount = 0
    for column in columns {
      minimum += wishes[column].minimum
      maximum += wishes[column].maximum
      if let known = wishes[column].share { given += known } else { freeCount += 1 }
    }
    if let share, freeCount > 0, share > given {
      for column in columns where wishes[column].share == nil {
        wishes[column].share = (share - given) / Double(freeCount)
      }
    }
    let missingMaximum = cell.maximum - gaps - maximum
    if missingMaximum > 0 {
      spread(missingMaximum, over: columns, of: wishes) { wishes[$0].maximum += $1 }
    }
    let missing = cell.minimum - gaps - minimum
    guard missing > 0 else { return }
    // First up to each column's maximum, then beyond, as for the table's own width.
    let room = columns.reduce(Points.zero) { $0 + wishes[$1].maximum - wishes[$1].minimum }
    let within = min(missing, max(0, room))
    if within > 0 {
      for column in columns {
        let part = wishes[column].maximum - wishes[column].minimum
        wishes[column].minimum += within * (part / room)
      }
    }
    if missing > within {
      spread(missing - within, over: columns, of: wishes) {
        wishes[$0].minimum += $1
        wishes[$0].maximum = max(wishes[$0].maximum, wishes[$0].minimum)
      }
    }
  }

  /// Shares out an excess: to columns without declared width by their maximum, else to fixed ones, else by share.
  private static func spread(
    _ excess: Points, over columns: Range<Int>, of wishes: ContiguousArray<ColumnWish>,
    give: (Int, Points) -> Void
  ) {
    var chosen = columns.filter { !wishes[$0].isFixed && wishes[$0].share == nil }
    if chosen.isEmpty { chosen = columns.filter { wishes[$0].share == nil } }
    if chosen.isEmpty {
      let total = columns.reduce(0) { $0 + (wishes[$1].share ?? 0) }
      for column in columns {
        let part = total > 0 ? (wishes[column].share ?? 0) / total : 1 / Double(columns.count)
        give(column, excess * part)
      }
      return
    }
    let total = chosen.reduce(Points.zero) { $0 + wishes[$1].maximum }
    for column in chosen {
      let part = total > 0 ? wishes[column].maximum / total : 1 / Double(chosen.count)
      give(column, excess * part)
    }
  }

  /// The narrowest and the widest that the columns together make of themselves.
  static func total(_ wishes: ContiguousArray<ColumnWish>) -> ContentWidths {
    var sum = ContentWidths.zero
    var plain = Points.zero
    var shares = 0.0
    var wanted = Points.zero
    for wish in wishes {
      sum.minimum += wish.minimum
      sum.maximum += wish.maximum
      if let share = wish.share, share > 0 {
        shares += share
        wanted = max(wanted, wish.maximum / (share / 100))
      } else {
        plain += wish.maximum
      }
    }
    if plain > 0, shares < 100 { wanted = max(wanted, plain / ((100 - shares) / 100)) }
    sum.maximum = max(sum.maximum, min(wanted, Points(1e6)))
    return sum
  }

  /// Distributes `width` to the columns of an automatic table: between the guesses of minimum, shares, declared lengths
  /// and maximum that enclose it, and evenly by wish beyond.
  static func distribute(
    _ width: Points, to wishes: ContiguousArray<ColumnWish>
  ) -> ContiguousArray<Points> {
    var lower = ContiguousArray(wishes.map(\.minimum))
    for step in 0..<3 {
      var upper = lower
      for (column, wish) in wishes.enumerated() {
        switch step {
        case 0:
          if let share = wish.share { upper[column] = max(wish.minimum, width * (share / 100)) }
        case 1:
          if wish.share == nil, wish.isFixed { upper[column] = max(wish.minimum, wish.maximum) }
        default:
          if wish.share == nil { upper[column] = max(wish.minimum, wish.maximum) }
        }
      }
      let low = lower.reduce(.zero, +)
      let high = upper.reduce(.zero, +)
      if width <= high {
        guard high > low, width > low else { return lower }
        let part = (width - low) / (high - low)
        for column in lower.indices {
          lower[column] += (upper[column] - lower[column]) * part
        }
        return lower
      }
      lower = upper
    }
    let excess = width - lower.reduce(.zero, +)
    if excess > 0 { spread(excess, over: wishes.indices, of: wishes) { lower[$0] += $1 } }
    return lower
  }

  /// The fixed layout: declared columns, then the first row's cells; what is left over is shared evenly by the rest
  /// (CSS 2.2 section 17.5.2.1).
  static func fixed(
    _ declared: ContiguousArray<Points?>, width: Points
  ) -> ContiguousArray<Points> {
    var sum = Points.zero
    var free = 0
    for length in declared {
      if let length { sum += length } else { free += 1 }
    }
    let over = max(0, width - sum)
    if free > 0 {
      return ContiguousArray(declared.map { $0 ?? over / Double(free) })
    }
    let scale = sum > 0 && width > sum ? width / sum : 1
    return ContiguousArray(declared.map { ($0 ?? 0) * scale })
  }
}
