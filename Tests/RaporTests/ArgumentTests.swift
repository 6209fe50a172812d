import Foundation
import Testing

/// Wrong arguments are told in the language of all other messages, with what is right.
@Suite struct ArgumentTests {
  private static let cases: [(words: [String], indonesian: String, english: String)] = [
    (
      ["status", "--by-clas"], "pilihan '--by-clas' tidak dikenal. Maksudnya '--by-class'?",
      "Did you mean '--by-class'?"
    ),
    (["render", "--out"], "'--out <out>' belum diberi nilai.", "Missing value for '--out <out>'"),
    (["render", "--school", "20100001"], "'--out <out>' belum ada.", "Missing expected argument"),
    (
      ["check", "--school", "12"], "nilai '12' tidak berlaku untuk '--school <school>'.", "invalid"
    ),
    (["status", "semua"], "'semua' tidak dikenal di sini.", "Unexpected argument 'semua'"),
    (["status", "a", "b"], "2 kata tidak dikenal di sini: 'a', 'b'.", "2 unexpected arguments"),
    (["status", "--json=1"], "pilihan '--json' tidak memakai nilai", "does not take any value"),
    (
      ["batch", "report", "1", "--format", "doc"],
      "Pilih 'text', 'csv', 'xlsx', 'pdf' atau 'json'.",
      "one of 'text', 'csv'"
    ),
    (["batch"], "beri --all, --school, atau --class", "give --all, or --school, or --class"),
    (["batch", "--all", "--jobs", "0"], "--jobs harus 1 sampai 64", "--jobs is 1 to 64"),
  ]

  @Test(arguments: cases)
  func wrongArgumentsAreTold(words: [String], indonesian: String, english: String) throws {
    for (language, expected, usage) in [
      ("id", indonesian, "Pemakaian: rapor"), ("en", english, "Usage: rapor"),
    ] {
      let outcomes = [
        try Program.run(words + ["--language", language], ["LC_ALL": "C"]),
        try Program.run(words, ["LC_ALL": language == "en" ? "en_GB.UTF-8" : "id_ID.UTF-8"]),
      ]
      for outcome in outcomes {
        #expect(outcome.code == 64 && outcome.output.isEmpty)
        #expect(outcome.complaint.contains(expected), "\(outcome.complaint)")
        #expect(outcome.complaint.contains(usage), "\(outcome.complaint)")
        if language == "id" {
          for word in ["Error", "Usage", "for more information", "Help:", "Missing", "Unknown"] {
            #expect(!outcome.complaint.contains(word), "\(outcome.complaint)")
          }
        }
      }
    }
  }

  @Test func helpIsNoMistake() throws {
    let help = try Program.run(["batch", "--help"], ["LC_ALL": "id_ID.UTF-8"])
    #expect(help.code == 0 && help.output.contains("USAGE: rapor batch"))
  }
}
