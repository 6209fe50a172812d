"use strict";
// What is drawn over the pages and told about a box: no state of its own but the card's boxes.

const inspector = {
  boxes: null,
  chosen: null,

  shape(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  },

  rectangle(kind, x, y, width, height) {
    return this.shape("rect", { class: kind, x, y, width: Math.max(0, width), height: Math.max(0, height) });
  },

  // A band between an outer and an inner rectangle, as a path with a hole.
  band(kind, outer, inner) {
    const [a, b] = [outer, inner].map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}z`);
    return this.shape("path", { class: kind, d: a + b, "fill-rule": "evenodd" });
  },

  inset([x, y, w, h], [top, right, bottom, left], sign = 1) {
    return [x + sign * left, y + sign * top, w - sign * (left + right), h - sign * (top + bottom)];
  },

  // Everything of a page: its margins, its boxes, and where and why it ends.
  drawAll(layer, page, number) {
    const [x, y, width, height] = page.area;
    layer.append(this.band("outside", [0, 0, page.width, page.height], page.area));
    layer.append(this.rectangle("room", x, y + page.used, width, height - page.used));
    const order = ["block", "table", "row", "cell", "paragraph", "positioned"];
    const own = (this.boxes?.boxes ?? []).filter((box) => box.page === number);
    own.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    for (const box of own) layer.append(this.rectangle(`all ${box.kind}`, ...box.place));
    if (page.kind !== "finished") {
      layer.append(this.shape("line", {
        class: "break", x1: x, x2: x + width, y1: y + page.used, y2: y + page.used,
      }));
    }
  },

  drawChosen(layer, box) {
    const style = this.boxes.styles[box.style] ?? { margin: [0, 0, 0, 0], border: [0, 0, 0, 0], padding: [0, 0, 0, 0] };
    // A paragraph's own box is its text; the others are border boxes.
    if (box.kind !== "paragraph" && box.kind !== "row") {
      const inner = this.inset(box.place, style.border);
      layer.append(this.band("band-margin", this.inset(box.place, style.margin, -1), box.place));
      layer.append(this.band("band-border", box.place, inner));
      layer.append(this.band("band-padding", inner, this.inset(inner, style.padding)));
    }
    layer.append(this.rectangle("hull", ...box.place));
  },

  // The boxes of these pages that the lines with mistakes made, as far as the pages are older than the mistakes.
  drawWrong(layer, number, mistakes) {
    for (const { place } of mistakes) {
      if (!place || !this.boxes) continue;
      for (const box of this.boxes.boxes) {
        const own = this.trace(box).place;
        if (box.page !== number || box.kind === "row" || box.kind === "table") continue;
        if (own?.layout === place.layout && own.file === place.file && own.line === place.line) {
          layer.append(this.rectangle("wrong", ...box.place));
        }
      }
    }
  },

  // The boxes at a place, the innermost first.
  at(page, x, y) {
    return (this.boxes?.boxes ?? [])
      .map((box, index) => ({ box, index }))
      .filter(({ box }) => {
        const [left, top, width, height] = box.place;
        return box.page === page && x >= left && x <= left + width && y >= top && y <= top + height;
      })
      .sort((a, b) => a.box.place[2] * a.box.place[3] - b.box.place[2] * b.box.place[3] || b.index - a.index)
      .map(({ box }) => box);
  },

  trace(box) { return this.boxes.traces[box.trace] ?? { place: null, bindings: [] }; },

  // The innermost box that prints a field, else the innermost that has a place in the template.
  best(chain) {
    return chain.find((box) => this.trace(box).bindings.length > 0)
      ?? chain.find((box) => this.trace(box).place) ?? chain[0] ?? null;
  },
};
