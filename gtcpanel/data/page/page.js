// Finds, counts and marks words in the page, switches speakers, copies links. Without it the page
// can be read all the same.
"use strict";

// --- folding: what must not matter is taken off, as `gtcpanel search` does --------------------

/** What a character folds to, of all that can be typed and that this page has in some form. */
const folds = new Map();
for (const [to, characters] of Object.entries(
  JSON.parse(document.getElementById("folds").textContent),
)) {
  for (const char of characters) folds.set(char, to);
}
const SILENT = /[\p{Mn}\p{Me}\p{Cf}]/u;

function folded(char) {
  let to = folds.get(char);
  if (to === undefined) {
    to = SILENT.test(char) ? "" : /\s/.test(char) ? " " : char;
    folds.set(char, to);
  }
  return to;
}

/** `text` folded, and where in it each folded letter comes from; one place more for the end. */
function fold(text) {
  let key = "";
  const from = [];
  let at = 0;
  for (const char of text) {
    const to = folded(char);
    for (let n = 0; n < to.length; n++) from.push(at);
    key += to;
    at += char.length;
  }
  from.push(at);
  return { key, from };
}

/** The words of a query, folded; what stands in quotation marks stays together. */
function wordsOf(query) {
  return [...query.matchAll(/["“「『]([^"”」』]+)["”」』]?|\S+/g)]
    .map((match) => fold(match[1] ?? match[0]).key)
    .filter(Boolean);
}

/** Where the words are in a folded text, in order and apart; none unless all of them are there. */
function placesOf(words, { key, from }) {
  const places = [];
  for (const word of words) {
    let at = key.indexOf(word);
    if (at < 0) return [];
    for (; at >= 0; at = key.indexOf(word, at + word.length)) {
      let end = at + word.length;
      while (from[end] === from[end - 1]) end++; // not half of a letter that folds to two
      places.push([from[at], from[end]]);
    }
  }
  places.sort((one, other) => one[0] - other[0]);
  let last = 0;
  return places.filter(([start, end]) => start >= last && (last = end));
}

// --- talks and turns ---------------------------------------------------------------------------

class Turn {
  constructor(node, talk) {
    this.node = node;
    this.talk = talk;
    this.words = node.querySelector(".words");
    this.speaker = node.dataset.speaker;
    this.start = Number(node.dataset.start);
    this.end = Number(node.dataset.end);
  }

  get name() {
    return this.node.querySelector("b").textContent;
  }

  get text() {
    return (this.folded ??= fold(this.words.textContent));
  }

  /** Where the marks are that the page came with. */
  get marks() {
    return (this.marked ??= [...this.words.querySelectorAll("mark")].map((mark) => {
      const before = new Range();
      before.setStart(this.words, 0);
      before.setEndBefore(mark);
      const start = before.toString().length;
      return [start, start + mark.textContent.length];
    }));
  }

  timeAt(offset) {
    return this.start + ((this.end - this.start) * offset) / (this.text.from.at(-1) || 1);
  }

  /** A range of the page for a place in the text, which marks may cut in pieces.
   *
   * A static one: each change of the page would cost time for each live range there is. */
  range(start, end) {
    const range = {};
    const pieces = document.createTreeWalker(this.words, NodeFilter.SHOW_TEXT);
    let at = 0;
    for (let piece; at < end && (piece = pieces.nextNode()); at += piece.length) {
      if (start >= at) [range.startContainer, range.startOffset] = [piece, start - at];
      if (end <= at + piece.length) [range.endContainer, range.endOffset] = [piece, end - at];
    }
    return new StaticRange(range);
  }
}

class Lane {
  constructor(node) {
    this.picture = node.querySelector("svg");
    this.speaker = this.picture.dataset.speaker;
    this.told = node.querySelector(".told");
    this.share = this.told.textContent;
  }

  /** Draw a tick at each place (0 to 1), at most a thousand, and tell how many there are. */
  draw(places, asked) {
    for (const tick of this.picture.querySelectorAll(".tick")) tick.remove();
    for (const place of new Set(places.map((share) => Math.round(share * 1000) / 10))) {
      const tick = document.createElementNS(this.picture.namespaceURI, "line");
      tick.setAttribute("class", "tick");
      for (const name of ["x1", "x2"]) tick.setAttribute(name, `${place}%`);
      tick.setAttribute("y2", "100%");
      this.picture.append(tick);
    }
    this.told.textContent = !asked ? this.share : places.length ? `×${places.length}` : "";
  }
}

const talks = [...document.querySelectorAll(".talk")].map((node) => {
  const talk = { duration: Number(node.dataset.duration), citation: node.dataset.citation };
  talk.turns = [...node.querySelectorAll(".turn")].map((turn) => new Turn(turn, talk));
  talk.frame = node.querySelector(".lanes");
  talk.lanes = [...node.querySelectorAll(".lane:has([data-speaker])")].map((lane) => new Lane(lane));
  return talk;
});
const turns = talks.flatMap((talk) => talk.turns);
const turnOf = new Map(turns.map((turn) => [turn.node.id, turn]));
const everybody = new Set(turns.map((turn) => turn.speaker));
const silenced = new Set(); // the speakers who are switched off

// --- finding -----------------------------------------------------------------------------------

const form = document.querySelector(".find");
const box = form.querySelector("input[type=search]");
const status = form.querySelector("output");
const onlyMatching = form.querySelector("input[type=checkbox]");
const MOST_MARKED = 5000; // nobody looks at more, and drawing them takes long

let matches = []; // { turn, start, end }
let current = -1; // at which of them we are

/** Find the words that are typed, or what was marked from the start if none are. */
function find() {
  const words = wordsOf(box.value);
  document.body.classList.toggle("finding", words.length > 0);
  const place = (turn) => (words.length ? placesOf(words, turn.text) : turn.marks);
  matches = turns
    .filter((turn) => !silenced.has(turn.speaker))
    .flatMap((turn) => place(turn).map(([start, end]) => ({ turn, start, end })));
  const hits = new Set(matches.map((match) => match.turn));
  for (const turn of turns) turn.node.classList.toggle("hit", hits.has(turn));
  onlyMatching.disabled = !hits.size;
  filter();
  highlight("found", words.length ? matches.slice(0, MOST_MARKED) : []);
  drawLanes(words.length > 0);
  goTo(-1);
}

function filter() {
  document.body.classList.toggle("matching", onlyMatching.checked && matches.length > 0);
  for (const turn of turns) turn.node.hidden = silenced.has(turn.speaker);
}

/** Mark some matches, where the browser can without changing the text. */
function highlight(name, some) {
  if (!globalThis.Highlight) return;
  const marked = new Highlight();
  for (const { turn, start, end } of some) marked.add(turn.range(start, end));
  CSS.highlights.set(name, marked);
}

function drawLanes(asked) {
  for (const talk of talks) {
    const places = new Map(talk.lanes.map((lane) => [lane.speaker, []]));
    for (const { turn, start } of matches) {
      if (turn.talk !== talk || !talk.duration) continue;
      places.get(turn.speaker)?.push(Math.min(1, turn.timeAt(start) / talk.duration));
    }
    talk.frame.classList.toggle("asked", matches.length > 0);
    for (const lane of talk.lanes) lane.draw(places.get(lane.speaker), asked);
  }
}

/** Go to one of the matches, or to none (-1), and say at which we are. */
function goTo(match) {
  matches[current]?.turn.node.classList.remove("here");
  current = match;
  highlight("here", match < 0 ? [] : [matches[match]]);
  const hits = new Set(matches.map(({ turn }) => turn)).size;
  const among = `${matches.length} in ${hits} ${hits === 1 ? "turn" : "turns"}`;
  if (!matches.length) status.textContent = box.value.trim() ? "nothing" : "";
  else status.textContent = match < 0 ? among : `${match + 1} of ${among}`;
  if (match < 0) return;
  const { turn, start, end } = matches[match];
  turn.node.classList.add("here");
  centre(turn.range(start, end));
}

/** Go to the next match, or with -1 to the one before; after the last comes the first. */
function step(by) {
  if (!matches.length) return;
  const first = by > 0 ? 0 : matches.length - 1;
  goTo(current < 0 ? first : (current + by + matches.length) % matches.length);
}

/** Scroll until a place is in the middle; again when what was not drawn yet has its height. */
function centre(place, again = 2) {
  const range = new Range();
  range.setStart(place.startContainer, place.startOffset);
  scrollBy(0, range.getBoundingClientRect().top - innerHeight / 2);
  if (again) requestAnimationFrame(() => centre(place, again - 1));
}

// --- speakers ----------------------------------------------------------------------------------

const switches = [...document.querySelectorAll("input[data-speaker]")];

function switchTo(speakers, on) {
  for (const speaker of speakers) {
    if (on) silenced.delete(speaker);
    else silenced.add(speaker);
  }
  for (const one of switches) {
    one.checked = !silenced.has(one.dataset.speaker);
    one.closest(".lane").classList.toggle("off", !one.checked);
  }
  find();
}

/** The turn of a lane's speaker that is nearest to a place on the screen. */
function turnAt(talk, lane, x) {
  const { left, width } = lane.picture.getBoundingClientRect();
  const time = ((x - left) / width) * talk.duration;
  const distance = (turn) => Math.max(turn.start - time, time - turn.end, 0);
  return talk.turns
    .filter((turn) => turn.speaker === lane.speaker)
    .reduce((best, turn) => (distance(turn) < distance(best) ? turn : best));
}

// --- going to a turn, and taking it along -------------------------------------------------------

const tools = document.getElementById("tools").content.firstElementChild;
const [copyLink, copyQuotation] = tools.querySelectorAll("button");

/** Put the tools beside the turn that the address names, and show it. */
function arrive() {
  const turn = turnOf.get(decodeURIComponent(location.hash.slice(1)));
  if (!turn) return;
  if (silenced.has(turn.speaker)) switchTo([turn.speaker], true);
  turn.node.querySelector(".who").append(tools);
  turn.node.scrollIntoView();
}

async function copy(button, textOf) {
  const label = button.textContent;
  const turn = turnOf.get(tools.closest(".turn").id);
  try {
    await navigator.clipboard.writeText(textOf(turn));
    button.textContent = "Copied";
  } catch {
    button.textContent = "The browser refuses";
  }
  setTimeout(() => (button.textContent = label), 2000);
}

function linkTo(turn) {
  return new URL(turn.node.querySelector(".who a").hash, location.href).href;
}

function quotation(turn) {
  const reference = turn.node.querySelector(".who a").title;
  const source = [turn.name, turn.talk.citation, reference].filter(Boolean).join(", ");
  return `${turn.words.textContent} — ${source}`;
}

function saveAsText() {
  const texts = turns.map((turn) => `${turn.name}: ${turn.words.textContent}\n`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([texts.join("\n")], { type: "text/plain" }));
  link.download = `${document.title}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}

// --- the wires ---------------------------------------------------------------------------------

box.addEventListener("input", find);
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    box.value = "";
    find();
  } else if (event.key === "Enter") {
    step(event.shiftKey ? -1 : 1);
  }
});
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector(".previous").addEventListener("click", () => step(-1));
form.querySelector(".next").addEventListener("click", () => step(1));
onlyMatching.addEventListener("change", filter);
for (const one of switches) {
  one.addEventListener("change", () => switchTo([one.dataset.speaker], one.checked));
}
for (const button of document.querySelectorAll("button[data-all]")) {
  button.addEventListener("click", () => switchTo(everybody, button.dataset.all === "on"));
}
for (const talk of talks) {
  for (const lane of talk.lanes) {
    lane.picture.addEventListener("click", (event) => {
      event.preventDefault();
      location.hash = turnAt(talk, lane, event.clientX).node.id;
    });
  }
}
copyLink.addEventListener("click", () => copy(copyLink, linkTo));
copyQuotation.addEventListener("click", () => copy(copyQuotation, quotation));
document.querySelector(".save").addEventListener("click", saveAsText);
addEventListener("hashchange", arrive);
// What is gone to stops below the bar, however high that is.
new ResizeObserver(() =>
  document.documentElement.style.setProperty("--head", `${form.offsetHeight}px`),
).observe(form);

for (const node of document.querySelectorAll("[data-script]")) node.hidden = false;
find();
arrive();
