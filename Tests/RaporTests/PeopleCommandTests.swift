import Foundation
import Support
import Testing

@Suite("Accounts on the command line")
struct PeopleCommandTests {
  let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func rapor(_ words: String...) throws -> Program.Outcome {
    try Program.run(words + ["--workspace", workspace.path])
  }

  private struct Link: Decodable { var link: String }
  private struct Person: Decodable {
    var id: Int
    var name: String
    var role: String
    var school: String?
    var disabled: Bool
  }

  private func people() throws -> [Person] {
    try rapor("people", "list", "--json").decoded([Person].self)
  }

  @Test func anInvitationIsALinkThatIsNeverTheSame() throws {
    let invite = ["people", "invite", "schoolOperator", "Budi", "--school", "20100001", "--json"]
    let links = try (0..<2).map { _ in
      try Program.run(invite + ["--workspace", workspace.path]).decoded(Link.self).link
    }
    #expect(links.allSatisfy { $0.hasPrefix("http://127.0.0.1:8310/undangan/") })
    #expect(links[0] != links[1])
    let listed = try people()
    #expect(listed.map(\.name) == ["Budi", "Budi"])
    #expect(listed.allSatisfy { $0.role == "schoolOperator" && $0.school == "20100001" })
    // The token itself is nowhere in the ledger.
    let token = try #require(links[0].split(separator: "/").last)
    let bytes = try Data(contentsOf: URL(filePath: workspace.file("ledger.sqlite")))
    #expect(bytes.range(of: Data(token.utf8)) == nil)
  }

  @Test func anAccountIsShut() throws {
    _ = try rapor("people", "invite", "cityOffice", "Ratna")
    let id = try #require(try people().first).id
    #expect(try rapor("people", "disable", "\(id)").code == 0)
    #expect(try people().allSatisfy(\.disabled))
  }

  @Test(arguments: [
    ["people", "invite", "schoolOperator", "Budi"],
    ["people", "invite", "homeroomTeacher", "Budi", "--school", "20100001"],
    ["people", "invite", "homeroomTeacher", "Budi", "--school", "20100001", "--class", "9Z"],
    ["people", "invite", "cityOffice", "Budi", "--school", "20100001"],
    ["people", "invite", "nobody", "Budi"], ["people", "disable", "99"], ["people", "reset", "99"],
    ["serve", "--url", "http://elsewhere.example"], ["serve", "--port", "70000"],
  ])
  func whatCannotBeIsRefused(_ words: [String]) throws {
    let outcome = try Program.run(words + ["--workspace", workspace.path])
    #expect(outcome.code != 0 && outcome.code != 70)
    #expect(!outcome.complaint.isEmpty)
    #expect(try people().isEmpty)
  }
}
