import Testing

@testable import Intake

/// The cases of csv-spectrum: what every reader of CSV must agree on.
@Suite struct CSVSpectrumTests {
  /// (name, file, its rows).
  static let cases: [(String, String, [[String]])] = [
    (
      "comma_in_quotes",
      "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123",
      [
        ["first", "last", "address", "city", "zip"],
        ["John", "Doe", "120 any st.", "Anytown, WW", "08123"],
      ]
    ),
    ("empty", "a,b,c\n1,\"\",\"\"\n2,3,4", [["a", "b", "c"], ["1"], ["2", "3", "4"]]),
    ("empty_crlf", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4", [["a", "b", "c"], ["1"], ["2", "3", "4"]]),
    (
      "escaped_quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4",
      [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]
    ),
    (
      "json",
      "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"",
      [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]
    ),
    (
      "newlines", "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]
    ),
    (
      "newlines_crlf", "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]
    ),
    (
      "quotes_and_newlines", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4",
      [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]
    ),
    ("simple", "a,b,c\n1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
    ("simple_crlf", "a,b,c\r\n1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
    (
      "utf8", "a,b,c\n1,2,3\n4,5,ʤ", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]
    ),
    (
      "location_coordinates",
      "Name,Location,Street Address\n\"Contoh, Inc\",\"(37.33, -122.03)\",Jl. Melati",
      [["Name", "Location", "Street Address"], ["Contoh, Inc", "(37.33, -122.03)", "Jl. Melati"]]
    ),
  ]

  @Test(arguments: cases, [true, false])
  func agrees(_ sample: (String, String, [[String]]), _ endsLine: Bool) throws {
    let file = sample.1 + (endsLine ? "\n" : "")
    #expect(try CSVReader.sheet(Array(file.utf8)).rows.map(\.cells) == sample.2, "\(sample.0)")
  }
}
