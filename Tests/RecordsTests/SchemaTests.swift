import Foundation
import Records
import Testing

private func schema() throws -> SchemaValidator {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Docs/report-record.schema.json")
  let tree = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
  return SchemaValidator(root: try #require(tree as? [String: Any]))
}

private func json(_ value: some Encodable) throws -> Any {
  try JSONSerialization.jsonObject(with: JSONEncoder().encode(value), options: .fragmentsAllowed)
}

@Test func schemaAcceptsWhatSwiftEncodes() throws {
  let schema = try schema()
  let (full, minimal) = (try Exemplars.full(), try Exemplars.minimal())
  #expect(schema.failures(try json(full)) == [])
  #expect(schema.failures(try json(minimal)) == [])
  #expect(schema.failures(try json([full, minimal, Exemplars.merdeka()])) == [])
  #expect(try JSONDecoder().decode(ReportRecord.self, from: JSONEncoder().encode(full)) == full)
}

/// Each Swift type, encoded with every property set, under its name in the schema.
private func encodedTypes() throws -> [(String, any Encodable)] {
  let record = try Exemplars.full()
  let row = record.subjects[1]
  var subject = row.subject
  subject.religion = .islam
  let principal = try #require(record.principal)
  return [
    ("ReportRecord", record), ("Term", record.term), ("School", record.school),
    ("Address", record.school.address), ("Principal", principal), ("Staff", principal.staff),
    ("ClassGroup", record.classGroup), ("Student", record.student),
    ("Relative", record.student.father), ("Admission", record.student.admission),
    ("SubjectResult", row), ("Subject", subject), ("ThresholdTable", row.thresholds),
    ("CompetencyResult", row.knowledge), ("LearningResult", row.learning),
    ("LearningObjective", row.learning.objectives[0]), ("MidtermResult", row.midterm),
    ("Attitude", record.attitude), ("Cocurricular", record.cocurricular),
    ("CocurricularActivity", record.cocurricular.activities[0]),
    ("P5Project", record.projects[0]), ("P5Target", record.projects[0].targets[0]),
    ("Leaving", try #require(record.student.leaving)),
    ("Extracurricular", record.extracurriculars[0]), ("Achievement", record.achievements[0]),
    ("Absence", record.absence), ("Physical", record.physical),
    ("Decision", try #require(record.decision)), ("ReportSettings", record.settings),
  ]
}

@Test func schemaAndSwiftHaveTheSameProperties() throws {
  let schema = try schema()
  let types = try encodedTypes()
  let definitions = try #require(schema.root["$defs"] as? [String: Any])
  #expect(Set(definitions.keys) == Set(types.map(\.0)))
  for (name, value) in types {
    let definition = try #require(schema.definition(name))
    let properties = Set(try #require(definition["properties"] as? [String: Any]).keys)
    let keys = Set(try #require(try json(value) as? [String: Any]).keys)
    #expect(properties == keys, "\(name)")
    #expect(definition["additionalProperties"] as? Bool == false, "\(name)")
    // An exemplar that left a property out would hide it from the comparison above.
    if name != "Decision" {
      let labels = Mirror(reflecting: value).children.compactMap(\.label)
      // Swift stores a wrapped property with a line before its name.
      let stored = Set(labels.map { $0.hasPrefix("_") ? String($0.dropFirst()) : $0 })
      #expect(keys == stored, "\(name)")
    }
  }
}

@Test func requiredIsWhatSwiftCannotLeaveOut() throws {
  let schema = try schema()
  for (name, value) in try encodedTypes() {
    let definition = try #require(schema.definition(name))
    let required = Set(try #require(definition["required"] as? [String]))
    let full = try #require(try json(value) as? [String: Any])
    for key in full.keys {
      var less = full
      less[key] = nil
      let data = try JSONSerialization.data(withJSONObject: less)
      func decodes<Type: Decodable>(_ type: Type.Type) -> Bool {
        (try? JSONDecoder().decode(type, from: data)) != nil
      }
      guard let type = Swift.type(of: value) as? any Decodable.Type else {
        Issue.record("\(name) cannot be decoded")
        continue
      }
      // The grade of a decision is needed by some results only.
      if name == "Decision" && key == "grade" { continue }
      #expect(decodes(type) != required.contains(key), "\(name).\(key)")
    }
  }
}

/// Records as they were written before Merdeka, projects and electives.
@Test func olderRecordsAreStillRead() throws {
  var old = try #require(try json(Exemplars.full()) as? [String: Any])
  for key in ["cocurricular", "projects"] { old[key] = nil }
  var rows = try #require(old["subjects"] as? [[String: Any]])
  for index in rows.indices {
    for key in ["learning", "midterm"] { rows[index][key] = nil }
    var subject = try #require(rows[index]["subject"] as? [String: Any])
    for key in ["isElective", "canonicalCode"] { subject[key] = nil }
    rows[index]["subject"] = subject
  }
  old["subjects"] = rows
  #expect(try schema().failures(old) == [])
  let record = try JSONDecoder().decode(
    ReportRecord.self, from: JSONSerialization.data(withJSONObject: old))
  #expect(record.projects == [] && record.cocurricular == Cocurricular())
  #expect(record.subjects[1].learning == LearningResult())
  #expect(record.subjects[1].subject.isElective == false)
  #expect(record.subjects[1].knowledge == (try Exemplars.full()).subjects[1].knowledge)
}

@Test func everyPropertyIsExplained() throws {
  let definitions = try #require(try schema().root["$defs"] as? [String: [String: Any]])
  for (name, definition) in definitions {
    for (key, rule) in try #require(definition["properties"] as? [String: [String: Any]]) {
      let path = "\(name).\(key)"
      #expect((rule["title"] as? String)?.isEmpty == false, "\(path)")
      #expect((rule["description"] as? String)?.isEmpty == false, "\(path)")
      let examples = try #require(rule["examples"] as? [Any], "\(path)")
      for example in examples {
        #expect(try schema().failures(example, against: rule, at: path) == [])
      }
    }
  }
}

@Test(arguments: [
  ("rosterNumber", "0"), ("rosterNumber", "\"1\""), ("unknown", "1"), ("kind", "\"final\""),
  ("advice", "\"" + String(repeating: "a", count: 4_001) + "\""), ("subjects", "{}"),
  ("term", "{\"schoolYear\": \"2019\", \"semester\": 1}"), ("absence", "{\"sick\": 131}"),
  ("settings", "{}"), ("projects", "[{\"theme\": \"x\"}]"), ("cocurricular", "[]"),
])
func schemaRefuses(key: String, value: String) throws {
  var record = try #require(try json(Exemplars.full()) as? [String: Any])
  record[key] = try JSONSerialization.jsonObject(
    with: Data(value.utf8), options: .fragmentsAllowed)
  #expect(try schema().failures(record) != [])
}

@Test func limitsAreThoseOfTheSchema() throws {
  #expect(try Exemplars.full().limitViolations == [])
  var record = try Exemplars.full()
  record.subjects[1].skill.narrative = String(repeating: "a", count: Limits.narrative + 1)
  record.physical.heightOdd = 1_000
  #expect(
    record.limitViolations.map(\.path) == ["subjects[1].skill.narrative", "physical.heightOdd"])
  // Each bounded text one scalar too long is refused by both.
  let schema = try schema()
  let definition = try #require(schema.definition("ReportRecord"))
  #expect(schema.failures(try json(record), against: definition, at: "$").count == 2)
}
