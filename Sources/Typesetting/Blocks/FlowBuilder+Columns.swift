internal import Pages

extension FlowBuilder {
  /// Adds what `fill` puts into columns side by side, evenly filled, as a single atom, which a page's end may cut.
  mutating func addColumns(
    _ id: StyleID, left: Points, width: Points, origin: Origin,
    _ fill: (inout FlowBuilder, Points) throws(TypesettingError) -> Void
  ) throws(TypesettingError) {
    let columns = Columns(context.sheet[id], within: width)
    var builder = FlowBuilder(
      context: context, width: columns.width, depth: depth + nesting + 1, mode: mode)
    builder.isInColumns = true
    try fill(&builder, columns.width)
    let flow = builder.finish()
    guard !flow.atoms.isEmpty || !flow.positioned.isEmpty else { return }
    flow.keepForcedBreaks(atMost: columns.count - 1)
    let fragmenter = Fragmenter(
      context: context, policy: BreakPolicy(), freshRoom: Points(.infinity))
    let height = try fragmenter.balancedHeight(of: flow, from: .start, in: columns.count)
    self.flow.groups.append(
      Group(
        flow: flow, left: left, width: width, height: height, shift: Position(x: 0, y: 0),
        opacity: 1, writingMode: .horizontal, origin: origin, element: element, columns: columns))
    addAtom(.group(Int32(self.flow.groups.count - 1)), height: height)
  }
}

extension Flow {
  /// Forgets the forced breaks after the first ones: there is no column left to break to.
  fileprivate func keepForcedBreaks(atMost limit: Int) {
    var count = 0
    for index in atoms.indices where atoms[index].breaking.contains(.forced) && index > 0 {
      count += 1
      if count > limit { atoms[index].breaking.remove(.forced) }
    }
  }
}
