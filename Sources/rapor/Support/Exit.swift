import ArgumentParser
import Batching
import Bookkeeping

/// How commands end, after sysexits.h; README.md shows the same table to operators. Programs rely on these numbers: a
/// new kind of failure takes a new one, and none is ever given another meaning.
enum Exit {
  /// Done, but not all is well: students left out or blocked, mistakes in a layout, something for the doctor.
  static let incomplete = ExitCode(1)
  /// A file is not what it should be; nothing of it was taken.
  static let badData = ExitCode(65)
  /// What was asked for is not there or cannot be read: a file, a workspace, a school, a class, a student.
  static let noInput = ExitCode(66)
  /// A mistake of the program itself.
  static let fault = ExitCode(70)
  /// A folder or file cannot be made or written to.
  static let cannotCreate = ExitCode(73)
  /// The disk is full or failing.
  static let storage = ExitCode(74)
  /// Another program has the workspace; the same command may work in a minute.
  static let tryAgain = ExitCode(75)
  /// What was asked for would undo something that others already built on; nothing was changed.
  static let builtUpon = ExitCode(77)
  /// The installation is not as this workspace needs it: no fonts, no layouts, or a newer Rapor's workspace.
  static let configuration = ExitCode(78)
  /// A run was stopped before its end (as shells say it of Ctrl-C); it can be resumed.
  static let stopped = ExitCode(130)
}

extension BatchError {
  var exitCode: ExitCode {
    switch self {
    case .ledger(let error): error.exitCode
    case .workerNotStarted: Exit.configuration
    }
  }
}

extension LedgerError {
  var exitCode: ExitCode {
    switch self {
    case .missing, .unknownSchool, .unknownClass, .unknownStudent, .unknownRun, .runNotOpen,
      .unknownImport, .notArchived:
      Exit.noInput
    case .notALedger, .notASchoolFile, .unusable, .damaged, .duplicateNISN: Exit.badData
    case .newerVersion: Exit.configuration
    case .cannotUndo: Exit.builtUpon
    case .locked, .runInUse: Exit.tryAgain
    case .diskFull: Exit.storage
    case .alreadyExists, .readOnly: Exit.cannotCreate
    case .illegalMove, .refused: Exit.fault
    }
  }

  /// Whether the message is about the ledger's file as a whole and does not name it yet.
  var needsPlace: Bool {
    switch self {
    case .newerVersion, .locked, .diskFull, .readOnly, .damaged, .refused: true
    case .alreadyExists, .missing, .notALedger, .notASchoolFile, .unusable, .unknownSchool,
      .unknownClass,
      .unknownStudent,
      .duplicateNISN, .illegalMove, .notArchived, .unknownRun, .unknownImport, .cannotUndo,
      .runNotOpen, .runInUse:
      false
    }
  }
}
