/// The document's metadata as XMP (ISO 16684-1): what PDF/UA-1 section 7.1 asks for, its title.
///
/// It does not claim to be PDF/UA: only a checker of all its clauses could.
enum Metadata {
  static func text(title: String, language: String) -> String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title))</rdf:li></rdf:Alt></dc:title>\
    <dc:language><rdf:Bag><rdf:li>\(escaped(language))</rdf:li></rdf:Bag></dc:language>\
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // XML has no other control characters.
      case "\u{0}"..<" ": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
