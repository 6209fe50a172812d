import Support
import Testing

@testable import Portal

@Suite("Forms as browsers send them")
struct FormTests {
  private static let type = "multipart/form-data; boundary=----x"

  private static func body(_ parts: [String]) -> [UInt8] {
    Array((parts.map { "------x\r\n\($0)\r\n" }.joined() + "------x--\r\n").utf8)
  }

  @Test func fieldsAndAFile() throws {
    let body = Self.body([
      "Content-Disposition: form-data; name=\"jenis\"\r\n\r\nstudents",
      "Content-Disposition: form-data; name=\"berkas\"; filename=\"C:\\data\\a;b.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\nNama;NISN\r\n\r\n--x\r\nSiti;1",
    ])
    let form = try #require(Form(body, contentType: Self.type))
    #expect(form["jenis"] == "students")
    #expect(form.file?.name == "a;b.csv")
    #expect(
      String(decoding: form.file?.bytes ?? [], as: UTF8.self) == "Nama;NISN\r\n\r\n--x\r\nSiti;1")
  }

  @Test func aFormWithoutAChosenFileHasNone() throws {
    let body = Self.body([
      "Content-Disposition: form-data; name=\"berkas\"; filename=\"\"\r\n\r\n"
    ])
    #expect(try #require(Form(body, contentType: Self.type)).file == nil)
  }

  @Test(arguments: [
    "", "------x", "------x\r\n", "------x--",
    "------x\r\nContent-Disposition: form-data\r\n\r\na\r\n------x--",
    "------x\r\nno headers at all", "prefix------x--",
  ])
  func brokenBodiesHaveNoParts(_ text: String) {
    let form = Form(Array(text.utf8), contentType: Self.type)
    #expect(form?.file == nil)
    #expect(form?["a"] == nil)
  }

  @Test func anyCutOfABodyIsBorne() {
    let whole = Self.body(["Content-Disposition: form-data; name=\"a\"\r\n\r\nsatu"])
    for count in whole.indices {
      let form = Form(Array(whole[..<count]), contentType: Self.type)
      // A field is there only with the delimiter behind it.
      #expect(form?["a"] == nil || count > whole.count - 6)
    }
  }

  @Test func noiseIsBorne() {
    var random = SplitMix64(seed: 7)
    let symbols = Array("-x\r\n:;\"=abname".utf8)
    for _ in 0..<2_000 {
      let body = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        symbols.randomElement(using: &random) ?? 0
      }
      _ = Form(Array("------x\r\n".utf8) + body, contentType: Self.type)
    }
  }

  @Test func urlEncodedFields() throws {
    let form = try #require(
      Form(
        Array("a=1+2%2B3&b=%C3%A9&c&d=x=y&siswa=1&siswa=2&bad=%ZZ".utf8),
        contentType: "application/x-www-form-urlencoded"))
    #expect(form["a"] == "1 2+3")
    #expect(form["b"] == "é")
    #expect(form["c"] == "")
    #expect(form["d"] == "x=y")
    #expect(form.all("siswa") == ["1", "2"])
    #expect(form["bad"] == "%ZZ")
  }

  @Test func otherTypesAndFloodsAreRefused() {
    #expect(Form([], contentType: "application/json") == nil)
    let flood = Array(String(repeating: "a=1&", count: 3_000).utf8)
    #expect(Form(flood, contentType: "application/x-www-form-urlencoded") == nil)
  }

  @Test func aTextThatIsTooLongIsNone() throws {
    let long = String(repeating: "a", count: 201)
    let form = try #require(
      Form(Array("nama=\(long)".utf8), contentType: "application/x-www-form-urlencoded"))
    #expect(form["nama"] == nil)
    #expect(form["nama", most: 300] == long)
  }
}
