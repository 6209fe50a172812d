internal import Pages

// Words too wide for a line are cut between two clusters (CSS Text 3 section 5.2, `overflow-wrap`).

extension LineFiller {
  /// Cuts a stretch of tokens that is too wide for a line (`overflow-wrap`).
  ///
  /// - Returns: the first token of the next line, or nil if the stretch cannot be cut.
  func cut(
    _ tokens: inout ContiguousArray<TextToken>, _ range: Range<Int>, room: Double, isAlone: Bool
  ) throws(TypesettingError) -> Int? {
    var room = room
    for index in range {
      let token = tokens[index]
      if token.width <= room + Self.slack {
        room -= token.width
        continue
      }
      let isFirst = index == range.lowerBound
      if let split = try split(token, room: room, mustKeep: isFirst && isAlone) {
        tokens.replaceSubrange(index...index, with: [split.0, split.1])
        return index + 1
      }
      return isFirst || !mayCut(token) ? nil : index
    }
    return nil
  }

  private func mayCut(_ token: TextToken) -> Bool {
    sheet.styles[Int(token.style)].mayCut
  }

  /// Splits a word at the last cluster that fits; at least one stays if it must.
  private func split(
    _ token: TextToken, room: Double, mustKeep: Bool
  ) throws(TypesettingError) -> (TextToken, TextToken)? {
    guard token.kind == .word, mayCut(token) else { return nil }
    let style = sheet.styles[Int(token.style)]
    let shapes = sheet.cache.shapes
    let word = shapes.words[Int(token.word)]
    guard word.clusterCount > 1 else { return nil }
    // Where each cluster ends: bytes and points from the word's start.
    var edges: [(bytes: Int, width: Double)] = []
    for (number, piece) in zip(word.pieces, shapes.pieces[word.pieces]) {
      let right =
        number + 1 < word.pieces.upperBound ? shapes.pieces[number + 1].x : word.advance
      var bytes = piece.bytes.lowerBound
      func add(_ cluster: Cluster, _ edge: Double) {
        bytes += Int(cluster.bytes)
        edges.append((bytes, edge * style.size + Double(edges.count + 1) * style.letterSpacing))
      }
      let clusters = shapes.clusters[piece.clusters]
      if piece.isBackward {
        var glyph = piece.glyphs.upperBound
        for cluster in clusters.reversed() {
          glyph -= Int(cluster.glyphs)
          add(cluster, right - shapes.glyphs[glyph].x)
        }
      } else {
        var glyph = piece.glyphs.lowerBound
        for cluster in clusters {
          glyph += Int(cluster.glyphs)
          let isLast = glyph == piece.glyphs.upperBound
          add(cluster, isLast ? right : piece.x + shapes.glyphs[glyph].x)
        }
      }
    }
    var fitting =
      edges.dropLast().lastIndex { $0.width <= room + Self.slack } ?? (mustKeep ? 0 : -1)
    // A part is shaped anew, and may be wider without the kerning across its end.
    while fitting >= 0 {
      let middle = token.bytes.range.lowerBound + edges[fitting].bytes
      let first = try part(of: token, token.bytes.range.lowerBound..<middle)
      if first.width <= room + Self.slack || fitting == 0 && mustKeep {
        return (first, try part(of: token, middle..<token.bytes.range.upperBound))
      }
      fitting -= 1
    }
    return nil
  }

  func part(of token: TextToken, _ range: Range<Int>) throws(TypesettingError) -> TextToken {
    let style = sheet.styles[Int(token.style)]
    var number = 0
    var failure: TypesettingError?
    text.withUnsafeBufferPointer { text in
      do throws(TypesettingError) {
        number = try sheet.cache.word(UnsafeBufferPointer(rebasing: text[range]), style.face)
      } catch { failure = error }
    }
    if let failure { throw failure }
    let word = sheet.cache.shapes.words[number]
    var part = token
    part.word = Int32(number)
    part.isBackward = word.isRightToLeft
    part.bytes = ByteRange(range.lowerBound, range.upperBound)
    part.width = word.advance * style.size + Double(word.clusterCount) * style.letterSpacing
    part.mayBreakBefore = range.lowerBound > token.bytes.range.lowerBound || token.mayBreakBefore
    return part
  }
}
