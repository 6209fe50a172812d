package import Digesting
internal import Dispatch
package import Records
internal import Synchronization

/// What a bundle of pictures came to.
package struct PictureReport: Sendable {
  package struct Taken: Sendable {
    package var file: String
    package var owner: PictureOwner
    package var picture: NormalPicture
    /// SHA-256 of the file as it was given.
    var source: Digest?
  }

  /// By owner, then file.
  package var taken: [Taken] = []
  package var complaints: [PictureComplaint] = []
  /// Files that systems leave behind, and copies of a picture that was taken.
  package var passedOver: [String] = []
  /// SHA-256 of the files that were taken, one after another, in hexadecimal digits.
  package var digest = ""
}

/// Reads bundles of pictures.
package enum PictureIntake {
  /// Reads, checks and normalises all pictures of a bundle.
  ///
  /// - Parameters:
  ///   - lanes: how many at once; each may take some hundred megabytes while it is decoded.
  ///   - totalLimit: the bytes after which no further file is read.
  package static func read(
    _ bundle: borrowing PictureBundle, matcher: PictureMatcher, lanes: Int = 1,
    totalLimit: Int = PictureBundle.totalLimit
  ) throws(DigestError) -> PictureReport {
    var report = PictureReport()
    var named: [(index: Int, name: PictureName)] = []
    for index in 0..<bundle.count {
      let name = PictureName(bundle.path(index))
      if name.isJunk {
        report.passedOver.append(name.shown)
      } else if name.isTrick {
        report.complaints.append(PictureComplaint(file: name.shown, reason: .trick))
      } else {
        named.append((index, name))
      }
    }
    var owned: [(index: Int, file: String, owner: PictureOwner)] = []
    for (index, name) in named {
      do throws(PictureComplaint) {
        let owner = try matcher.owner(of: name, isAlone: named.count == 1)
        owned.append((index, name.shown, owner))
      } catch {
        report.complaints.append(error)
      }
    }
    let lanes = max(1, lanes)
    var total = 0
    for start in stride(from: 0, to: owned.count, by: lanes) {
      let part = Array(owned[start..<min(start + lanes, owned.count)])
      var loaded: [(file: String, owner: PictureOwner, bytes: [UInt8])] = []
      for item in part {
        do throws(PictureComplaint) {
          guard total <= totalLimit else {
            throw PictureComplaint(file: item.file, reason: .bundleTooLarge)
          }
          let bytes = try bundle.bytes(item.index, work: &total)
          loaded.append((item.file, item.owner, bytes))
        } catch {
          report.complaints.append(error)
        }
      }
      for result in normalised(loaded) {
        do throws(PictureComplaint) {
          report.taken.append(try result.get())
        } catch {
          report.complaints.append(error)
        }
      }
    }
    try finish(&report)
    return report
  }

  /// Reads pictures that are named as in the workspace's folder already, such as those of a school's file.
  package static func read(
    named files: [(file: String, bytes: [UInt8])], of roster: Roster
  ) throws(DigestError) -> PictureReport {
    var report = PictureReport()
    let owners = owners(roster)
    var owned: [(file: String, owner: PictureOwner, bytes: [UInt8])] = []
    for (file, bytes) in files {
      let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
      if let owner = owners[stem.lowercased()] {
        owned.append((file, owner, bytes))
      } else {
        report.complaints.append(PictureComplaint(file: file, reason: .nobody(number: nil)))
      }
    }
    for result in normalised(owned) {
      do throws(PictureComplaint) {
        report.taken.append(try result.get())
      } catch {
        report.complaints.append(error)
      }
    }
    try finish(&report)
    return report
  }

  /// Whose picture a file is, by its name without ending, in small letters.
  private static func owners(_ roster: Roster) -> [String: PictureOwner] {
    var owners: [String: PictureOwner] = [:]
    for student in roster.students {
      guard let owner = PictureOwner(student) else { continue }
      owners[owner.stem.lowercased()] = owner
      // A photograph may have come before the NISN did.
      if let stem = PictureStem.photo(nil, student.localStudentNumber), owners[stem] == nil {
        owners[stem] = owner
      }
    }
    for staff in roster.staff {
      guard let owner = PictureOwner(staff), owners[owner.stem] == nil else { continue }
      owners[owner.stem] = owner
    }
    for kind in [PictureKind.logo, .stamp] {
      let owner = PictureOwner(kind, of: roster.npsn)
      owners[owner.stem] = owner
    }
    return owners
  }

  private static func finish(_ report: inout PictureReport) throws(DigestError) {
    settleDoubles(&report)
    report.complaints.sort { $0.file < $1.file }
    var digester = try Digester()
    for taken in report.taken { try digester.update(taken.source?.bytes ?? []) }
    report.digest = try digester.finish().hex
  }

  private static func normalised(
    _ files: [(file: String, owner: PictureOwner, bytes: [UInt8])]
  ) -> [Result<PictureReport.Taken, PictureComplaint>] {
    let results = Mutex<[Int: Result<PictureReport.Taken, PictureComplaint>]>([:])
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let file = files[index]
      let result = Result { () throws(PictureComplaint) in
        do throws(PictureFault) {
          return PictureReport.Taken(
            file: file.file, owner: file.owner,
            picture: try NormalPicture(file.bytes, as: file.owner.kind),
            source: try? Digest(of: file.bytes))
        } catch {
          throw PictureComplaint(file: file.file, reason: .fault(error))
        }
      }
      results.withLock { $0[index] = result }
    }
    return results.withLock { results in files.indices.compactMap { results[$0] } }
  }

  /// Of two different pictures of one person none is taken; of two equal ones the first.
  private static func settleDoubles(_ report: inout PictureReport) {
    // By the file that cards will show: no two may want the same one.
    let groups = Dictionary(grouping: report.taken) { "\($0.owner.kind.rawValue) \($0.owner.stem)" }
    report.taken = []
    for group in groups.values {
      let files = group.sorted { $0.file < $1.file }
      if Set(files.map(\.picture.bytes)).count == 1 {
        report.taken.append(files[0])
        report.passedOver += files.dropFirst().map(\.file)
        continue
      }
      for (index, taken) in files.enumerated() {
        let other = files[index == 0 ? 1 : 0].file
        report.complaints.append(
          PictureComplaint(file: taken.file, reason: .double(other: other, name: taken.owner.name)))
      }
    }
    report.passedOver.sort()
    report.taken.sort {
      ($0.owner.kind.rawValue, $0.owner.stem) < ($1.owner.kind.rawValue, $1.owner.stem)
    }
  }
}
