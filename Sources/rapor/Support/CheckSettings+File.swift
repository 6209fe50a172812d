import ArgumentParser
import Checking
import Foundation
import Records

extension CommonOptions {
  /// The settings of the workspace's `checks.json`, if there is one.
  func checkSettings() throws -> CheckSettings {
    let path = folder + "/checks.json"
    guard FileManager.default.fileExists(atPath: path) else { return CheckSettings() }
    let bytes = try console.read(path, limit: 1 << 16)
    do {
      return try JSONDecoder().decode(CheckSettings.self, from: Data(bytes))
    } catch let mistake as CheckSettingsMistake {
      throw console.refusal(
        Exit.badData, id: "\(path): \(mistake.message.indonesian)",
        en: "\(path): \(mistake.message.english)")
    } catch {
      throw console.refusal(
        Exit.badData,
        id: "\(path) bukan JSON yang benar: periksa tanda kurung, koma, dan kutipnya.",
        en: "\(path) is not valid JSON: check its brackets, commas and quotes.")
    }
  }

  /// What the workspace lets hold a card.
  func finalGate() throws -> FinalGate { FinalGate(try checkSettings()) }
}
