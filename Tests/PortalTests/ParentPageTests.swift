import Bookkeeping
import Credentials
import Digesting
import Foundation
import Measuring
import Records
import Testing

@testable import Portal

@Suite("Parents at the portal", .serialized)
struct ParentPageTests {
  private static let now: Int64 = 1_576_800_000
  private static let pdf = Array("%PDF-1.7 a card".utf8) + Array(repeating: UInt8(32), count: 985)

  /// A student with an issued card, a code and a birth date.
  private struct Family {
    let fixture: PortalFixture
    let student: StudentID
    let code: ParentCode
    let birthDate: CalendarDate
    let term: Term

    /// - Parameter index: which student of the school.
    init(_ index: Int, releasedAt: Int64?) throws {
      fixture = try PortalFixture.shared.get()
      term = try #require(SampleLedger.term())
      let students = try fixture.ledger.students(of: fixture.own, in: term)
      student = students[index].id
      let records = try fixture.ledger.records(
        of: fixture.own, className: students[index].className, term: term)
      birthDate = try #require(
        records.first { $0.id == students[index].id }?.record.student.birthDate)
      let digest = try Digest(of: ParentPageTests.pdf)
      let target = ImportTarget(npsn: fixture.own, term: term)
      let basis = CardBasis(
        layout: "k13-sd-lower", layoutDigest: digest, dataDigest: digest, engine: "Rapor test")
      try fixture.ledger.note(
        [
          CardOutcome(
            student: student,
            result: .verified(pdf: digest, pages: 3, bytes: ParentPageTests.pdf.count),
            basis: basis)
        ], pdfs: [digest: ParentPageTests.pdf], of: target, press: "test", at: ParentPageTests.now)
      code = try #require(
        try fixture.ledger.issueCodes(
          for: [student], of: fixture.own, with: fixture.secret, by: .machine,
          at: ParentPageTests.now)[student])
      if let releasedAt {
        try fixture.ledger.setRelease(
          ReleaseTime(term: term, kind: .endOfTerm, npsn: fixture.own, at: releasedAt),
          by: .machine, at: ParentPageTests.now)
      } else {
        try fixture.ledger.clearRelease(
          of: term, kind: .endOfTerm, school: fixture.own, by: .machine, at: ParentPageTests.now)
      }
    }

    func form(_ code: String? = nil, day: Int? = nil) -> PortalFixture.HTTPRequest {
      let typed = code ?? self.code.text
      let body =
        "kode=\(typed.lowercased())&tanggal=\(day ?? birthDate.day)&bulan=\(birthDate.month)"
        + "&tahun=\(birthDate.year)"
      return PortalFixture.HTTPRequest(
        method: "POST", path: "/rapor",
        headers: ["Content-Type": "application/x-www-form-urlencoded"], body: body)
    }
  }

  @Test func aCodeAndABirthDateOpenTheCard() async throws {
    let family = try Family(0, releasedAt: Self.now)
    try await family.fixture.serving { ask in
      func status(_ request: PortalFixture.HTTPRequest) async throws -> Int {
        try await ask(request).status
      }
      let opened = try await ask(family.form())
      #expect(opened.status == 303)
      #expect(opened.headers["location"] == "/rapor/lihat")
      let set = try #require(opened.headers["set-cookie"])
      #expect(set.contains("HttpOnly") && set.contains("Path=/rapor"))
      let cookie = String(set.prefix { $0 != ";" })
      let page = try await ask(
        PortalFixture.HTTPRequest(path: "/rapor/lihat", headers: ["Cookie": cookie]))
      #expect(page.status == 200)
      #expect(page.body.contains("/rapor/unduh/1"))
      var download = PortalFixture.HTTPRequest(
        path: "/rapor/unduh/1", headers: ["Cookie": cookie])
      let whole = try await ask(download)
      #expect(whole.status == 200)
      #expect(whole.body == String(decoding: Self.pdf, as: UTF8.self))
      #expect(whole.headers["cache-control"]?.hasPrefix("private") == true)
      // A download that broke off goes on.
      download.headers["Range"] = "bytes=5-15"
      let part = try await ask(download)
      #expect(part.status == 206)
      #expect(part.body == "1.7 a card ")
      #expect(part.headers["content-range"] == "bytes 5-15/\(Self.pdf.count)")
      download.headers["Range"] = nil
      download.headers["If-None-Match"] = whole.headers["etag"]
      let answer1 = try await status(download)
      #expect(answer1 == 304)
      // Another student's card is not to be had by this pass, nor any without one.
      download.path = "/rapor/unduh/2"
      let answer2 = try await status(download)
      #expect(answer2 == 404)
      let answer3 = try await status(PortalFixture.HTTPRequest(path: "/rapor/unduh/1"))
      #expect(answer3 == 404)
      let looks = try family.fixture.ledger.auditTrail(
        AuditFilter(student: family.student), limit: 10
      ).map(\.entry.act)
      #expect(looks.contains(.parentOpened) && looks.contains(.downloadedCard))
    }
  }

  @Test(arguments: [(nil, false), (Self.now + 1, false), (Self.now, true)] as [(Int64?, Bool)])
  func nothingOpensBeforeItsTime(_ at: Int64?, _ opens: Bool) async throws {
    let family = try Family(1, releasedAt: at)
    try await family.fixture.serving { ask in
      let answer = try await ask(family.form())
      #expect((answer.status == 303) == opens)
      #expect((answer.headers["set-cookie"] != nil) == opens)
    }
  }

  @Test func aWrongCodeLocksNobodyAndAWrongDateOnlyItsCode() async throws {
    let family = try Family(2, releasedAt: Self.now)
    let neighbour = try Family(3, releasedAt: Self.now)
    let wrong = try ParentCode.make().text
    let wrongDay = family.birthDate.day == 1 ? 2 : 1
    try await family.fixture.serving { ask in
      func status(_ request: PortalFixture.HTTPRequest) async throws -> Int {
        try await ask(request).status
      }
      for _ in 0..<12 {
        let answer = try await status(family.form(wrong))
        #expect(answer == 422)
      }
      let answer4 = try await status(family.form())
      #expect(answer4 == 303)
      for _ in 0..<6 {
        let answer = try await status(family.form(day: wrongDay))
        #expect(answer == 422)
      }
      // Locked, with the right date too; the neighbour behind the same address is not.
      let answer5 = try await status(family.form())
      #expect(answer5 == 422)
      let answer6 = try await status(neighbour.form())
      #expect(answer6 == 303)
    }
  }
}
