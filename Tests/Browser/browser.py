"""Chromium, spoken to by its DevTools protocol through a pipe: nothing but Python's own library is needed."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time


class Browser:
    """A headless Chromium with one page."""

    def __init__(self, patience=60):
        self.patience = patience
        self.profile = tempfile.mkdtemp(prefix="rapor-browser-")
        to_browser, self.writer = os.pipe()
        self.reader, from_browser = os.pipe()

        def connect():
            # Chromium reads commands from descriptor 3 and answers on 4. First out of the way, then into place.
            commands, answers = os.dup(to_browser), os.dup(from_browser)
            os.dup2(commands, 3)
            os.dup2(answers, 4)

        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise SystemExit("no chromium here: scripts/install-packages browser")
        self.process = subprocess.Popen(
            [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
             "--hide-scrollbars", f"--user-data-dir={self.profile}", "about:blank"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.answers = {}
        self.complaints = []
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def send(self, method, params=None):
        """Sends a command; gives its number."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params or {}}
        if not method.startswith("Target."):
            message["sessionId"] = self.session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        return self.number

    def wait(self, number):
        """The answer to the command of that number; what the page complains of meanwhile is kept."""
        end = time.monotonic() + self.patience
        while number not in self.answers:
            if time.monotonic() > end:
                raise TimeoutError(f"no answer to command {number}")
            while b"\0" not in self.buffer:
                chunk = os.read(self.reader, 1 << 20)
                if not chunk:
                    raise EOFError("chromium ended")
                self.buffer += chunk
            message, self.buffer = self.buffer.split(b"\0", 1)
            message = json.loads(message)
            if "id" in message:
                self.answers[message["id"]] = message
            elif message["method"] == "Runtime.exceptionThrown":
                self.complaints.append(message["params"]["exceptionDetails"]["text"])
            elif message["method"] == "Log.entryAdded":
                entry = message["params"]["entry"]
                if entry["level"] == "error":
                    self.complaints.append(f'{entry["text"]} {entry.get("url", "")}')
        answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def call(self, method, params=None):
        return self.wait(self.send(method, params))

    def start(self, expression):
        """Begins to evaluate; a promise is waited for by ``result``."""
        return self.send("Runtime.evaluate",
                         {"expression": expression, "awaitPromise": True, "returnByValue": True})

    def result(self, number):
        result = self.wait(number)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:500])
        return result["result"].get("value")

    def evaluate(self, expression):
        return self.result(self.start(expression))

    def until(self, condition):
        """Waits until an expression holds; gives its value."""
        end = time.monotonic() + self.patience
        while True:
            value = self.evaluate(condition)
            if value:
                return value
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.03)

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride",
                  {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def go(self, url):
        self.call("Page.navigate", {"url": url})

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent",
                      {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1})

    def picture(self, path):
        data = self.call("Page.captureScreenshot", {"format": "png"})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
