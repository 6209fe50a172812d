import Batching
import Pages
import Records
import Templating
import Testing

/// The folder of the layouts that are shipped.
private let templates: String = {
  let parts = #filePath.split(separator: "/")
  return "/" + parts.dropLast(3).joined(separator: "/") + "/Templates"
}()

@Test(arguments: ["k13-sd-lower", "k13-sd-upper"], [Paper.a4, .f4])
func shippedLayoutsHaveNoMistakes(name: String, paper: Paper) throws {
  let library = try LayoutLibrary(folder: templates)
  let (template, mistakes) = Template.compile(name, from: library, paper: paper)
  for mistake in mistakes.list { print(mistake.rendered(in: .english)) }
  #expect(mistakes.isEmpty)
  #expect(template?.manifest.papers.contains(paper) == true)
}
