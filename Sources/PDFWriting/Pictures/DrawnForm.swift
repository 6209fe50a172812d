internal import Pages

/// What Cairo drew on a page of its own, to be shown within others as a form (ISO 32000-1 section 8.10).
struct DrawnForm {
  /// A part of it, referring to other parts by their places.
  struct Part {
    /// Its dictionary, or another value.
    var text: [UInt8]
    /// Where the digits of references lie in the text, and the places of the parts that they mean.
    var references: [(digits: Range<Int>, part: Int)]
    /// A stream's bytes as they stand in the file.
    var content: [UInt8]?
  }

  /// The form itself is the first.
  private(set) var parts: [Part] = []
  private(set) var byteCount = 0

  /// Far more than any logo has.
  private static let partLimit = 10_000

  /// - Parameters:
  ///   - pdf: one page that Cairo drew.
  ///   - size: of that page.
  ///   - unit: whether the form is one unit wide and high, else as large as the page.
  init(_ pdf: [UInt8], size: Extent, unit: Bool) throws(DrawnFileError) {
    let file = try DrawnFile(pdf)
    let catalog = try file.object(file.root).text
    guard let tree = catalog.reference("/Pages ", from: 0) else {
      throw DrawnFileError("it has no pages")
    }
    let list = try file.object(tree).text
    guard let kids = list.place(of: "/Kids ", from: 0),
      let page = ObjectSurvey(list, kids + 6..<list.count).references.first?.number
    else { throw DrawnFileError("it has no pages") }
    let text = try file.object(page).text
    guard let content = text.reference("/Contents ", from: 0),
      let resources = text.reference("/Resources ", from: 0),
      let range = try file.object(content).content
    else { throw DrawnFileError("its page has no content") }

    var numbers = [resources]
    var known = [resources: 1]
    parts = [Self.form(Array(pdf[range]), size: size, unit: unit)]
    var next = 0
    while next < numbers.count {
      let object = try file.object(numbers[next])
      next += 1
      let survey = ObjectSurvey(object.text, 0..<object.text.count)
      var references: [(digits: Range<Int>, part: Int)] = []
      for reference in survey.references {
        let part = known[reference.number] ?? numbers.count + 1
        if part == numbers.count + 1 {
          known[reference.number] = part
          numbers.append(reference.number)
        }
        references.append((reference.digits, part))
      }
      parts.append(
        Part(
          text: object.text, references: references, content: object.content.map { Array(pdf[$0]) })
      )
      guard parts.count <= Self.partLimit else { throw DrawnFileError("it has too many parts") }
    }
    byteCount = parts.reduce(0) { $0 + $1.text.count + ($1.content?.count ?? 0) }
  }

  private static func form(_ content: [UInt8], size: Extent, unit: Bool) -> Part {
    var text = ByteBuffer(reserving: 256)
    text.append("<</Type/XObject/Subtype/Form/BBox[0 0 ")
    text.append(size.width.value)
    text.space()
    text.append(size.height.value)
    text.append(UInt8(ascii: "]"))
    if unit {
      text.append("/Matrix[")
      text.append(1 / size.width.value)
      text.append(" 0 0 ")
      text.append(1 / size.height.value)
      text.append(" 0 0]")
    }
    text.append("/Group<</S/Transparency/CS/DeviceRGB/I true>>/Filter/FlateDecode/Length ")
    text.append(content.count)
    text.append("/Resources ")
    let start = text.count
    text.append("1 0 R>>")
    return Part(
      text: Array(text.bytes), references: [(start..<start + 1, 1)], content: content)
  }

  /// Writes all parts, the form itself under `number`.
  func write(_ number: Int, to file: inout FileWriter) {
    let others = file.takeNumbers(parts.count - 1)
    for (index, part) in parts.enumerated() {
      var text: [UInt8] = []
      text.reserveCapacity(part.text.count + part.references.count * 4)
      var start = 0
      for (digits, target) in part.references {
        text += part.text[start..<digits.lowerBound]
        text += String(target == 0 ? number : others + target - 1).utf8
        start = digits.upperBound
      }
      text += part.text[start...]
      let own = index == 0 ? number : others + index - 1
      if let content = part.content {
        file.addStream(own, dictionary: text, raw: content)
      } else {
        file.begin(own)
        file.object.append(text)
      }
    }
  }
}
