"use strict";
// The preview: shows a student's pages as the engine draws them, and again whenever the layout's files change.

const texts = {
  id: {
    draft: "Konsep", inspect: "Inspektur", page: "Halaman", of: "dari", previous: "Siswa sebelumnya",
    next: "Siswa berikutnya", current: "Terbaru", stale: "Ada kesalahan; halaman lama", lost: "Sambungan terputus",
    loading: "Menyiapkan…", mistakes: (n) => `${n} kesalahan pada tata letak`, more: (n) => `… dan ${n} lagi`,
    hint: "Klik sebuah sel atau tulisan untuk melihat asalnya: berkas dan baris tata letak, isian rapor dan nilainya.",
    keys: "siswa sebelumnya dan berikutnya", keyInspect: "inspektur", template: "Tata letak", fields: "Isian rapor",
    none: "tidak diisi", printed: "Tercetak", boxes: "Kotak", size: "Ukuran", place: "Letak", margin: "Margin",
    padding: "Padding", border: "Garis", lines: "Baris", fixed: "Teks tetap dari tata letak, bukan dari isian.",
    continued: "lanjutan", from: "dari", nothing: "Belum ada halaman untuk ditampilkan.", close: "Tutup", pageMargin: "Margin halaman",
    room: "Sisa ruang", pageBreak: "Akhir halaman",
    filled: (p) => `terisi ${p} %`, shown: (ms) => `Terbaru, ${ms} md setelah berubah`,
    kinds: { block: "Blok", table: "Tabel", row: "Baris tabel", cell: "Sel", paragraph: "Paragraf", positioned: "Kotak lepas" },
  },
  en: {
    draft: "Draft", inspect: "Inspector", page: "Page", of: "of", previous: "Previous student", next: "Next student",
    current: "Up to date", stale: "Mistakes; these pages are older", lost: "Connection lost", loading: "Preparing…",
    mistakes: (n) => `${n} ${n === 1 ? "mistake" : "mistakes"} in the layout`, more: (n) => `… and ${n} more`,
    hint: "Click a cell or a text to see where it comes from: file and line of the layout, the record's field and its value.",
    keys: "previous and next student", keyInspect: "inspector", template: "Layout", fields: "Record",
    none: "not entered", printed: "Printed", boxes: "Boxes", size: "Size", place: "Place", margin: "Margin",
    padding: "Padding", border: "Border", lines: "Lines", fixed: "Fixed text of the layout, not of the record.",
    continued: "continued", from: "of", nothing: "There are no pages to show yet.", close: "Close", pageMargin: "Page margin",
    room: "Room left", pageBreak: "End of page",
    filled: (p) => `${p} % full`, shown: (ms) => `Up to date, ${ms} ms after the change`,
    kinds: { block: "Block", table: "Table", row: "Row", cell: "Cell", paragraph: "Paragraph", positioned: "Positioned box" },
  },
};

