internal import Records

/// What can be wrong with an expression or a directive.
enum BindingMistake: Error, Sendable, Hashable {
  case emptyExpression
  case unexpectedText(String)
  case expected(String)
  case unclosedQuote
  case unclosedBraces
  case tooDeep
  case unknownField(String, in: String, nearest: String?)
  case noFields(String, type: String)
  case unknownLabel(String, nearest: String?)
  case unknownFilter(String, nearest: String?)
  case filterMismatch(String, accepts: String, given: String)
  case filterArgument(String, wanted: Bool)
  case incomparable(left: String, right: String)
  case notPrintable(type: String)
  case notAList(type: String)
  case malformedLoop(String)
  case nameTaken(String)
  case elseWithoutIf
  case badCount(String, in: ClosedRange<Int>)
  case unknownDirective(String, nearest: String?)
  /// An attribute that other elements have.
  case attributeElsewhere(String, element: String)
  case missingFile(String, nearest: String?)
  case includeCycle([String])
  case tooLong
  case conflicting(String, String)
  case badName(String)
  case childrenBesides(String)
  case constantOnly(String)
  case misplaced(String)
  case letterOutsideSection
  case malformedParameters(String)
  case withoutInclude
  case fieldName(String)
  case noFieldName(String)
  case notAPicture(type: String)
  case unsupportedOnPicture([String])
}

extension BindingMistake {
  /// What is wrong.
  var message: Bilingual {
    switch self {
    case .emptyExpression:
      Bilingual(id: "ekspresi kosong", en: "empty expression")
    case .unexpectedText(let text):
      Bilingual(id: "tidak dimengerti: '\(text)'", en: "unexpected text '\(text)'")
    case .expected(let token):
      Bilingual(id: "'\(token)' diharapkan di sini", en: "'\(token)' expected here")
    case .unclosedQuote:
      Bilingual(id: "tanda kutip tidak ditutup", en: "unclosed quote")
    case .unclosedBraces:
      Bilingual(id: "'{{' tidak ditutup dengan '}}'", en: "'{{' without its '}}'")
    case .tooDeep:
      Bilingual(id: "ekspresi terlalu bertingkat", en: "expression nested too deeply")
    case .unknownField(let name, let owner, _):
      owner.isEmpty
        ? Bilingual(id: "tidak ada nama '\(name)'", en: "no name '\(name)'")
        : Bilingual(id: "'\(owner)' tidak punya '\(name)'", en: "'\(owner)' has no '\(name)'")
    case .noFields(let name, let type):
      Bilingual(
        id: "'\(name)' (\(type)) tidak punya bagian", en: "'\(name)' (\(type)) has no fields")
    case .unknownLabel(let name, _):
      Bilingual(id: "tidak ada teks '\(name)'", en: "no string '\(name)'")
    case .unknownFilter(let name, _):
      Bilingual(id: "tidak ada saringan '\(name)'", en: "no filter '\(name)'")
    case .filterMismatch(let name, let accepts, let given):
      Bilingual(
        id: "'\(name)' memerlukan \(accepts), bukan \(given)",
        en: "'\(name)' takes \(accepts), not \(given)")
    case .filterArgument(let name, let wanted):
      wanted
        ? Bilingual(id: "'\(name)' memerlukan isi kurung", en: "'\(name)' needs an argument")
        : Bilingual(id: "'\(name)' tanpa isi kurung", en: "'\(name)' takes no argument")
    case .incomparable(let left, let right):
      Bilingual(
        id: "\(left) tidak dapat dibandingkan dengan \(right)",
        en: "\(left) cannot be compared with \(right)")
    case .notPrintable(let type):
      Bilingual(id: "\(type) tidak dapat dicetak", en: "\(type) cannot be printed")
    case .notAList(let type):
      Bilingual(
        id: "data-for memerlukan list, bukan \(type)", en: "data-for needs a list, not \(type)")
    case .malformedLoop(let text):
      Bilingual(id: "data-for tidak dimengerti: '\(text)'", en: "malformed data-for '\(text)'")
    case .nameTaken(let name):
      Bilingual(id: "nama '\(name)' sudah dipakai", en: "the name '\(name)' is taken")
    case .elseWithoutIf:
      Bilingual(
        id: "data-else tidak didahului data-if", en: "data-else does not follow a data-if")
    case .badCount(let text, let range):
      Bilingual(
        id: "'\(text)' bukan bilangan \(range.lowerBound)-\(range.upperBound)",
        en: "'\(text)' is not a number \(range.lowerBound)-\(range.upperBound)")
    case .unknownDirective(let name, _):
      Bilingual(id: "tidak ada atribut '\(name)'", en: "no attribute '\(name)'")
    case .attributeElsewhere(let name, let element):
      Bilingual(
        id: "'\(name)' tidak berlaku pada <\(element)>",
        en: "'\(name)' may not stand on <\(element)>")
    case .missingFile(let name, _):
      Bilingual(id: "tidak ada berkas '\(name)'", en: "no file '\(name)'")
    case .includeCycle(let names):
      Bilingual(
        id: "'\(names.last ?? "")' menyertakan dirinya: \(names.joined(separator: " → "))",
        en: "'\(names.last ?? "")' includes itself: \(names.joined(separator: " → "))")
    case .tooLong:
      Bilingual(
        id: "ekspresi lebih dari \(ExpressionParser.lengthLimit) bita",
        en: "an expression of more than \(ExpressionParser.lengthLimit) bytes")
    case .conflicting(let one, let other):
      Bilingual(
        id: "\(one) dan \(other) pada satu elemen", en: "\(one) and \(other) on one element")
    case .badName(let name):
      Bilingual(id: "'\(name)' bukan nama", en: "'\(name)' is not a name")
    case .childrenBesides(let name):
      Bilingual(
        id: "isi elemen ini hilang karena \(name)", en: "\(name) hides what stands in the element")
    case .constantOnly(let name):
      Bilingual(
        id: "'{{' tidak berlaku dalam atribut '\(name)'",
        en: "'{{' has no meaning in the attribute '\(name)'")
    case .misplaced(let name):
      Bilingual(id: "<\(name)> tidak boleh di sini", en: "<\(name)> may not stand here")
    case .letterOutsideSection:
      Bilingual(
        id: "section.letter di luar data-section", en: "section.letter outside a data-section")
    case .malformedParameters(let text):
      Bilingual(id: "data-with tidak dimengerti: '\(text)'", en: "malformed data-with '\(text)'")
    case .withoutInclude:
      Bilingual(id: "data-with tanpa data-include", en: "data-with without data-include")
    case .fieldName(let name):
      Bilingual(
        id: "'\(name)' adalah nama bagian, bukan nilai", en: "'\(name)' names a field, not a value")
    case .noFieldName(let name):
      Bilingual(
        id: "'\(name)' bukan nama bagian dari data-with",
        en: "'\(name)' is no field's name of a data-with")
    case .notAPicture(let type):
      Bilingual(id: "src memerlukan gambar, bukan \(type)", en: "src needs a picture, not \(type)")
    case .unsupportedOnPicture(let names):
      Bilingual(
        id: "\(names.joined(separator: ", ")) tidak didukung pada <img>",
        en: "\(names.joined(separator: ", ")) not supported on <img>")
    }
  }

