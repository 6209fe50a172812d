import Records
import Testing

@testable import PictureReading

/// Whose picture a file is, by names as schools have them.
@Suite struct PictureNameTests {
  private let roster: Roster

  init() throws {
    let npsn = try #require(NPSN("20100002"))
    let year = try #require(SchoolYear(start: 2019))
    func student(_ id: Int64, _ name: String, _ nisn: String?, _ local: String) -> Roster.Entry {
      Roster.Entry(
        id: StudentID(id), fullName: name, nisn: nisn.flatMap { NISN($0) },
        localStudentNumber: local, className: "4A")
    }
    roster = Roster(
      npsn: npsn, term: Term(schoolYear: year, semester: .odd),
      students: [
        student(1, "Nu'man Hakim", "0091234567", "1617026"),
        student(2, "Clara Surya", "0012345678", "1617027"),
        student(3, "Dewi Lestari", "0101112223", "1617028"),
        student(4, "Bagas Putra", nil, "1617029"),
        student(5, "Siti Aminah", "0111111111", "1617030"),
        student(6, "Siti Aminah", "0122222222", "1617031"),
      ],
      staff: [
        Staff(name: "Rahmat Hidayat", nip: NIP("196504011988031002")),
        Staff(name: "Lia Permata", staffNumber: "NIY. 87.654.321", staffNumberLabel: "NIY"),
      ])
  }

  private func stem(
    _ name: String, kind: PictureKind? = nil, byName: Bool = false, isAlone: Bool = false
  ) throws -> String {
    let matcher = PictureMatcher(roster, kind: kind, acceptsNames: byName)
    return try matcher.owner(of: PictureName(name), isAlone: isAlone).stem
  }

  @Test func localNumbersThatDifferAreDifferentFiles() {
    let numbers = ["123", "A123", "B123", "12/3", "1/23", "12-3"]
    let stems = numbers.compactMap { PictureStem.photo(nil, $0) }
    #expect(Set(stems).count == numbers.count)
    #expect(stems[0] == "nis-123")
    #expect(stems.allSatisfy { $0.allSatisfy { $0.isASCII && $0 != "/" && $0 != "." } })
  }

  @Test(arguments: [
    ("0091234567.jpg", "0091234567"), ("91234567.JPG", "0091234567"),
    ("foto/kelas 4/12345678.jpeg", "0012345678"), ("0012345678_Clara.JPG", "0012345678"),
    ("Clara Surya - 0012345678 (1).jpg", "0012345678"), ("0012345678 copy.png", "0012345678"),
    (" 0101112223 .jpg", "0101112223"), ("IMG_20191220_0101112223.jpg", "0101112223"),
    ("０１０１１１２２２３.jpg", "0101112223"), ("1617029.jpg", "nis-1617029"),
    ("1617028 Dewi.jpg", "0101112223"), ("4A\\0091234567.Jpg", "0091234567"),
    ("0091234567_numan.jpg", "0091234567"), ("0091234567 Joko.jpg", "0091234567"),
    ("196504011988031002.png", "196504011988031002"),
    ("19650401 198803 1 002 ttd.png", "196504011988031002"),
    ("19650401.198803.1.002.PNG", "196504011988031002"), ("87654321 ttd bu Lia.png", "87654321"),
    ("logo sekolah.png", "logo"), ("20100002.svg", "logo"), ("Stempel 20100002.png", "stamp"),
    ("CAP SEKOLAH.PNG", "stamp"),
  ])
  func dirtIsSeenThrough(name: String, stem: String) throws {
    #expect(try self.stem(name) == stem)
  }

  @Test(arguments: [
    ("0099999999.jpg", PictureComplaint.Reason.nobody(number: "0099999999")),
    ("IMG_1.jpg", .nobody(number: nil)), ("foto.jpg", .nobody(number: nil)),
    ("Clara Surya.jpg", .nameOnly(name: "Clara Surya", stem: "0012345678")),
    (
      "0091234567 0012345678.jpg",
      .several(["Nu'man Hakim (0091234567)", "Clara Surya (0012345678)"])
    ),
    ("Siti Aminah.jpg", .several(["Siti Aminah (0111111111)", "Siti Aminah (0122222222)"])),
    ("0091234567_Clara.jpg", .otherName(number: "0091234567", name: "Nu'man Hakim")),
  ])
  func nothingIsGuessed(name: String, reason: PictureComplaint.Reason) throws {
    let complaint = #expect(throws: PictureComplaint.self) { try stem(name) }
    #expect(complaint?.reason == reason)
    #expect(complaint?.message.indonesian.isEmpty == false)
  }

  @Test func namesAreTakenWhenTheOperatorSaysSo() throws {
    #expect(try stem("clara  SURYA.jpg", byName: true) == "0012345678")
    #expect(throws: PictureComplaint.self) { try stem("Siti Aminah.jpg", byName: true) }
  }

  @Test func aLoneFileNeedsNoName() throws {
    #expect(try stem("IMG_2201.png", kind: .logo, isAlone: true) == "logo")
    #expect(try stem("IMG_2201.png", kind: .stamp, isAlone: true) == "stamp")
    #expect(throws: PictureComplaint.self) { try stem("IMG_2201.png", kind: .logo) }
    #expect(throws: PictureComplaint.self) {
      try stem("IMG_2201.png", kind: .photo, isAlone: true)
    }
  }

  @Test(arguments: [
    "__MACOSX/._0091234567.jpg", "a/.DS_Store", "Thumbs.db", "x/desktop.ini", "._a.jpg",
    "@eaDir/0091234567.jpg/x.jpg", "~$foto.docx",
  ])
  func whatSystemsLeaveBehindIsJunk(name: String) { #expect(PictureName(name).isJunk) }

  @Test(arguments: [
    "../0091234567.jpg", "a/../../b.jpg", "/etc/0091234567.jpg", "C:\\x.jpg", "..\\x.jpg",
  ])
  func pathsThatLeadOutAreTricks(name: String) { #expect(PictureName(name).isTrick) }

  @Test func namesCannotSteerATerminal() {
    let name = PictureName("a\u{1B}[2J\u{202E}b\n" + String(repeating: "x", count: 500) + ".jpg")
    #expect(name.shown.count == 120)
    #expect(!PictureName("a\u{1B}[2J\u{202E}.jpg").shown.unicodeScalars.contains { $0.value < 32 })
  }
}
