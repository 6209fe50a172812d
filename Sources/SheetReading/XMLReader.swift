internal import CExpat
internal import Glibc

/// What stands in an XML part, in the order of the file. Names come without their prefix.
class XMLHandler {
  /// Set to stop reading.
  final var mistake: SheetMistake?
  /// Set to stop reading without complaint.
  final var isDone = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// A name of the part, valid during the call only.
struct XMLName {
  let start: UnsafePointer<CChar>

  init(_ full: UnsafePointer<CChar>) {
    var start = full
    var next = full
    while next.pointee != 0 {
      if next.pointee == 58 { start = next + 1 }
      next += 1
    }
    self.start = start
  }

  var first: UInt8 { UInt8(bitPattern: start.pointee) }

  static func ~= (text: StaticString, name: XMLName) -> Bool {
    text.withUTF8Buffer { bytes in
      guard let base = bytes.baseAddress else { return name.start.pointee == 0 }
      return strncmp(
        base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { $0 },
        name.start, bytes.count) == 0 && name.start[bytes.count] == 0
    }
  }
}

/// The attributes of an element, valid during the call only.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value's bytes, ended by a zero.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard var place = list else { return nil }
    while let key = place[0] {
      if name ~= XMLName(key) { return place[1] }
      place += 2
    }
    return nil
  }

  subscript(name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  func integer(_ name: StaticString) -> Int? {
    bytes(name).flatMap { Int(String(cString: $0)) }
  }

  func isTrue(_ name: StaticString) -> Bool {
    guard let text = self[name] else { return false }
    return text == "1" || text == "true" || text == "on"
  }
}

/// Reads XML by expat, without document types, in bounded memory.
struct XMLReader: ~Copyable {
  private final class State {
    let handler: XMLHandler
    var parser: XML_Parser?
    var depth = 0

    init(_ handler: XMLHandler) { self.handler = handler }

    func stop(_ reason: SheetMistake.Reason) {
      handler.mistake = handler.mistake ?? SheetMistake(reason)
      if let parser { XML_StopParser(parser, 0) }
    }

    func stopIfDone() {
      guard handler.isDone || handler.mistake != nil, let parser else { return }
      XML_StopParser(parser, 0)
    }
  }

  /// Reads a part of the archive into `handler`; false if there is no such part.
  static func read(
    _ part: String, of archive: borrowing ZipArchive, into handler: XMLHandler
  ) throws(SheetMistake) -> Bool {
    guard let parser = XML_ParserCreate(nil) else { throw SheetMistake(.unpacksTooLarge) }
    defer { XML_ParserFree(parser) }
    let state = State(handler)
    state.parser = parser
    prepare(parser, Unmanaged.passUnretained(state).toOpaque())
    var fed = 0
    var isBroken = false
    let isThere = try archive.read(part) { bytes in
      fed += bytes.count
      let status = XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
      if status != XML_STATUS_OK { isBroken = true }
      // What expat keeps because its tag has not ended yet.
      let kept = fed - max(0, Int(XML_GetCurrentByteIndex(parser)))
      if kept > SheetLimits.tagBytes { state.stop(.damaged) }
      return !isBroken && !handler.isDone && handler.mistake == nil
    }
    if isThere, !isBroken, !handler.isDone, handler.mistake == nil {
      isBroken = XML_Parse(parser, nil, 0, 1) != XML_STATUS_OK
    }
    withExtendedLifetime(state) {}
    if var mistake = handler.mistake {
      mistake.part = mistake.part ?? part
      throw mistake
    }
    if isBroken && !handler.isDone { throw SheetMistake(.damaged, part: part) }
    return isThere
  }

  private static func prepare(_ parser: XML_Parser, _ state: UnsafeMutableRawPointer) {
    XML_SetUserData(parser, state)
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name else { return }
        let state = Unmanaged<State>.fromOpaque(data).takeUnretainedValue()
        state.depth += 1
        guard state.depth <= SheetLimits.depth else { return state.stop(.damaged) }
        guard state.handler.mistake == nil, !state.handler.isDone else { return }
        state.handler.start(XMLName(name), XMLAttributes(list: attributes))
        state.stopIfDone()
      },
      { data, name in
        guard let data, let name else { return }
        let state = Unmanaged<State>.fromOpaque(data).takeUnretainedValue()
        state.depth -= 1
        guard state.handler.mistake == nil, !state.handler.isDone else { return }
        state.handler.end(XMLName(name))
        state.stopIfDone()
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data, let text, count > 0 else { return }
      let state = Unmanaged<State>.fromOpaque(data).takeUnretainedValue()
      guard state.handler.mistake == nil, !state.handler.isDone else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        state.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
      state.stopIfDone()
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      Unmanaged<State>.fromOpaque(data).takeUnretainedValue().stop(.documentType)
    }
  }
}