  /// What to do about it.
  var remedy: Bilingual {
    switch self {
    case .unknownField(_, _, let nearest?), .unknownLabel(_, let nearest?),
      .unknownFilter(_, let nearest?), .unknownDirective(_, let nearest?),
      .missingFile(_, let nearest?):
      Bilingual(id: "maksudnya '\(nearest)'?", en: "did you mean '\(nearest)'?")
    case .unknownField, .noFields, .notAList, .filterMismatch:
      Bilingual(
        id: "lihat nama dan jenisnya dengan: rapor template fields",
        en: "list names and types with: rapor template fields")
    case .unknownLabel:
      Bilingual(
        id: "tambahkan ke strings.properties", en: "add it to strings.properties")
    case .unknownFilter:
      Bilingual(
        id: "yang ada: \(Filter.allCases.map(\.rawValue).joined(separator: ", "))",
        en: "there are: \(Filter.allCases.map(\.rawValue).joined(separator: ", "))")
    case .malformedLoop:
      Bilingual(
        id: "tulis: data-for=\"s in report.subjects\"",
        en: "write: data-for=\"s in report.subjects\"")
    case .unknownDirective:
      Bilingual(
        id: "yang ada: \(Directive.allNames.joined(separator: ", "))",
        en: "there are: \(Directive.allNames.joined(separator: ", "))")
    case .attributeElsewhere(Directive.include, _):
      Bilingual(
        id: "tulis <template data-include=…> di dalamnya",
        en: "write <template data-include=…> within it")
    case .attributeElsewhere(_, let element):
      Bilingual(
        id: "yang boleh: \(Vocabulary.attributes(of: element).joined(separator: ", "))",
        en: "there may be: \(Vocabulary.attributes(of: element).joined(separator: ", "))")
    case .notPrintable:
      Bilingual(
        id: "cetak salah satu bagiannya, atau pakai data-if",
        en: "print a field of it, or use data-if")
    case .incomparable:
      Bilingual(id: "bandingkan nilai sejenis", en: "compare values of one type")
    case .elseWithoutIf:
      Bilingual(
        id: "letakkan tepat sesudah elemen dengan data-if",
        en: "put it right after the element with data-if")
    case .includeCycle:
      Bilingual(id: "hapus data-include ini", en: "remove this data-include")
    case .conflicting:
      Bilingual(
        id: "letakkan salah satunya pada elemen di dalam atau di luarnya",
        en: "put one of them on an element within or around")
    case .badName:
      Bilingual(
        id: "huruf, angka, - dan _; diawali huruf", en: "letters, digits, - and _; a letter first")
    case .childrenBesides:
      Bilingual(id: "kosongkan elemen ini", en: "leave the element empty")
    case .constantOnly:
      Bilingual(
        id: "pilih di antara dua elemen dengan data-if",
        en: "choose between two elements with data-if")
    case .malformedParameters:
      Bilingual(
        id: "tulis: data-with=\"title = label.social; aspect = .skill\"",
        en: "write: data-with=\"title = label.social; aspect = .skill\"")
    case .withoutInclude:
      Bilingual(id: "tambahkan data-include", en: "add data-include")
    case .fieldName(let name):
      Bilingual(id: "tulis s[\(name)]", en: "write s[\(name)]")
    case .noFieldName(let name):
      Bilingual(
        id: "beri data-with=\"\(name) = .namaBagian\" pada data-include",
        en: "give data-with=\"\(name) = .fieldName\" to the data-include")
    case .notAPicture:
      Bilingual(
        id: "pakai satu gambar saja, misalnya {{ report.student.photo }}",
        en: "name one picture alone, such as {{ report.student.photo }}")
    case .unsupportedOnPicture:
      Bilingual(
        id: "berikan pada <p> atau sel yang memuatnya; ukuran: width, height, object-fit",
        en: "give them to the <p> or cell around; for its size: width, height, object-fit")
    case .letterOutsideSection:
      Bilingual(
        id: "beri data-section pada elemen yang memuatnya",
        en: "give data-section to the element around it")
    default:
      Bilingual(id: "perbaiki di tempat ini", en: "correct it here")
    }
  }
}
