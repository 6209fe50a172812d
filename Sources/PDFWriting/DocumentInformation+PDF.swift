internal import Drawing

extension DocumentInformation {
  /// Writes the information dictionary (ISO 32000-1 section 14.3.3).
  func write(_ number: Int, to file: inout FileWriter) {
    file.begin(number)
    file.object.append("<<")
    let entries: [(name: StaticString, value: String)] = [
      ("/Title", title), ("/Author", author), ("/Subject", subject),
      ("/Keywords", keywords.joined(separator: ", ")), ("/Creator", creator),
      ("/Producer", creator), ("/CreationDate", creationDate.pdf),
    ]
    for (name, value) in entries where !value.isEmpty {
      file.object.append(name)
      file.object.append(text: value)
    }
    file.object.append(">>")
  }
}

extension CreationDate {
  /// As in `D:20261219070000+07'00'` (section 7.9.4).
  fileprivate var pdf: String {
    let text = Array(iso8601.utf8)
    let digits = text.prefix(19).filter { 48..<58 ~= $0 }
    let offset = text.suffix(6)
    return "D:" + String(decoding: digits, as: UTF8.self)
      + String(decoding: offset.prefix(3), as: UTF8.self) + "'"
      + String(decoding: offset.suffix(2), as: UTF8.self) + "'"
  }
}