const find = (id) => document.getElementById(id);
const state = { students: [], student: 0, paper: "A4", draft: false, language: "id", card: null, edition: 0, news: 0 };
const say = () => texts[state.language];
const told = (text) => (text ? text[state.language] : "");
const millimetres = (points) =>
  (points * 25.4 / 72).toLocaleString(state.language === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 1 });

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "text") element.textContent = value;
    else if (key === "click") element.addEventListener("click", value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

async function ask(path, values = {}) {
  const answer = await fetch(`${path}?${new URLSearchParams(values)}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const wanted = () => ({ student: state.student, paper: state.paper, draft: state.draft ? 1 : 0 });

// Pages

// The number of the newest question; answers to older ones are dropped.
let question = 0;

async function refresh(changedAt = 0) {
  const own = ++question;
  try {
    const card = await ask("/card", wanted());
    if (own !== question) return;
    // What is looked at comes first. The pictures are decoded before the old ones go, so that nothing flickers; pages out
    // of sight keep their old picture until their turn comes.
    const width = pixels();
    const source = (number) => `/page?card=${card.card}&page=${number}&width=${width}`;
    const subject = JSON.stringify(wanted());
    const old = subject === state.subject ? [...document.querySelectorAll(".sheet img")] : [];
    const seen = pagesInSight(old.length);
    const pictures = await Promise.all(card.pages.map((_, number) =>
      seen.has(number) ? picture(number, source(number)) : old[number] ?? blank(number)));
    if (own !== question) return;
    const isOther = state.card?.card !== card.card;
    state.card = card;
    state.edition = card.edition;
    if (isOther) inspector.boxes = null;
    showPapers(card.papers);
    showPages(card, pictures);
    showMistakes(card);
    document.documentElement.dataset.edition = card.edition;
    document.documentElement.dataset.shownAt = Date.now();
    showStatus(changedAt ? Math.max(1, Math.round(performance.now() - changedAt)) : 0);
    state.subject = subject;
    state.pixels = width;
    await painted();
    for (const number of card.pages.keys()) {
      if (seen.has(number)) continue;
      const fresh = await picture(number, source(number));
      if (own !== question) return;
      pictures[number].replaceWith(fresh);
      pictures[number] = fresh;
    }
    if (isOther && card.card) {
      const boxes = await ask("/boxes", { card: card.card });
      if (own !== question) return;
      inspector.boxes = boxes;
      document.documentElement.dataset.boxes = card.card;
      reselect();
      drawOverlays();
    }
  } catch {
    if (own === question) setTimeout(() => refresh(), 400);
  }
}

function blank(number) {
  const image = new Image();
  image.alt = `${say().page} ${number + 1}`;
  image.draggable = false;
  return image;
}

// How many pixels wide a page's picture is: as many as on the screen, whatever the zoom; twice as many on a coarse screen,
// because the engine puts letters at whole pixels.
function pixels() {
  const width = document.querySelector(".sheet")?.clientWidth || Math.min(find("pages").clientWidth, 800);
  const finer = devicePixelRatio < 2 ? 2 : 1;
  return Math.min(4000, Math.max(50, Math.round(width * devicePixelRatio) * finer));
}

// Waits until the browser has painted: what is out of sight must not keep it from that.
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

// A page's picture, ready to be painted.
async function picture(number, source) {
  const image = blank(number);
  image.src = source;
  await image.decode();
  return image;
}

// The numbers of the pages that the window shows; of `count` pages that there are, or the first where there are none yet.
function pagesInSight(count) {
  const frame = document.querySelector("main").getBoundingClientRect();
  const numbers = [...document.querySelectorAll(".sheet")].slice(0, count).flatMap((sheet, number) => {
    const box = sheet.getBoundingClientRect();
    return box.bottom > frame.top && box.top < frame.bottom ? [number] : [];
  });
  return new Set(numbers.length ? numbers : [0]);
}

function showPages(card, pictures) {
  const pages = find("pages");
  pages.classList.toggle("stale", card.isStale);
  if (card.pages.length === 0) {
    pages.replaceChildren(make("p", { class: "empty", text: say().nothing }));
    return;
  }
  pages.replaceChildren(...card.pages.map((page, number) => {
    const layer = inspector.shape("svg", { viewBox: `0 0 ${page.width} ${page.height}`, preserveAspectRatio: "none" });
    const sheet = make("div", { class: "sheet" }, pictures[number], layer);
    sheet.style.aspectRatio = `${page.width} / ${page.height}`;
    sheet.addEventListener("click", (event) => choose(event, sheet, number, page));
    const share = Math.round(100 * Math.min(1, page.used / page.area[3]));
    const where = page.place ? ` (${page.place.file}:${page.place.line})` : "";
    return make("figure", {}, sheet, make("figcaption", {},
      make("span", { text: `${say().page} ${number + 1} ${say().of} ${card.pages.length} · ${say().filled(share)}` }),
      make("span", { class: "why" }, make("span", { text: told(page.reason) + where }))));
  }));
  drawOverlays();
}

function drawOverlays() {
  const isAll = find("inspect").checked;
  document.querySelectorAll(".sheet > svg").forEach((layer, number) => {
    layer.replaceChildren();
    const page = state.card?.pages[number];
    if (!page) return;
    if (isAll) inspector.drawAll(layer, page, number);
    inspector.drawWrong(layer, number, state.card.mistakes);
    if (inspector.chosen?.page === number && inspector.boxes) inspector.drawChosen(layer, inspector.chosen);
  });
}

// What is wrong

function showMistakes(card) {
  const panel = find("mistakes");
  panel.hidden = card.mistakes.length === 0;
  const count = card.mistakes.length + card.omittedMistakes;
  panel.replaceChildren(make("h2", { text: say().mistakes(count) }), ...card.mistakes.map((mistake) => {
    const item = make("div", { class: "mistake" });
    const place = mistake.place;
    if (place) {
      item.append(make("div", { class: "where", text:
        `${place.layout ? place.layout + "/" : ""}${place.file}:${place.line}:${place.column}` }));
    }
    item.append(make("div", { class: "what", text: told(mistake.message) }));
    if (mistake.source) {
      // Tabs stay tabs before the caret, so that it stands under its character.
      const before = [...mistake.source].slice(0, Math.max(0, (place?.column ?? 1) - 1));
      const lead = before.map((character) => (character === "\t" ? "\t" : " ")).join("");
      item.append(make("pre", {}, `${mistake.source}\n${lead}`, make("span", { class: "caret", text: "^" })));
    }
    if (mistake.remedy) item.append(make("div", { class: "remedy", text: told(mistake.remedy) }));
    return item;
  }));
  // A long line shows its mistake, not its beginning.
  for (const line of panel.querySelectorAll("pre")) {
    line.scrollLeft = line.querySelector(".caret").offsetLeft - line.clientWidth / 2;
  }
  if (card.omittedMistakes > 0) {
    panel.append(make("div", { class: "mistake", text: say().more(card.omittedMistakes) }));
  }
}

function showStatus(milliseconds) {
  const status = find("status");
  const isStale = state.card?.isStale;
  status.dataset.kind = isStale ? "bad" : "good";
  status.textContent = isStale ? say().stale : milliseconds ? say().shown(milliseconds) : say().current;
}

// A click

function choose(event, sheet, number, page) {
  const frame = sheet.getBoundingClientRect();
  const x = (event.clientX - frame.left) / frame.width * page.width;
  const y = (event.clientY - frame.top) / frame.height * page.height;
  const chain = inspector.at(number, x, y);
  if (chain.length) select(inspector.best(chain), chain);
}

function select(box, chain) {
  inspector.chosen = box;
  inspector.chain = chain;
  drawOverlays();
  showDetail();
}

// After a change of the files, the same place of the new pages.
function reselect() {
  if (!inspector.chosen) return;
  const { page, place } = inspector.chosen;
  const chain = inspector.at(page, place[0] + place[2] / 2, place[1] + place[3] / 2);
  inspector.chosen = inspector.best(chain);
  inspector.chain = chain;
  showDetail();
}

function showDetail() {
  const panel = find("detail");
  const box = inspector.chosen;
  if (!box || !inspector.boxes) {
    panel.classList.remove("open");
    panel.replaceChildren(make("p", { class: "hint", text: say().hint }),
      make("p", { class: "hint" }, make("kbd", { text: "←" }), " ", make("kbd", { text: "→" }), ` ${say().keys}`),
      make("p", { class: "hint" }, make("kbd", { text: "I" }), ` ${say().keyInspect}`),
      ...(find("inspect").checked ? [legend()] : []));
    return;
  }
  panel.classList.add("open");
  const trace = inspector.trace(box);
  panel.replaceChildren(
    make("button", { class: "close", type: "button", "aria-label": say().close, text: "×", click: unselect }),
    ...(trace.place ? [make("section", {}, make("h2", { text: say().template }),
      make("div", { class: "place", text: `${trace.place.file}:${trace.place.line}` },
        make("small", { text: trace.place.layout })))] : []),
    make("section", {}, make("h2", { text: say().fields }), ...bindings(trace)),
    make("section", {}, make("h2", { text: say().boxes }), chain()),
    make("section", {}, sizes(box)));
}

function legend() {
  const entries = Object.entries(say().kinds).map(([kind, name]) => [`all ${kind}`, name]);
  entries.push(["outside", say().pageMargin], ["room", say().room], ["break", say().pageBreak]);
  return make("ul", { class: "legend" }, ...entries.map(([kind, name]) => {
    const sample = inspector.shape("svg", { viewBox: "0 0 22 14" });
    sample.append(kind === "break" ? inspector.shape("line", { class: kind, x1: 0, x2: 22, y1: 7, y2: 7 })
      : inspector.rectangle(kind, 1, 1, 20, 12));
    return make("li", {}, sample, make("span", { text: name }));
  }));
}

function bindings(trace) {
  if (trace.bindings.length === 0) return [make("p", { class: "hint", text: say().fixed })];
  return trace.bindings.map((binding) => {
    const item = make("div", { class: "binding" });
    for (const field of binding.fields) {
      item.append(make("div", { class: "label", text: told(field.name) }),
        make("div", { class: "path", text: field.path }),
        make("div", { class: field.value ? "value" : "value none", text: field.value || say().none }));
    }
    const value = binding.fields[0]?.value;
    if (binding.printed !== value) item.append(make("div", { class: "hint", text: `${say().printed}: ${binding.printed}` }));
    item.append(make("div", { class: "expression", text: `{{ ${binding.expression} }}` }));
    return item;
  });
}

function chain() {
  return make("ul", { class: "chain" }, ...inspector.chain.map((box) => {
    const place = inspector.trace(box).place;
    return make("li", {}, make("button", {
      type: "button", "aria-current": box === inspector.chosen, click: () => select(box, inspector.chain),
    }, make("span", { text: say().kinds[box.kind] + (box.isContinued ? ` (${say().continued})` : "") }),
      make("small", { text: place ? `${place.file.split("/").pop()}:${place.line}` : "" })));
  }));
}

function sizes(box) {
  const [x, y, width, height] = box.place;
  const style = inspector.boxes.styles[box.style];
  const rows = [
    [say().size, `${millimetres(width)} × ${millimetres(height)} mm`],
    [say().place, `${millimetres(x)}, ${millimetres(y)} mm`],
  ];
  if (box.lines) rows.push([say().lines, box.lines]);
  for (const name of ["margin", "border", "padding"]) {
    if (style && style[name].some((side) => side !== 0)) rows.push([say()[name], style[name].map(millimetres).join("  ") + " mm"]);
  }
  return make("dl", { class: "sizes" },
    ...rows.flatMap(([term, value]) => [make("dt", { text: term }), make("dd", { text: value })]));
}

function unselect() {
  inspector.chosen = null;
  drawOverlays();
  showDetail();
}

// Students

function showPeople() {
  const label = (student) => told(student.title) || student.name;
  find("people").replaceChildren(...state.students.map((student, index) => make("li", {}, make("button", {
    type: "button", "aria-current": index === state.student, click: () => go(index),
  }, make("span", { class: "title", text: label(student) }),
    make("span", { class: "name", text: told(student.title) ? `${student.name} · ${student.className}` : student.className }),
    count(student)))));
  find("pick").replaceChildren(...state.students.map((student, index) => make("option", {
    value: index, text: label(student) + (told(student.title) ? ` · ${student.name}` : ""),
  })));
  find("pick").value = state.student;
}

function count(student) {
  if (!student.count) return make("span", { class: "count" });
  if (student.count.pages === undefined) return make("span", { class: "count", "data-bad": "", text: "!" });
  return make("span", { class: "count", text: student.count.pages });
}

function go(index) {
  if (index < 0 || index >= state.students.length) return;
  state.student = index;
  inspector.chosen = null;
  showDetail();
  document.querySelectorAll("#people button").forEach((button, number) => {
    button.setAttribute("aria-current", number === index);
    if (number === index) button.scrollIntoView({ block: "nearest" });
  });
  find("pick").value = index;
  document.querySelector("main").scrollTo({ top: 0, behavior: "instant" });
  refresh();
}

// Page counts of everybody, one after another and only while nothing else is to do.
let counting = 0;
async function countPages() {
  const own = ++counting;
  await new Promise((resume) => setTimeout(resume, 700));
  for (const [index, student] of state.students.entries()) {
    if (own !== counting || index >= 200) return;
    try {
      student.count = await ask("/count", { ...wanted(), student: index });
    } catch { return; }
    const button = document.querySelectorAll("#people button")[index];
    button?.querySelector(".count").replaceWith(count(student));
  }
}

// Switches

function showPapers(papers) {
  const group = find("papers");
  group.replaceChildren(...papers.map((paper) => make("button", {
    type: "button", "aria-pressed": paper === state.paper, text: paper,
    click: () => { state.paper = paper; refresh(); countPages(); },
  })));
}

function showLanguage() {
  document.documentElement.lang = state.language;
  document.title = `${state.layout} · ${state.language === "id" ? "Pratinjau" : "Preview"}`;
  document.querySelectorAll("[data-text]").forEach((element) => { element.textContent = say()[element.dataset.text]; });
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.setAttribute("aria-pressed", button.dataset.language === state.language);
  });
  find("previous").setAttribute("aria-label", say().previous);
  find("next").setAttribute("aria-label", say().next);
  showPeople();
  showDetail();
  if (!state.card) return;
  showMistakes(state.card);
  showStatus(0);
  showPages(state.card, [...document.querySelectorAll(".sheet img")]);
}

function listen() {
  const news = new EventSource("/events");
  let isAgain = false;
  news.addEventListener("open", () => { if (isAgain) refresh(); isAgain = true; });
  news.addEventListener("message", () => { refresh(performance.now()); countPages(); });
  news.addEventListener("error", () => {
    find("status").dataset.kind = "lost";
    find("status").textContent = say().lost;
  });
}

async function begin() {
  const known = await ask("/state");
  state.layout = known.layout;
  state.students = known.students;
  state.language = known.language;
  state.student = known.student;
  state.paper = known.paper;
  find("layout").textContent = known.layout;
  find("status").textContent = say().loading;
  find("draft").addEventListener("change", (event) => { state.draft = event.target.checked; refresh(); });
  find("inspect").addEventListener("change", () => { drawOverlays(); showDetail(); });
  find("previous").addEventListener("click", () => go(state.student - 1));
  find("next").addEventListener("click", () => go(state.student + 1));
  find("pick").addEventListener("change", (event) => go(Number(event.target.value)));
  document.querySelectorAll("[data-language]").forEach((button) => button.addEventListener("click", () => {
    state.language = button.dataset.language;
    showLanguage();
  }));
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("select, input[type=text]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowLeft") go(state.student - 1);
    else if (event.key === "ArrowRight") go(state.student + 1);
    else if (event.key === "Escape") unselect();
    else if (event.key.toLowerCase() === "i") find("inspect").click();
  });
  let resizing = 0;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => { if (pixels() !== state.pixels) refresh(); }, 150);
  });
  showLanguage();
  listen();
  await refresh();
  countPages();
}

begin();
