import Records
import Spreadsheets

// Forms with several rows a student: activities, awards, projects.
extension SheetForm {
  private static func text(_ heading: String, _ width: Double, _ note: String, _ limit: Int)
    -> Column
  {
    Column(
      heading: heading, width: width, note: note, rule: .length(atMost: limit), isText: true)
  }

  /// A row for each item that is there, then empty ones up to `least`.
  private static func rows<Item>(
    _ records: [ReportRecord], least: Int, _ items: (ReportRecord) -> [Item],
    _ values: (Item?) -> [SheetCell.Value]
  ) -> [Row] {
    records.flatMap { record in
      let own = items(record)
      return (0..<max(least, own.count)).map { index in
        Row(record: record, values: values(index < own.count ? own[index] : nil))
      }
    }
  }

  static func activities(_ records: [ReportRecord]) -> ([Column], [Row]) {
    let columns = [
      text(
        "Ekstrakurikuler", 24, "Nama kegiatan, satu baris satu kegiatan. \"-\" menghapus semua.",
        Limits.line),
      Column(
        heading: "Predikat", width: 14, note: "Sangat Baik, Baik, Cukup, atau Kurang.",
        rule: .list(["Sangat Baik", "Baik", "Cukup", "Kurang", "A", "B", "C", "D"])),
      text("Keterangan", 60, "Keterangan tentang kegiatan itu.", Limits.remark),
    ]
    return (
      columns,
      rows(records, least: 3, \.extracurriculars) {
        [.maybe($0?.name), .maybe($0?.predicate), .maybe($0?.remark)]
      }
    )
  }

  static func achievements(_ records: [ReportRecord]) -> ([Column], [Row]) {
    let columns = [
      text("Jenis Prestasi", 30, "Prestasi, satu baris satu prestasi.", Limits.line),
      Column(
        heading: "Kelompok", width: 16, note: "Kurikuler, Ekstrakurikuler, atau Lainnya.",
        rule: .list(["Kurikuler", "Ekstrakurikuler", "Lainnya"])),
      text("Keterangan", 60, "Keterangan tentang prestasi itu.", Limits.remark),
    ]
    return (
      columns,
      rows(records, least: 2, \.achievements) { award in
        let group: String? =
          switch award?.group {
          case .curricular: "Kurikuler"
          case .extracurricular: "Ekstrakurikuler"
          case .other: "Lainnya"
          case nil: nil
          }
        return [.maybe(award?.kind), .maybe(group), .maybe(award?.remark)]
      }
    )
  }

  static func cocurricular(_ records: [ReportRecord]) -> ([Column], [Row]) {
    let columns = [
      text("Kokurikuler", 80, "Deskripsi kegiatan kokurikuler semester ini.", Limits.narrative)
    ]
    return (
      columns,
      records.map { Row(record: $0, values: [.maybe($0.cocurricular.narrative)]) }
    )
  }

  /// A target of a project; what belongs to the project stands in its first row.
  private struct ProjectLine {
    var project: P5Project
    var target: P5Target?
    var isFirst: Bool
  }

  private static func lines(of record: ReportRecord) -> [ProjectLine] {
    var lines: [ProjectLine] = []
    for project in record.projects {
      if project.targets.isEmpty {
        lines.append(ProjectLine(project: project, target: nil, isFirst: true))
      }
      for (index, target) in project.targets.enumerated() {
        lines.append(ProjectLine(project: project, target: target, isFirst: index == 0))
      }
    }
    return lines
  }

  private static func values(of line: ProjectLine?) -> [SheetCell.Value] {
    let target = line?.target
    let description = line?.isFirst == true ? line?.project.description : nil
    let note = line?.isFirst == true ? line?.project.processNote : nil
    return [
      .maybe(line?.project.theme), .maybe(line?.project.title), .maybe(description),
      .maybe(target?.dimension), .maybe(target?.element), .maybe(target?.subElement),
      .maybe(target?.level?.rawValue), .maybe(note),
    ]
  }

  static func projects(_ records: [ReportRecord]) -> ([Column], [Row]) {
    var columns: [Column] = [
      text("Tema", 24, "Tema projek.", Limits.line),
      text("Judul", 28, "Judul projek.", Limits.line),
      text("Deskripsi", 40, "Deskripsi projek, cukup sekali.", Limits.narrative),
      text("Dimensi", 28, "Dimensi profil.", Limits.objective),
      text("Elemen", 24, "Elemen.", Limits.objective),
      text("Subelemen", 32, "Subelemen atau target.", Limits.objective),
    ]
    columns.append(
      Column(
        heading: "Capaian", width: 10, note: "MB, SB, BSH, atau SAB.",
        rule: .list(["MB", "SB", "BSH", "SAB"])))
    columns.append(text("Catatan Proses", 40, "Catatan proses, cukup sekali.", Limits.note))
    return (columns, rows(records, least: 1, lines, values))
  }
}

extension ImportKind {
  /// What the form is called, for the name of sheet and file.
  var formTitle: String {
    switch self {
    case .scores: "Nilai"
    case .midterm: "Nilai tengah semester"
    case .attitude: "Sikap"
    case .attendance: "Kehadiran dan catatan"
    case .extracurricular: "Ekstrakurikuler"
    case .cocurricular: "Kokurikuler"
    case .achievements: "Prestasi"
    case .decisions: "Keputusan"
    case .p5: "Projek"
    case .schools, .staff, .classes, .students, .subjects, .thresholds, .electives, .transfers,
      .settings:
      rawValue
    }
  }
}
