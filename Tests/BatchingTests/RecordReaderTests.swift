import Batching
import Foundation
import Records
import Support
import Testing

/// The least that the published form allows.
private let minimal = """
  {"kind": "endOfTerm", "term": {"schoolYear": "2019/2020", "semester": 1},
   "school": {"npsn": "20100001", "name": "SDN Contoh 1", "level": "sd", "ownership": "public",
     "address": {}},
   "classGroup": {"name": "4A", "grade": 4, "curriculum": "k13"},
   "student": {"fullName": "Sari", "nisn": "0091234567", "address": {}, "father": {}, "mother": {},
     "guardian": {}, "parentsAddress": {}, "admission": {}},
   "subjects": [{"subject": {"code": "MTK", "name": "Matematika", "shortName": "MTK", "order": 40,
     "isLocalContent": false},
     "thresholds": {"kkm": 75, "bFrom": 84, "aFrom": 93, "source": "computed"},
     "knowledge": {"score": 79.5}, "skill": {}}],
   "attitude": {}, "extracurriculars": [], "physical": {}, "achievements": [],
   "absence": {"sick": 0},
   "settings": {"paper": "A4", "emptySections": "print", "descriptionsRequired": false,
     "attitudeRequired": false}}
  """

private func read(_ text: String) throws(RecordFileError) -> [ReportRecord] {
  try RecordReader.records(from: Array(text.utf8))
}

@Test func readsOneRecordOrMany() throws {
  let record = try #require(try read(minimal).first)
  #expect(record.subjects.first?.knowledge.score == Score(hundredths: 7_950))
  #expect(record.absence == Absence(sick: 0))
  #expect(try read("[\(minimal), \(minimal)]") == [record, record])
  #expect(try read("[]") == [])
}

@Test(
  arguments: [
    ("\"sick\"", "\"sik\"", "$.absence.sik", .unknownKey(nearest: "sick")),
    ("\"score\"", "\"skore\"", "$.subjects[0].knowledge.skore", .unknownKey(nearest: "score")),
    ("\"sick\": 0", "\"sick\": null", "$.absence.sick", .null),
    ("\"extracurriculars\": []", "\"extracurriculars\": [null]", "$.extracurriculars[0]", .null),
    ("\"fullName\"", "\"fulName\"", "$.student.fulName", .unknownKey(nearest: "fullName")),
    ("\"nisn\": \"0091234567\"", "\"nisn\": null", "$.student.nisn", .null),
    ("\"classGroup\"", "\"xyzzy\"", "$.classGroup", .missing),
    (
      "\"order\": 40", "\"order\": 999999", "$.subjects[0].subject.order",
      .outOfBounds(found: 999_999, allowed: -100_000...100_000)
    ),
  ] as [(String, String, String, RecordFileError.Mistake)])
func mistakesNameTheirPath(
  old: String, new: String, path: String, mistake: RecordFileError.Mistake
) throws {
  let parts = minimal.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
  try #require(parts.count == 2)
  let expected = RecordFileError(path: path, mistake: mistake)
  #expect(throws: expected) { try read(parts.joined(separator: new)) }
}

@Test(arguments: [
  ("\"0091234567\"", "\"123\"", "$[0].student.nisn"),
  ("79.5", "179.5", "$[0].subjects[0].knowledge.score"),
  ("79.5", "\"79,5\"", "$[0].subjects[0].knowledge.score"),
  ("\"semester\": 1", "\"semester\": 3", "$[0].term.semester"),
])
func wrongValuesNameTheirPath(old: String, new: String, path: String) throws {
  let parts = minimal.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
  try #require(parts.count == 2)
  let error = #expect(throws: RecordFileError.self) {
    try read("[\(parts.joined(separator: new))]")
  }
  #expect(error?.path == path)
  #expect(error?.message.text(in: .english).hasPrefix("\(path): not a valid value") == true)
}

@Test func refusesWhatIsNoRecord() {
  for text in ["", "{", "\u{FEFF}oops", "[1, 2", "nul"] {
    #expect(throws: RecordFileError.self) { try read(text) }
  }
  #expect(throws: RecordFileError(path: "$[0]", mistake: .notRecords)) { try read("[1]") }
  #expect(throws: RecordFileError(path: "$", mistake: .tooDeep(most: 12))) {
    try read(String(repeating: "[", count: 100_000))
  }
}

/// What the fuzzer starts from, and what it found, stays readable or refused.
@Test func theFuzzersFilesAreReadOrRefused() throws {
  let folder = Places.fuzzCorpus + "/json"
  var taken = 0
  for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name)))
    guard bytes[0] & 1 == 0 else { continue }
    do throws(RecordFileError) {
      taken += try RecordReader.records(from: Array(bytes.dropFirst())).count
    } catch {
      #expect(!error.message.indonesian.isEmpty)
    }
  }
  #expect(taken == 2)
}
