internal import CairoPango
internal import Digesting
internal import Foundation
internal import Glibc
internal import Pages
package import Records
internal import Synchronization
package import Templating

/// The pictures of a workspace's people and schools: `pictures/NPSN/`, where a student's photograph is named by the NISN,
/// a signature by the NIP, and the school's is `logo` (Docs/domain.md section 2.10). Safe to use from any thread.
package final class PictureFolder: Sendable {
  /// What is wrong with a picture that a card needs.
  package enum Fault: Sendable, Hashable {
    case tooLarge, damaged
  }

  package static let none = PictureFolder(folder: nil)

  /// The largest file that is taken (Docs/domain.md section 2.10).
  private static let limit = 1 << 20
  private static let endings = ["jpg", "jpeg", "png", "svg"]
  /// Pictures of staff and schools, which card after card shows.
  private static let keptLimit = 32

  private let folder: String?
  /// Each school's files by their names without ending, in small letters.
  private let listings = Mutex<[NPSN: [String: String]]>([:])
  private let kept = Mutex<[String: ImageAsset]>([:])

  package init(folder: String?) { self.folder = folder }

  /// Those pictures of a record's people and school that there are files of.
  ///
  /// - Throws: ``CardError`` for a file that is no picture or too large.
  package func pictures(
    of record: ReportRecord, kinds: Set<RecordPictures.Kind> = Set(RecordPictures.Kind.allCases)
  ) throws(CardError) -> RecordPictures {
    var pictures = RecordPictures()
    let files = kinds.isEmpty ? [:] : listing(of: record.school.npsn)
    guard !files.isEmpty else { return pictures }
    for kind in RecordPictures.Kind.allCases where kinds.contains(kind) {
      let file = Self.names(of: kind, record).lazy.compactMap { files[$0.lowercased()] }.first
      guard let file else { continue }
      do throws(FaultyPicture) {
        // A student's own is asked for once.
        pictures[kind] = try picture(record.school.npsn, file, isKept: kind != .photo)
      } catch {
        throw CardError(
          student: record.student.fullName, cause: .picture(file: file, error.fault))
      }
    }
    return pictures
  }

  /// What a picture's file may be called, without its ending; the first that there is counts.
  private static func names(of kind: RecordPictures.Kind, _ record: ReportRecord) -> [String] {
    switch kind {
    case .photo:
      Self.photoNames(
        record.student.nisn, record.student.localStudentNumber, column: record.student.photo)
    case .logo: [PictureStem.logo]
    case .stamp: [PictureStem.stamp]
    case .principalSignature:
      [record.principal.flatMap { PictureStem.signature($0.staff) }].compactMap { $0 }
    case .homeroomSignature:
      [record.classGroup.homeroomTeacher.flatMap(PictureStem.signature)].compactMap { $0 }
    }
  }

  private static func photoNames(
    _ nisn: NISN?, _ localNumber: String?, column: String?
  ) -> [String] {
    // The school's own number last: a photograph may have come before the NISN did.
    [PictureStem.photo(nisn, localNumber), column.map(stem), PictureStem.photo(nil, localNumber)]
      .compactMap { $0 }
  }

  /// Whether there is a photograph of a student, by what its file may be called.
  package func hasPhoto(
    of school: NPSN, nisn: NISN?, localNumber: String?, column: String?
  ) -> Bool {
    let files = listing(of: school)
    return Self.photoNames(nisn, localNumber, column: column).contains {
      files[$0.lowercased()] != nil
    }
  }

  /// A line for each school with pictures that changes whenever a file does, for ``PressIdentity``.
  func states() -> [(school: NPSN, state: String)] {
    guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return names.sorted().compactMap { name in
      guard let npsn = NPSN(name) else { return nil }
      let lines = listing(of: npsn).values.sorted().map { file in
        let attributes = try? FileManager.default.attributesOfItem(
          atPath: "\(folder)/\(name)/\(file)")
        let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(file) \(attributes?[.size] as? Int ?? 0) \(time)"
      }
      return lines.isEmpty ? nil : (npsn, lines.joined(separator: "\n"))
    }
  }

  private struct FaultyPicture: Error {
    var fault: Fault
  }

  private func picture(
    _ school: NPSN, _ file: String, isKept: Bool
  ) throws(FaultyPicture) -> ImageAsset? {
    let path = "\(folder ?? "")/\(school.digits)/\(file)"
    if isKept, let known = kept.withLock({ $0[path] }) { return known }
    let contents: [UInt8]?
    do throws(PictureStore.StorageError) {
      contents = try PictureMoves.bytes(of: path, limit: Int64(Self.limit))
    } catch {
      throw FaultyPicture(fault: error.number == EFBIG ? .tooLarge : .damaged)
    }
    guard let bytes = contents else { return nil }
    guard let digest = try? Digest(of: bytes),
      let asset = ImageAsset(name: "picture " + digest.hex, bytes: bytes),
      (try? Picture(asset)) != nil
    else { throw FaultyPicture(fault: .damaged) }
    if isKept {
      kept.withLock { kept in
        if kept.count >= Self.keptLimit { kept.removeAll() }
        kept[path] = asset
      }
    }
    return asset
  }

  /// Whether cards could show such a file.
  static func canShow(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= limit, let asset = ImageAsset(name: "picture", bytes: bytes) else {
      return false
    }
    return (try? Picture(asset)) != nil
  }

  private func listing(of school: NPSN) -> [String: String] {
    guard let folder else { return [:] }
    if let known = listings.withLock({ $0[school] }) { return known }
    let path = "\(folder)/\(school.digits)"
    var files: [String: String] = [:]
    for file in ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    where Self.isPicture(file) {
      files[Self.stem(file).lowercased()] = file
    }
    listings.withLock { $0[school] = files }
    return files
  }

  /// Whether a file's name ends like a picture's, and it is not a hidden one.
  static func isPicture(_ file: String) -> Bool {
    let ending = file.lowercased().split(separator: ".").last.map(String.init) ?? ""
    return file.first != "." && endings.contains(ending)
  }

  static func stem(_ file: String) -> String {
    file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}

extension TemplateShelf {
  /// Whether a student's layout shows a photograph, and there is none. Where there is no layout it shows none.
  package func lacksPhoto(_ record: ReportRecord) -> Bool {
    let student = record.student
    guard
      !pictures.hasPhoto(
        of: record.school.npsn, nisn: student.nisn, localNumber: student.localStudentNumber,
        column: student.photo),
      let template = try? template(for: record)
    else { return false }
    return template.recordPictures.contains(.photo)
  }
}
