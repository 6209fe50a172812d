import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Foundation
import Pages
import Records
import Templating

/// `rapor doctor`: whether everything that printing needs is there.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check fonts, layouts, disk and workspace before hand-out week.",
    discussion: "Exits with 1 if anything is wrong.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Read every issued card in the archive and compare it with its digest.")
  var archive = false

  private struct Finding: Encodable {
    var what: String
    var isRight: Bool
    var detail: String
  }

  func run() throws {
    let language = common.console.language
    let findings = [fonts(language), layouts(language), disk(language)] + workspace(language)
    if common.json {
      try common.console.json(findings)
    } else {
      for finding in findings {
        print("\(finding.isRight ? "✓" : "✗") \(finding.what): \(finding.detail)")
      }
    }
    if findings.contains(where: { !$0.isRight }) { throw Exit.incomplete }
  }

  /// Some names, so that the others are not scrolled away; programs get all.
  private func archive(_ lost: [LostCard], _ language: Language) -> Finding {
    let what = Bilingual(id: "arsip rapor", en: "archive of cards").text(in: language)
    guard !lost.isEmpty else { return Finding(what: what, isRight: true, detail: "✓") }
    let names =
      lost.prefix(common.json ? lost.count : 20).map {
        "\n    \($0.term.argument) \($0.npsn.digits) \($0.className ?? "-")  \($0.fullName)"
      }.joined() + (common.json || lost.count <= 20 ? "" : "\n    …")
    let count = common.console.grouped(lost.count)
    let words = Bilingual(
      id: "\(count) rapor hilang atau rusak; buat lagi: 'rapor batch --all --verify-archive'",
      en:
        "\(count) cards are lost or damaged; make them again: 'rapor batch --all --verify-archive'")
    return Finding(what: what, isRight: false, detail: words.text(in: language) + names)
  }

  private func fonts(_ language: Language) -> Finding {
    let what = Bilingual(id: "fon", en: "fonts").text(in: language)
    guard let catalogue = try? FontCatalogue(folder: Assets.fonts) else {
      return Finding(what: what, isRight: false, detail: Assets.fonts)
    }
    let hasText = catalogue.entry(family: "Rapor Sans", weight: 400, isItalic: false) != nil
    return Finding(
      what: what, isRight: hasText, detail: "\(catalogue.entries.count) (\(Assets.fonts))")
  }

  private func layouts(_ language: Language) -> Finding {
    let what = Bilingual(id: "tata letak", en: "layouts").text(in: language)
    guard let library = try? LayoutLibrary(folder: Assets.templates) else {
      return Finding(what: what, isRight: false, detail: Assets.templates)
    }
    var good: [String] = []
    var bad: [String] = []
    for name in library.names {
      let (template, mistakes) = Template.compile(name, from: library, paper: .a4)
      if template?.manifest.isAbstract == true { continue }
      if mistakes.isEmpty {
        good.append(name)
      } else {
        bad.append("\(name) (\(mistakes.list.count))")
      }
    }
    return Finding(
      what: what, isRight: bad.isEmpty && !good.isEmpty,
      detail: (good + bad).joined(separator: ", "))
  }

  private func disk(_ language: Language) -> Finding {
    let what = Bilingual(id: "ruang cakram", en: "disk space").text(in: language)
    let values = try? URL(filePath: common.folder).resourceValues(
      forKeys: [.volumeAvailableCapacityKey])
    let free = values?.volumeAvailableCapacity ?? 0
    return Finding(what: what, isRight: free > 500 << 20, detail: "\(free >> 20) MB")
  }

  private func workspace(_ language: Language) -> [Finding] {
    let what = Bilingual(id: "buku kerja", en: "workspace").text(in: language)
    let path = common.ledgerPath
    guard FileManager.default.fileExists(atPath: path) else {
      let none = Bilingual(id: "belum ada di \(common.folder)", en: "none in \(common.folder)")
      return [Finding(what: what, isRight: true, detail: none.text(in: language))]
    }
    do throws(LedgerError) {
      let ledger = try Ledger.open(at: path)
      let fault = try ledger.chainFault()
      let counters = try ledger.countersAreRight()
      let chain = Bilingual(id: "rantai peristiwa", en: "chain of events").text(in: language)
      let counts = Bilingual(id: "penghitung", en: "counters").text(in: language)
      let lost = try ledger.lostCards(reads: archive)
      return [
        Finding(what: what, isRight: true, detail: path), archive(lost, language),
        Finding(
          what: chain, isRight: fault == nil,
          detail: fault.map { "\($0.sequence): \($0.reason)" } ?? "✓"),
        Finding(what: counts, isRight: counters, detail: counters ? "✓" : "≠"),
      ]
    } catch {
      return [Finding(what: what, isRight: false, detail: error.message.text(in: language))]
    }
  }
}
