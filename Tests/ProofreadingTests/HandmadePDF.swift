/// PDF files as nobody's program would write them.
enum HandmadePDF {
  /// A PDF of these objects, numbered from 1, with a correct cross-reference table.
  static func file(_ objects: [String], trailer: String = "/Root 1 0 R") -> [UInt8] {
    var text = "%PDF-1.5\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
    }
    text += "trailer\n<< \(trailer) /Size \(objects.count + 1) >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  static func stream(_ content: String, _ entries: String = "") -> String {
    "<< /Length \(content.utf8.count) \(entries) >>\nstream\n\(content)\nendstream"
  }
}
