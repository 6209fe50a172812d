import Pages
import Records
import Templating
import Testing

/// A layout with all that an override can touch.
private let base = [
  "layout.properties": Trial.manifest + "\nrequired = scores\n",
  "strings.properties": "title = Rapor\nadvice = Saran\n",
  "card.css": "@page { margin: 15mm } @page :first { margin-top: 20mm }",
  "card.html": """
  <html><head><link rel="stylesheet" href="card.css"/></head><body>
  <h1>{{ label.title }}</h1>
  <p data-if="layout.letterhead">KOP {{ layout.motto }}</p>
  <div data-section="scores"><p>{{ section.letter }} scores</p></div>
  <div data-include="parts.html"></div>
  <div data-section="note" data-if="report.rosterNumber"><p>{{ section.letter }} note</p></div>
  <div class="closing"><div data-section="absence"><p>{{ section.letter }} absence</p></div></div>
  <div data-section="either" data-if="true"><p>{{ section.letter }} either</p></div>
  <p data-else="">or</p>
  <div data-slot="motto"><p>no motto</p></div>
  <p>{{ label.advice }}<img src="override/stamp"/></p>
  <p data-if="layout.principalBeside">beside</p><p data-else="">below</p>
  </body></html>
  """,
  "parts.html": "<div data-section=\"health\"><p>{{ section.letter }} health</p></div>",
]

/// The smallest PNG: one pixel.
private let pixel: [UInt8] = [
  0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55,
]

private func override(
  _ text: String, owner: LayoutOverride.Owner = .city, files: [String: [UInt8]] = [:]
) -> LayoutOverride {
  var all = files
  all["override.properties"] = Array(text.utf8)
  all["stamp.png"] = pixel
  return LayoutOverride(name: owner == .city ? "city/Kota" : "school/x", owner: owner, files: all)
}

private func compile(
  _ overrides: [LayoutOverride]
) -> (template: Template?, mistakes: Mistakes) {
  let library = LayoutLibrary([LayoutBundle(name: "coba", texts: base)])
  return Template.compile("coba", from: library, paper: .a4, overrides: overrides)
}

private func lines(_ overrides: LayoutOverride...) throws -> [String] {
  let (template, mistakes) = compile(overrides)
  let errors = mistakes.list.map { $0.rendered(in: .english) }
  var record = try Trial.record()
  record.rosterNumber = 7
  return try #require(template, "\(errors)").merged(with: record).lines
}

@Test func withoutOverridesTheLayoutIsAsItIs() throws {
  #expect(
    try lines() == [
      "Rapor", "A scores", "B health", "C note", "D absence", "E either", "no motto", "Saran",
      "below",
    ])
}

@Test func anOverrideReplacesWordsOptionsPicturesAndSlots() throws {
  let text = """
    label.advice = Pesan wali kelas = penting
    letterhead = on
    motto = Maju {{ report.class.grade }}
    principal-position = beside
    stamp = stamp.png
    """
  let grade = try Trial.record().classGroup.grade
  #expect(
    try lines(override(text, files: ["slots/motto.html": Array("<p>Maju terus</p>".utf8)])) == [
      "Rapor", "KOP Maju \(grade)", "A scores", "B health", "C note", "D absence", "E either",
      "Maju terus", "Pesan wali kelas = penting[image]", "beside",
    ])
}

@Test(
  arguments: [
    ("drop-sections = health", ["A scores", "B note", "C absence", "D either"]),
    ("drop-sections = health, either", ["A scores", "B note", "C absence"]),
    ("sections = note, health", ["A scores", "B note", "C health", "D absence", "E either"]),
    ("sections = absence, scores", ["A absence", "B health", "C note", "D scores", "E either"]),
    (
      "sections = absence, note, health, scores",
      ["A absence", "B note", "C health", "D scores", "E either"]
    ),
    (
      "sections = note, scores\ndrop-sections = health",
      ["A note", "B scores", "C absence", "D either"]
    ),
  ] as [(String, [String])])
func sectionsMoveAndGoAndLettersFollow(text: String, sections: [String]) throws {
  let found = try lines(override(text)).filter { $0.dropFirst().first == " " }
  #expect(found == sections)
}

