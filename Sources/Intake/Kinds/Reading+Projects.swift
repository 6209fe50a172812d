internal import Records

extension Reading {
  /// A student's projects stand in several rows, one for each target; merged cells stand for the rows under them.
  mutating func readProjects(_ rows: [SheetRow]) -> [StudentID: [P5Project]] {
    var lists: [StudentID: [P5Project]] = [:]
    for row in rows {
      guard let student = student(row, fillsDown: true) else { continue }
      let title = text(.projectTitle, row, limit: Limits.line, unknownWords: true)
      if case .clear = title {
        lists[student.id, default: []] += []
        continue
      }
      var list = lists[student.id] ?? []
      // A form that nobody filled in for this student.
      if list.isEmpty, Self.projectFields.allSatisfy({ plain($0, row).isEmpty }) {
        continue
      }
      guard let place = project(title.value, row, in: &list) else { continue }
      describe(&list[place], row)
      if let target = target(row) {
        list[place].targets.append(target)
        if list[place].targets.count == Limits.targets + 1 {
          refuse(row, .dimension, .tooMany(Limits.targets))
        }
      }
      lists[student.id] = list
    }
    return lists
  }

  private static let projectFields: [Field] = [
    .theme, .projectTitle, .projectDescription, .dimension, .element, .subElement, .projectLevel,
    .processNote,
  ]

  /// The project that the row is about: the one of that title, else the last, else a new one.
  private mutating func project(
    _ title: String?, _ row: SheetRow, in list: inout [P5Project]
  ) -> Int? {
    guard let title else {
      if list.isEmpty { refuse(row, .projectTitle, .projectMissing) }
      return list.indices.last
    }
    if let known = list.firstIndex(where: { $0.title == title }) { return known }
    guard list.count < Limits.projects else {
      refuse(row, .projectTitle, .tooMany(Limits.projects))
      return nil
    }
    guard let theme = text(.theme, row, limit: Limits.line).value else {
      refuse(row, table.columns[.theme] == nil ? nil : .theme, .themeMissing)
      return nil
    }
    list.append(P5Project(theme: theme, title: title))
    return list.count - 1
  }

  private mutating func describe(_ project: inout P5Project, _ row: SheetRow) {
    if let text = text(.projectDescription, row, limit: Limits.narrative).value {
      if project.description != nil, project.description != text {
        refuse(row, .projectDescription, .projectDiffers)
      }
      project.description = text
    }
    if let note = text(.processNote, row, limit: Limits.note).value {
      if project.processNote != nil, project.processNote != note {
        refuse(row, .processNote, .projectDiffers)
      }
      project.processNote = note
    }
  }

  private mutating func target(_ row: SheetRow) -> P5Target? {
    let dimension = text(.dimension, row, limit: Limits.objective).value
    let level = choice(.projectLevel, row) {
      P5Level(spelling: $0)
    } expecting: {
      Bilingual(id: "Isi MB, SB, BSH, atau SAB.", en: "Give MB, SB, BSH or SAB.")
    }
    guard let dimension else {
      if level.value != nil { refuse(row, .dimension, .dimensionMissing) }
      return nil
    }
    return P5Target(
      dimension: dimension, element: text(.element, row, limit: Limits.objective).value,
      subElement: text(.subElement, row, limit: Limits.objective).value, level: level.value)
  }

  /// A narrative, activities in several rows, or both.
  mutating func readCocurricular(_ rows: [SheetRow]) -> [CocurricularPatch] {
    var patches: [CocurricularPatch] = []
    var places: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row, fillsDown: true) else { continue }
      let place = places[student.id] ?? patches.count
      if place == patches.count { patches.append(CocurricularPatch(student: student.id)) }
      places[student.id] = place
      let narrative = text(.cocurricularNarrative, row, limit: Limits.narrative)
      if !narrative.isKeep {
        if !patches[place].narrative.isKeep {
          refuse(row, .cocurricularNarrative, .secondNarrative)
        }
        patches[place].narrative = narrative
      }
      readActivity(row, into: &patches[place])
    }
    return patches
  }

  private mutating func readActivity(_ row: SheetRow, into patch: inout CocurricularPatch) {
    let name = text(.activity, row, limit: Limits.line, unknownWords: true)
    let dimension = choice(.profileDimension, row) {
      GraduateProfileDimension(spelling: $0)
    } expecting: {
      Bilingual(
        id: "Pilih salah satu dari delapan dimensi profil lulusan.",
        en: "Choose one of the eight dimensions of the graduate profile.")
    }
    let level = choice(.profileLevel, row) {
      CocurricularLevel(spelling: $0)
    } expecting: {
      Bilingual(id: "Isi Berkembang, Cakap, atau Mahir.", en: "Give Berkembang, Cakap or Mahir.")
    }
    let remark = text(.remark, row, limit: Limits.remark)
    switch name {
    case .clear: patch.activities = patch.activities ?? []
    case .keep:
      if dimension.value != nil || level.value != nil || remark.value != nil {
        refuse(row, table.columns[.activity] == nil ? nil : .activity, .activityMissing)
      }
    case .set(let name):
      var list = patch.activities ?? []
      list.append(
        CocurricularActivity(
          name: name, dimension: dimension.value, level: level.value, remark: remark.value))
      if list.count == Limits.cocurricularActivities + 1 {
        refuse(row, .activity, .tooMany(Limits.cocurricularActivities))
      }
      patch.activities = list
    }
  }
}

extension Complaint {
  static let projectMissing = Complaint(
    id: "Judul projek kosong.", "Isi judulnya.", en: "The project has no title.", "Give it.")
  static let themeMissing = Complaint(
    id: "Tema projek kosong.", "Isi temanya di baris pertama projek.",
    en: "The project has no theme.", "Give it in the project's first row.")
  static let projectDiffers = Complaint(
    id: "Teks ini berbeda dari baris lain projek yang sama.", "Samakan atau kosongkan.",
    en: "This differs from another row of the same project.", "Make them equal or leave it blank.")
  static let dimensionMissing = Complaint(
    id: "Dimensi kosong.", "Isi dimensinya.", en: "The dimension is missing.", "Give it.")
  static let secondNarrative = Complaint(
    id: "Deskripsi kokurikuler anak ini sudah ada.", "Isi hanya di baris pertamanya.",
    en: "The student's co-curricular description is already there.",
    "Give it in the first row only.")
}
