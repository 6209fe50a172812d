import Batching
import Pages
import Records
import Support
import Templating
import Testing

@Test(arguments: try LayoutLibrary(folder: Places.templates).names, [Paper.a4, .f4])
func shippedLayoutsHaveNoMistakes(name: String, paper: Paper) throws {
  let library = try LayoutLibrary(folder: Places.templates)
  let (template, mistakes) = Template.compile(name, from: library, paper: paper)
  for mistake in mistakes.list { print(mistake.rendered(in: .english)) }
  #expect(mistakes.isEmpty)
  guard let manifest = template?.manifest, !manifest.isAbstract else { return }
  #expect(!manifest.papers.isEmpty)
}
