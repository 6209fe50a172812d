internal import Records

extension SampleSchool {
  /// The school's files, numbered in the order of import: "NN-KIND.csv", or "NN-KIND-CLASS.csv" for a class's own.
  package var files: [SampleFile] {
    let tables = SchoolTables(school: self)
    var files: [SampleFile] = []
    func add(_ name: String, _ table: SampleTable, feet: Bool = false) {
      var table = table
      if habits.hasTitleRows {
        table.title = [
          [school.name.uppercased()], ["Tahun Pelajaran \(term.schoolYear.text)"], [""],
        ]
      }
      if habits.hasFootRows && feet {
        table.foot = [[""], ["", "", "", "Mengetahui,"], ["", "", "", "Kepala Sekolah"]]
      }
      files.append(SampleFile(name: "\(name).csv", bytes: table.bytes(habits)))
    }
    add("01-schools", tables.schools)
    add("02-staff", tables.staff)
    add("03-classes", tables.classes)
    add("04-students", tables.students)
    add("05-subjects", tables.subjects)
    add("06-settings", tables.settings)
    for room in classes {
      for file in ClassTables(school: tables, room: room).files {
        add("\(file.name)-\(room.group.name)\(file.tail)", file.table, feet: file.hasFeet)
      }
    }
    return files.sorted { $0.name < $1.name }
  }
}
