"""`rapor template watch` in Chromium: the page loads, changes and mistakes show, a click names its source.

    scripts/test-browser [--pictures FOLDER] [--edits N]
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import unittest

from browser import Browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
options = argparse.Namespace(pictures=None, edits=0, program=None)

# Resolves with the time in milliseconds when the next edition has been painted.
PAINTED = """new Promise((done) => {
  const before = Number(document.documentElement.dataset.edition);
  new MutationObserver((_, watcher) => {
    if (Number(document.documentElement.dataset.edition) <= before) return;
    watcher.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())));
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-shown-at"] });
})"""


class PreviewTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="rapor-preview-")
        for name in ("frame", "k13-sd", "k13-sd-upper", "shared"):
            shutil.copytree(f"{ROOT}/Templates/{name}", f"{cls.folder}/{name}")
        cls.server = subprocess.Popen(
            [options.program, "template", "watch", f"{cls.folder}/k13-sd-upper", "--port", "0", "--json",
             "--language", "en", "--student", "Nu'man"], stdout=subprocess.PIPE, text=True)
        text = ""
        while "}" not in text:
            line = cls.server.stdout.readline()
            if not line:
                raise SystemExit("the server ended")
            text += line
        cls.url = json.loads(text)["url"]
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.terminate()
        cls.server.wait()
        cls.server.stdout.close()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.open(1280, 860)

    def open(self, width, height):
        browser = self.browser
        browser.complaints.clear()
        browser.size(width, height)
        browser.go("about:blank")
        browser.go(self.url)
        browser.until("document.readyState === 'complete' && document.documentElement.dataset.boxes")

    def tearDown(self):
        self.assertEqual(self.browser.complaints, [])

    def picture(self, name):
        if options.pictures:
            os.makedirs(options.pictures, exist_ok=True)
            time.sleep(0.3)
            self.browser.picture(f"{options.pictures}/{name}.png")

    def edit(self, file, old, new):
        """Replaces a text of a file by writing another and renaming it; gives the time when that was done."""
        path = f"{self.folder}/{file}"
        with open(path, encoding="utf-8") as source:
            text = source.read()
        self.assertIn(old, text)
        with open(path + "~", "w", encoding="utf-8") as draft:
            draft.write(text.replace(old, new))
        os.rename(path + "~", path)
        return time.time() * 1000

    def change(self, file, old, new):
        """Edits and waits until the browser has painted it; gives the milliseconds from the save."""
        painted = self.browser.start(PAINTED)
        # The observer has to be there before the file changes.
        self.browser.evaluate("1")
        saved = self.edit(file, old, new)
        return self.browser.result(painted) - saved

    def place(self, selector_text):
        """The middle of a box that prints the text: where to click."""
        return self.browser.evaluate("""(() => {
          const box = inspector.boxes.boxes.find((box) => box.kind === "paragraph" && inspector.trace(box).bindings
            .some((binding) => binding.fields[0]?.path === %s));
          const sheet = document.querySelectorAll(".sheet")[box.page];
          sheet.scrollIntoView();
          document.querySelector("main").scrollTop = sheet.parentElement.offsetTop + box.place[1] / state.card.pages[0].height
            * sheet.clientHeight - 200;
          const frame = sheet.getBoundingClientRect();
          const scale = frame.width / state.card.pages[box.page].width;
          return [frame.left + (box.place[0] + box.place[2] / 2) * scale,
            frame.top + (box.place[1] + box.place[3] / 2) * scale];
        })()""" % json.dumps(selector_text))

    # MARK: Tests

    def test_the_page_loads(self):
        browser = self.browser
        self.assertGreater(browser.evaluate("document.querySelectorAll('.sheet img').length"), 2)
        # Pages out of sight are drawn after those in sight.
        browser.until("[...document.querySelectorAll('.sheet img')].every((i) => i.complete && i.naturalWidth > 500)")
        self.assertEqual(browser.evaluate("document.querySelector('#layout').textContent"), "k13-sd-upper")
        self.assertIn("apostrophe", browser.evaluate("document.querySelector('[aria-current=true]').textContent"))
        self.assertGreater(browser.evaluate("document.querySelectorAll('#people li').length"), 15)
        self.assertEqual(browser.evaluate("document.querySelector('#status').textContent"), "Up to date")
        # Page counts come in after a while.
        browser.until("[...document.querySelectorAll('#people .count')].every((c) => c.textContent)")
        self.picture("wide")

    def test_a_saved_change_shows(self):
        before = self.browser.evaluate("state.card.card")
        self.change("k13-sd/card.css", "font-size: 12.5pt", "font-size: 19pt")
        self.assertNotEqual(self.browser.evaluate("state.card.card"), before)
        self.assertIn("after the change", self.browser.evaluate("document.querySelector('#status').textContent"))
        self.change("k13-sd/card.css", "font-size: 19pt", "font-size: 12.5pt")

    def test_mistakes_are_laid_over_the_old_pages(self):
        browser = self.browser
        pages = browser.evaluate("document.querySelectorAll('.sheet').length")
        self.change("k13-sd/parts/advice.html", "{{ report.advice }}", "{{ report.advise }}")
        text = browser.evaluate("document.querySelector('#mistakes').innerText")
        self.assertIn("k13-sd/parts/advice.html:3:", text)
        self.assertIn("advise", text)
        self.assertIn("advice", text)
        # The caret stands under the first letter of the mistake.
        lines = browser.evaluate("document.querySelector('#mistakes pre').textContent").split("\n")
        self.assertTrue(lines[0][lines[1].index("^"):].startswith("advise"), lines)
        self.assertFalse(browser.evaluate("document.querySelector('#mistakes').hidden"))
        self.assertEqual(browser.evaluate("document.querySelectorAll('.sheet').length"), pages)
        self.assertTrue(browser.evaluate(
            "[...document.querySelectorAll('.sheet img')].every((i) => i.naturalWidth > 500)"))
        # What that line printed before is marked on the old pages.
        self.assertGreater(browser.evaluate("document.querySelectorAll('.sheet .wrong').length"), 0)
        self.picture("mistake")
        browser.size(400, 800)
        self.picture("mistake-narrow")
        self.change("k13-sd/parts/advice.html", "{{ report.advise }}", "{{ report.advice }}")
        self.assertTrue(browser.evaluate("document.querySelector('#mistakes').hidden"))

    def test_a_click_names_file_line_and_field(self):
        path = "report.subjects[2].knowledge.narrative"
        self.browser.click(*self.place(path))
        detail = self.browser.until("document.querySelector('#detail .place') && document.querySelector('#detail').innerText")
        with open(f"{self.folder}/k13-sd/parts/competencies.html", encoding="utf-8") as source:
            line = 1 + next(i for i, text in enumerate(source) if "s.knowledge.narrative" in text)
        self.assertIn(f"parts/competencies.html:{line}", detail)
        self.assertIn("k13-sd", detail)
        self.assertIn(path, detail)
        self.assertIn("description of knowledge, Bahasa Indonesia", detail)
        value = self.browser.evaluate("document.querySelector('#detail .value').textContent")
        self.assertGreater(len(value), 40)
        self.assertEqual(self.browser.evaluate("document.querySelectorAll('.sheet .hull').length"), 1)
        self.picture("click")

    def test_the_inspector_draws_boxes_and_breaks(self):
        self.browser.evaluate("document.querySelector('#inspect').click()")
        self.assertGreater(self.browser.evaluate("document.querySelectorAll('.sheet .all.cell').length"), 100)
        self.assertGreater(self.browser.evaluate("document.querySelectorAll('.sheet .break').length"), 1)
        reasons = self.browser.evaluate("[...document.querySelectorAll('.why')].map((e) => e.textContent)")
        self.assertTrue(any("moved" in reason or "cut" in reason for reason in reasons), reasons)
        self.assertIn("ends here", reasons[-1])
        self.picture("inspector")

    def test_students_papers_drafts_and_languages_switch(self):
        browser = self.browser
        card = browser.evaluate("state.card.card")
        browser.evaluate("document.querySelector('#next').click()")
        browser.until(f"state.card.card !== {card}")
        for step in ("[...document.querySelectorAll('#papers button')].find((b) => b.textContent === 'F4').click()",
                     "document.querySelector('#draft').click()"):
            card = browser.evaluate("state.card.card")
            browser.evaluate(step)
            browser.until(f"state.card.card !== {card}")
        self.assertAlmostEqual(browser.evaluate("state.card.pages[0].height"), 330 * 72 / 25.4, places=2)
        browser.evaluate("document.querySelector('[data-language=id]').click()")
        self.assertIn("Terbaru", browser.evaluate("document.querySelector('#status').textContent"))
        self.assertIn("Halaman 1 dari", browser.evaluate("document.querySelector('figcaption').textContent"))
        self.picture("draft-f4")

    def test_a_phone_can_use_it(self):
        self.open(400, 800)
        browser = self.browser
        self.assertLessEqual(browser.evaluate("document.documentElement.scrollWidth"), 400)
        self.assertLessEqual(browser.evaluate("document.querySelector('main').scrollWidth"), 400)
        # The layout's name is not cut by what stands beside it.
        self.assertLessEqual(
            browser.evaluate("document.querySelector('#layout').scrollWidth"),
            browser.evaluate("document.querySelector('#layout').clientWidth"))
        self.picture("narrow")
        browser.click(*self.place("report.subjects[2].knowledge.narrative"))
        browser.until("document.querySelector('#detail').classList.contains('open')")
        self.picture("narrow-click")
        browser.evaluate("document.querySelector('.close').click()")
        self.assertFalse(browser.evaluate("document.querySelector('#detail').classList.contains('open')"))

    def test_time_from_save_to_picture(self):
        if not options.edits:
            self.skipTest("give --edits N to measure")
        times = []
        for index in range(options.edits):
            sizes = ["9pt", "9.2pt"] if index % 2 == 0 else ["9.2pt", "9pt"]
            times.append(self.change("k13-sd/card.css", f"font-size: {sizes[0]}; line-height", f"font-size: {sizes[1]}; line-height"))
            time.sleep(1.2)
        times.sort()
        print(f"\n{len(times)} edits, ms from save to painted: p50 {statistics.median(times):.0f}, "
              f"p95 {times[int(len(times) * 0.95) - 1]:.0f}, most {times[-1]:.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pictures")
    parser.add_argument("--edits", type=int, default=0)
    parser.parse_known_args(namespace=options)
    unittest.main(argv=[sys.argv[0]] + parser.parse_known_args()[1], verbosity=2)
