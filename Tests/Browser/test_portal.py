"""`rapor serve` in Chromium, from an empty workspace: people, files, cards, the city's board, at two widths.

    scripts/test-browser [--pictures FOLDER]
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

from browser import Browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCHOOL = "20100001"
PASSWORD = "kuda hijau terbang pelan"
options = argparse.Namespace(pictures=None, program=None)


def authenticator(secret):
    """The six digits of RFC 6238."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    code = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = code[-1] & 15
    return f"{(struct.unpack('>I', code[start:start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


class PortalTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="rapor-portal-")
        cls.environment = dict(os.environ, RAPOR_WORKSPACE=cls.folder, LANG="C.UTF-8")
        subprocess.run([ROOT + "/scripts/import-samples", options.program], env=cls.environment, check=True,
                       stdout=subprocess.DEVNULL)
        cls.server = subprocess.Popen([options.program, "serve", "--port", "0", "--json"], env=cls.environment,
                                      stdout=subprocess.PIPE, text=True)
        text = ""
        while "}" not in text:
            line = cls.server.stdout.readline()
            if not line:
                raise SystemExit("the portal ended")
            text += line
        cls.url = json.loads(text)["url"].rstrip("/")
        cls.browser = Browser()
        cls.browser.size(1280, 900)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.terminate()
        cls.server.wait()
        cls.server.stdout.close()
        shutil.rmtree(cls.folder)

    # What a person does.

    def open(self, path):
        self.browser.go(self.url + path)
        self.browser.until(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(self.url)})")

    def fill(self, name, value):
        self.browser.evaluate(f"document.querySelector('[name={name}]').value = {json.dumps(value)}")

    def press(self, selector):
        self.browser.evaluate("window.before = true")
        self.browser.evaluate(f"document.querySelector({json.dumps(selector)}).click()")
        self.browser.until("!window.before && document.readyState === 'complete'")

    def text(self):
        return self.browser.evaluate("document.querySelector('main').innerText")

    def picture(self, name):
        """At both widths: nothing may stand out at the side."""
        for width, kind in ((1280, "desktop"), (360, "phone")):
            self.browser.size(width, 800)
            self.browser.until("[...document.images].every((image) => image.complete)")
            self.assertLessEqual(self.browser.evaluate("document.documentElement.scrollWidth"), width, f"{name} {kind}")
            if options.pictures:
                size = self.browser.call("Page.getLayoutMetrics")["cssContentSize"]
                data = self.browser.call("Page.captureScreenshot", {
                    "format": "png", "captureBeyondViewport": True,
                    "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 3000), "scale": 1}})
                with open(f"{options.pictures}/portal-{name}-{kind}.png", "wb") as file:
                    file.write(base64.b64decode(data["data"]))
        self.browser.size(1280, 900)

    def join(self, role, *arguments):
        """Takes an invitation up, as its receiver does."""
        answer = subprocess.run([options.program, "people", "invite", role, "Ibu " + role, *arguments, "--json"],
                                env=self.environment, check=True, capture_output=True, text=True).stdout
        self.open(urllib.parse.urlsplit(json.loads(answer)["link"]).path)
        login = f"{role.lower()}.{time.monotonic_ns() % 10**6}"
        self.fill("nama", login)
        self.fill("sandi", PASSWORD)
        self.fill("sandi2", PASSWORD)
        secret = self.browser.evaluate("document.querySelector('[name=rahasia]')?.value")
        if secret:
            self.fill("kode", authenticator(secret))
            self.picture("invitation")
        self.press("main form button")
        return login

    def leave(self):
        self.press("form[action='/keluar'] button")

    # The journeys.

    def test_operator(self):
        login = self.join("schoolOperator", "--school", SCHOOL)
        self.assertIn("SDN Contoh 1", self.text())
        self.picture("school")
        self.press("table a")
        self.picture("class")
        self.press("main .actions form button")
        self.browser.until("document.querySelector('main').innerText.includes('Cetak kelas')")
        self.picture("run")
        self.press("main .actions a.second")
        self.assertIn("siap", self.text())
        # The class file is a PDF, and taking it is noted.
        kind = self.browser.evaluate(
            "fetch(document.querySelector('a[href$=\"berkas.pdf\"]').href)"
            ".then(async (answer) => answer.headers.get('content-type') + (await answer.text()).slice(0, 5))")
        self.assertEqual(kind, "application/pdf%PDF-")
        self.browser.evaluate("location.reload()")
        self.browser.until("document.readyState === 'complete' && document.querySelector('main').innerText.includes('diunduh')")
        # By keyboard alone: tick the first student, and confirm.
        self.browser.evaluate("document.querySelector('[name=siswa]').focus()")
        for kind in ("keyDown", "keyUp"):
            self.browser.call("Input.dispatchKeyEvent", {"type": kind, "key": " ", "code": "Space", "text": " "})
        self.assertTrue(self.browser.evaluate("document.querySelector('[name=siswa]').checked"))
        self.press("[value=tercetak]")
        self.assertIn("1 rapor ditandai", self.text())
        self.press(".students tbody a")
        self.picture("student")
        self.leave()
        self.open("/masuk")
        self.fill("nama", login)
        self.fill("sandi", "salah sama sekali")
        self.press("main form button")
        self.assertIn("salah", self.text())
        self.picture("sign-in")

    def test_upload(self):
        self.join("schoolOperator", "--school", SCHOOL)
        self.open(f"/sekolah/{SCHOOL}/unggah")
        self.picture("upload")
        file = self.folder + "/siswa.csv"
        name = "Anak Pindahan Baru"
        with open(file, "w", encoding="utf-8") as out:
            out.write(f"Nama,NISN,Kelas,Jenis Kelamin\n{name},0099123456,4A,L\n")
        self.fill("jenis", "students")
        document = self.browser.call("DOM.getDocument")["root"]["nodeId"]
        field = self.browser.call("DOM.querySelector", {"nodeId": document, "selector": "[type=file]"})["nodeId"]
        self.browser.call("DOM.setFileInputFiles", {"files": [file], "nodeId": field})
        self.press("main form button")
        self.assertIn(name, self.text())
        self.picture("upload-preview")
        self.press("[value=simpan]")
        self.assertIn("1 baris disimpan", self.text())
        self.open(f"/sekolah/{SCHOOL}/kelas/4A")
        self.assertIn(name, self.text())
        self.leave()

    def test_city(self):
        self.join("cityOffice")
        self.picture("city")
        self.press("a[href='/kota/rilis']")
        self.fill("tanggal", "2019-12-21")
        self.press("[value=tetap]")
        self.assertIn("21-12-2019 08.00 WIB", self.text())
        self.picture("release")
        self.open("/kota/catatan")
        self.picture("audit")
        self.open(f"/sekolah/{SCHOOL}/orang")
        self.fill("nama", "Bu Wali")
        self.browser.evaluate("document.querySelector('[name=peran]').value = 'homeroomTeacher'")
        self.browser.evaluate("document.querySelector('[name=kelas]').selectedIndex = 1")
        self.press("main section form button")
        self.assertIn("/undangan/", self.text())
        self.picture("people")
        self.leave()

    def test_parents(self):
        self.open("/rapor")
        self.picture("parent")
        self.fill("kode", "7K3M-QX9D-HT2V")
        self.fill("tanggal", "1")
        self.fill("bulan", "5")
        self.fill("tahun", "2010")
        self.press("main form button")
        self.assertIn("tidak cocok", self.text())
        self.press("form[action='/bahasa'] button")
        self.assertIn("See the report card", self.text())
        self.press("form[action='/bahasa'] button")

    def test_nothing_complains(self):
        complaints = [text for text in self.browser.complaints if "422" not in text]
        self.assertEqual(complaints, [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pictures")
    parser.parse_known_args(namespace=options)
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
