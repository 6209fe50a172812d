internal import Pages

extension Painter {
  /// Paints the positioned boxes whose place is in this fragment (CSS 2.2 section 10.6.4).
  mutating func paintPositioned(
    of fragment: Fragment, at place: Position, within box: Rectangle
  ) throws(TypesettingError) {
    let flow = fragment.flow
    for positioned in flow.positioned {
      let inset = context.sheet[positioned.style].inset
      guard isShown(positioned, inset, in: fragment) else { continue }
      var holder = box
      if positioned.container >= 0 {
        holder = rectangle(of: Int(positioned.container), fragment, at: place)
        let style = flow.containers[Int(positioned.container)].style
        let border = context.sheet[style].borderWidth
        holder.x += border.left
        holder.y += border.top
        holder.width = holder.width - border.left - border.right
        holder.height = holder.height - border.top - border.bottom
      }
      let height = positioned.flow.height
      var corner = Position(x: holder.x + positioned.left, y: holder.y)
      if let top = inset.top.resolved(against: holder.height) {
        corner.y = holder.y + top
      } else if let bottom = inset.bottom.resolved(against: holder.height) {
        corner.y = holder.maxY - bottom - height
      } else {
        corner.y = place.y + staticTop(positioned, in: fragment)
      }
      try paint(positioned, of: flow, at: corner)
    }
  }

  /// A positioned box at its place, turned about its middle and translucent as its style says.
  mutating func paint(
    _ positioned: Positioned, of flow: Flow, at corner: Position
  ) throws(TypesettingError) {
    let width = positioned.width
    let height = positioned.flow.height
    record(
      .positioned, Rectangle(x: corner.x, y: corner.y, width: width, height: height),
      positioned.origin, style: positioned.style)
    let outer = owner
    defer { owner = outer }
    owner = element(positioned.element, in: flow)
    let ink = try ink(of: try fragmenter.whole(positioned.flow), at: corner)
    let rotate = context.sheet[positioned.style].rotate
    let opacity = context.sheet[positioned.style].opacity
    guard rotate != 0 || opacity < 1 else { return overlay.append(contentsOf: ink) }
    let middle = Position(x: corner.x + width / 2, y: corner.y + height / 2)
    overlay.append(
      contentsOf: whole(
        .transformed(.rotation(degrees: rotate, about: middle), ink, opacity: opacity)))
  }

  /// A box that hangs from its container's bottom shows where the container ends, one without vertical place where it
  /// stood in the flow, any other where the container begins.
  private func isShown(
    _ positioned: Positioned, _ inset: Edges<Dimension>, in fragment: Fragment
  ) -> Bool {
    let flow = fragment.flow
    if inset.top == .auto, inset.bottom == .auto {
      let atom = min(Int(positioned.atom), max(0, flow.atoms.count - 1))
      return atom >= fragment.start.atom && atom < fragment.end?.atom ?? .max
    }
    let isFromBottom = inset.top == .auto
    guard positioned.container >= 0 else {
      let isStart = fragment.start.atom == 0 && fragment.start.inner.isEmpty
      return isFromBottom ? fragment.end == nil : isStart
    }
    let holder = flow.containers[Int(positioned.container)]
    guard Int(holder.end) > fragment.start.atom,
      Int(holder.first) < fragment.end.map({ $0.inner.isEmpty ? $0.atom : $0.atom + 1 }) ?? .max
    else { return false }
    return isFromBottom ? fragment.ends(holder) : fragment.begins(holder)
  }

  /// Top of the atom before which the box stood, or the fragment's bottom.
  private func staticTop(_ positioned: Positioned, in fragment: Fragment) -> Points {
    let place = Int(positioned.atom) - fragment.start.atom
    guard fragment.placed.indices.contains(place) else { return fragment.height }
    return fragment.placed[place].y
  }
}

extension Transform {
  /// A turn clockwise on paper, whose y axis runs down.
  static func rotation(degrees: Double, about middle: Position) -> Transform {
    guard degrees != 0 else { return .identity }
    let (sine, cosine) = Trigonometry.sineAndCosine(degrees: degrees)
    let x = middle.x.value
    let y = middle.y.value
    return Transform(
      a: cosine, b: sine, c: -sine, d: cosine, e: x - cosine * x + sine * y,
      f: y - sine * x - cosine * y)
  }
}