@Test func theSchoolsOverrideLiesOverTheCitys() throws {
  let city = override("label.advice = Kota\nlabel.title = Kota\nletterhead = on\nmotto = K")
  let school = override(
    "label.advice = Sekolah\nletterhead = off",
    owner: .school(try #require(NPSN("20100001"))))
  let text = try lines(city, school)
  #expect(text.first == "Kota")
  #expect(text.contains("Sekolah"))
  #expect(!text.contains { $0.hasPrefix("KOP") })
}

@Test func marginsAndTheFirstPageChange() throws {
  let text = "margin-left = 25mm\nfirst-page-margin-top = 60mm"
  let template = try #require(compile([override(text)]).template)
  let rules = template.merged(with: try Trial.record()).pageRules
  #expect(rules.base.margin.left == .millimetres(25))
  #expect(rules.base.margin.top == .millimetres(15))
  #expect(rules.first?.margin.top == .millimetres(60))
  #expect(rules.first?.margin.left == .millimetres(25))
}

@Test(
  arguments: [
    ("labl.advice = x", "1:1 no property 'labl.advice'", nil),
    ("label.advise = x", "1:1 no string 'advise'", "did you mean 'label.advice'?"),
    (
      "title = x\nsections = note, helth", "2:12 the layout has no data-section 'helth'",
      "did you mean 'health'?"
    ),
    (
      "sections = note, either", "1:12 the section 'either' cannot be moved",
      "remove it from sections"
    ),
    ("sections = note, note", "1:12 the section 'note' cannot be moved", nil),
    (
      "drop-sections = scores", "1:17 the section 'scores' is required",
      "remove it from drop-sections"
    ),
    (
      "drop-sections = nothing", "1:17 the layout has no data-section 'nothing'",
      "there are: scores, health, note, absence, either; or name the layouts that it is for by "
        + "'layouts = …'"
    ),
    (
      "label.zzzzzzzzzzzz = x", "1:1 no string 'zzzzzzzzzzzz'",
      "name the layouts that it is for by 'layouts = …'"
    ),
    ("stamp = stmp.png", "1:9 no file 'stmp.png'", "did you mean 'stamp.png'?"),
    ("stamp = bad.png", "1:9 'bad.png' is no PNG or JPEG picture of at most 1 MB", nil),
    (
      "stamp = ../../secret.png", "1:9 no file '../../secret.png'",
      nil
    ),
    ("logo = big.png", "1:8 'big.png' is no PNG or JPEG picture of at most 1 MB", nil),
    (
      "margin-left = 130mm", "1:15 this margin leaves less than 80 mm",
      "make the margin smaller"
    ),
    (
      "first-page-margin-top = 199mm\nmargin-bottom = 60mm",
      "1:25 this margin leaves less than 80 mm", nil
    ),
    ("margin-left = -1mm", "1:15 '-1mm' is not a value of 'margin-left'", "valid: 0 … 200mm"),
    ("margin-left = 9", "1:15 '9' is not a value of 'margin-left'", nil),
    ("margin-left = 999in", "1:15 '999in' is not a value of 'margin-left'", nil),
    ("letterhead = yes", "1:14 'yes' is not a value of 'letterhead'", "valid: off, on"),
    (
      "principal-position = top", "1:22 'top' is not a value of 'principal-position'",
      "valid: below, beside"
    ),
    ("motto = {{ report.nothing }}", "'report' has no 'nothing'", nil),
    ("label.advice = {{", "'{{' without its '}}'", nil),
    ("schoolYears = 2019", "1:15 '2019' is not a value of 'schoolYears'", nil),
  ] as [(String, String, String?)])
func anOverrideThatWouldBreakTheBaseIsRefused(text: String, error: String, remedy: String?) {
  let files = [
    "bad.png": Array("GIF89a".utf8), "big.png": pixel + Array(repeating: 0, count: 1 << 20),
  ]
  let (template, mistakes) = compile([
    override(text + "\nletterhead-image = stamp.png", files: files)
  ])
  let letterhead = text.hasPrefix("motto") ? compile([override("letterhead = on\n" + text)]) : nil
  let all = mistakes.list + (letterhead?.mistakes.list ?? [])
  #expect(template == nil)
  let errors = all.map {
    "\($0.place.file):\($0.place.line):\($0.place.column) \($0.message.english)"
  }
  #expect(
    errors.contains {
      $0.hasSuffix(error)
        && ($0.hasPrefix("city/Kota/override.properties:") || error.hasPrefix("'"))
    },
    "\(errors)")
  if let remedy { #expect(all.contains { $0.remedy.english == remedy }, "\(all)") }
}

@Test func aFileForASlotThatIsNotThereIsRefused() {
  let (template, mistakes) = compile([override("", files: ["slots/mottto.html": []])])
  #expect(template == nil)
  #expect(mistakes.list.first?.place.file == "city/Kota/slots/mottto.html")
  #expect(mistakes.list.first?.remedy.english == "did you mean 'motto'?")
}

@Test func mistakesInASlotsFileNameTheOverridesFile() {
  let files = ["slots/motto.html": Array("<p>{{ report.nothing }}</p>".utf8)]
  #expect(
    compile([override("", files: files)]).mistakes.list.first?.place.file
      == "city/Kota/slots/motto.html")
}

@Test(
  arguments: [
    ("", true), ("schoolYears = 2019/2020", true), ("schoolYears = 2020/2021-2024/2025", false),
    ("semesters = 1", true), ("semesters = 2", false), ("grades = 1", true),
    ("grades = 2-6", false), ("layouts = coba", true), ("layouts = lain", false),
    ("cities = kota tangerang", true), ("cities = Kota Lain", false),
  ])
func anOverrideIsInForceForItsReports(text: String, applies: Bool) throws {
  var record = try Trial.record()
  record.classGroup.grade = 1
  record.school.address.city = "Kota Tangerang"
  #expect(override(text).applies(to: record, layout: "coba") == applies)
  let other = try #require(NPSN("20100002"))
  #expect(!override(text, owner: .school(other)).applies(to: record, layout: "coba"))
  #expect(
    override(text, owner: .school(record.school.npsn)).applies(to: record, layout: "coba")
      == applies)
}

@Test func theFingerprintKnowsEveryChange() throws {
  let texts = ["", "motto = a", "motto = b", "label.advice = x", "stamp = stamp.png"]
  let prints = try texts.map { try #require(compile([override($0)]).template).fingerprint }
  #expect(Set(prints).count == texts.count)
  #expect(try #require(compile([override("motto = a")]).template).fingerprint == prints[1])
}

@Test(arguments: [("scores, note", nil), ("scores, nots", "did you mean 'note'?")])
func whatIsRequiredIsASection(required: String, remedy: String?) {
  var files = base
  files["layout.properties"] = Trial.manifest + "\nrequired = \(required)\n"
  let trial = Trial(library: LayoutLibrary([LayoutBundle(name: "coba", texts: files)]))
  #expect(trial.mistakes.list.map(\.remedy.english) == [remedy].compactMap { $0 })
  #expect(trial.errors.allSatisfy { $0.hasPrefix("layout.properties:7:1") })
}
