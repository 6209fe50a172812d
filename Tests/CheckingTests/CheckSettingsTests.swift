import Checking
import Foundation
import Records
import Testing

private func settings(_ json: String) throws -> CheckSettings {
  try JSONDecoder().decode(CheckSettings.self, from: Data(json.utf8))
}

@Test func aRuleIsSwitchedOffOrWeighsMore() throws {
  var room = try Classroom()
  room.records[0].teacherNote = "xxx"
  #expect(ClassCheck(of: room.records).students[0].items.last?.level == .warn)
  let off = try settings(#"{"rules": {"placeholder": "off"}}"#)
  #expect(room.codes(off) == [])
  let block = try settings(#"{"rules": {"placeholder": "block"}, "schoolDays": 100}"#)
  #expect(block.schoolDays == 100)
  #expect(ClassCheck(of: room.records, settings: block).students[0].completeness == .blocked)
}

@Test(arguments: [
  (#"{"rules": {"place-holder": "off"}}"#, CheckSettingsMistake.unknownRule("place-holder")),
  (#"{"rules": {"placeholder": "no"}}"#, .unknownLevel("no", of: .placeholder)),
  (#"{"rule": {}}"#, .unknownName("rule")),
  (#"{"schoolDays": 0}"#, .number(0, of: "schoolDays", allowed: 1...200)),
])
func mistakesInSettingsAreNamed(json: String, mistake: CheckSettingsMistake) {
  #expect(throws: mistake) { try settings(json) }
}

@Test func everyRuleSaysWhatItLooksFor() {
  for rule in CheckRule.allCases {
    #expect(!rule.meaning.indonesian.isEmpty && !rule.meaning.english.isEmpty)
  }
  #expect(Set(CheckRule.allCases.map(\.kind)).count == CheckRule.allCases.count)
}
