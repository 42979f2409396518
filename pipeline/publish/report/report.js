// The report's behaviour: views by address, findings, indicators, claims and documents, each drawn when it is opened.
// Text from documents is only ever set as text, never as markup.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const claims = data.claims, documents = data.documents;
const claimAt = new Map(claims.map((claim, index) => [claim.id, index]));
const PAGE = 100;
const $ = (id) => document.getElementById(id);

function node(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name in made && name !== "list") made[name] = value; else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
const link = (claim, text) => node("a", { href: "#claim-" + claim.id }, text);
const shown = (value) => value === null || value === undefined ? "" : typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 6 }) : String(value);
const period = (claim) => claim.from && claim.to ? (claim.from === claim.to ? claim.to : claim.from + " to " + claim.to) : claim.to ? "until " + claim.to : claim.from ? "from " + claim.from : "";

function quoted(claim) {
  const quote = node("blockquote");
  const at = claim.offset;
  if (at >= 0) quote.append(claim.sentence.slice(0, at), node("mark", {}, claim.text), claim.sentence.slice(at + claim.text.length));
  else quote.append(claim.sentence);
  const source = documents[claim.document];
  quote.append(node("div", {}, link(claim, source.title || source.id), source.published ? ", " + source.published : ""));
  return quote;
}

// ---- findings
function drawFindings() {
  const list = $("finding-list");
  if (list.childElementCount) return;
  if (!data.findings.length) list.append(node("p", {}, "Nothing was found that does not go together."));
  for (const finding of data.findings) {
    list.append(node("article", { id: "finding-" + finding.id, className: finding.review ? "settled" : "" },
      node("h3", {}, node("span", { className: "severity " + finding.severity }, finding.severity), " ", finding.kind.replaceAll("_", " ")),
      node("p", {}, finding.message), finding.review ? node("p", {}, "Review: " + finding.review) : null,
      ...finding.claims.filter((id) => claimAt.has(id)).map((id) => quoted(claims[claimAt.get(id)]))));
  }
}

// ---- indicators
let vegaReady = false;
function vega() {
  if (!vegaReady) { document.head.append(node("script", { text: $("vega").textContent, type: "module" })); vegaReady = true; }
  return new Promise((resolve) => { (function wait() { window.vegaEmbed ? resolve(window.vegaEmbed) : setTimeout(wait, 20); })(); });
}
async function drawChart(box, indicator) {
  const embed = await vega();
  const result = await embed(box, indicator.spec, { actions: false, renderer: indicator.claims.length > 1000 ? "canvas" : "svg" });
  result.view.addEventListener("click", (event, item) => { if (item && item.datum && item.datum.claim_id) location.hash = "claim-" + item.datum.claim_id; });
  box.dataset.drawn = "yes";
}
function drawIndicators() {
  const list = $("indicator-list");
  if (list.childElementCount) return;
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { watch.unobserve(entry.target); drawChart(entry.target, data.indicators[entry.target.dataset.indicator]); }
  }, { rootMargin: "200px" });
  data.indicators.forEach((indicator, index) => {
    const chart = node("div", { className: "chart", role: "img", "aria-label": "Chart: " + indicator.label + "; its figures are in the table below" });
    chart.dataset.indicator = index;
    const body = node("tbody");
    const table = node("details", {}, node("summary", {}, indicator.claims.length + " figures"), node("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Figures: " + indicator.label },
      node("table", {}, node("thead", {}, node("tr", {}, ...["figure", "value", "unit", "subject", "when", "status", "document"].map((name) => node("th", { scope: "col" }, name)))), body)));
    table.addEventListener("toggle", () => {
      if (body.childElementCount) return;
      for (const id of indicator.claims) {
        const claim = claims[claimAt.get(id)];
        body.append(node("tr", {}, node("td", {}, link(claim, claim.text)), node("td", { className: "number" }, shown(claim.value)), node("td", {}, claim.unit), node("td", {}, shown(claim.subject)), node("td", {}, period(claim)), node("td", {}, claim.status), node("td", {}, shown(documents[claim.document].title || documents[claim.document].id))));
      }
    });
    list.append(node("article", { id: "indicator-" + indicator.id }, node("h3", {}, indicator.label), node("p", {}, indicator.description + (indicator.series ? " (" + indicator.series + ")" : "")),
      indicator.spec ? chart : node("p", {}, "None of its figures has a date, so there is no chart."), table));
    if (indicator.spec) watch.observe(chart);
  });
}

// ---- claims
const COLUMNS = [["text", "figure"], ["value", "value"], ["unit", "unit"], ["object", "object"], ["subject", "subject"], ["when", "when"], ["status", "status"], ["indicator", "indicator"], ["sentence", "sentence"]];
const state = { rows: [], page: 0, by: null, down: false };
const sortKey = (claim, by) => by === "when" ? (claim.to || claim.from || "") : claim[by];
function options(id, values) {
  $(id).append(node("option", { value: "" }, "all"), ...values.map((value) => node("option", { value: String(value) }, String(value))));
}
function distinct(values) { return [...new Set(values.filter((value) => value !== null && value !== ""))].sort((a, b) => typeof a === "number" ? a - b : a.localeCompare(b)); }
function drawClaims() {
  if ($("f-status").childElementCount) return;
  options("f-indicator", distinct(claims.map((claim) => claim.indicator)));
  options("f-subject", distinct(claims.map((claim) => claim.subject)));
  options("f-year", distinct(claims.map((claim) => claim.year)));
  options("f-status", distinct(claims.map((claim) => claim.status)));
  const head = document.querySelector("#claim-table thead tr");
  for (const [name, title] of COLUMNS) {
    const button = node("button", { type: "button" }, title);
    const cell = node("th", { scope: "col" }, button);
    button.addEventListener("click", () => { state.down = state.by === name && !state.down; state.by = name; state.page = 0;
      for (const other of head.children) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", state.down ? "descending" : "ascending"); filter(); });
    head.append(cell);
  }
  for (const event of ["input", "change"]) $("filters").addEventListener(event, () => { state.page = 0; filter(); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => setTimeout(() => { state.page = 0; filter(); }));
  $("previous").addEventListener("click", () => { state.page -= 1; page(); });
  $("next").addEventListener("click", () => { state.page += 1; page(); });
  $("download").addEventListener("click", download);
  filter();
}
function filter() {
  const words = $("f-text").value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = ["indicator", "subject", "year", "status"].map((name) => [name, $("f-" + name).value]).filter(([, value]) => value);
  state.rows = claims.filter((claim) => wanted.every(([name, value]) => String(claim[name]) === value) && words.every((word) => claim.search.includes(word)));
  if (state.by) {
    const sign = state.down ? -1 : 1;
    state.rows.sort((a, b) => { const x = sortKey(a, state.by), y = sortKey(b, state.by);
      if (x === null || x === "") return y === null || y === "" ? 0 : 1; if (y === null || y === "") return -1;
      return sign * (typeof x === "number" ? x - y : String(x).localeCompare(String(y))); });
  }
  page();
}
function page() {
  const pages = Math.max(1, Math.ceil(state.rows.length / PAGE));
  const rows = state.rows.slice(state.page * PAGE, (state.page + 1) * PAGE).map((claim) => node("tr", {},
    node("td", {}, link(claim, claim.text)), node("td", { className: "number" }, shown(claim.value)), node("td", {}, claim.unit), node("td", {}, shown(claim.object)), node("td", {}, shown(claim.subject)),
    node("td", {}, period(claim)), node("td", {}, claim.status), node("td", {}, claim.indicator ? node("a", { href: "#indicator-" + claim.indicator }, claim.indicator.replaceAll("_", " ")) : ""), node("td", { className: "sentence" }, claim.sentence)));
  document.querySelector("#claim-table tbody").replaceChildren(...rows);
  $("claim-count").textContent = state.rows.length.toLocaleString("en") + " of " + claims.length.toLocaleString("en") + " claims";
  $("page").textContent = "page " + (state.page + 1) + " of " + pages;
  $("previous").disabled = state.page === 0; $("next").disabled = state.page + 1 >= pages;
}
function download() {
  const names = ["claim_id", "document", "text", "value", "unit", "object", "subject", "period_start", "period_end", "status", "indicator", "context"];
  // A cell that a spreadsheet would run as a formula gets an apostrophe.
  const cell = (value) => { let text = value === null || value === undefined ? "" : String(value); if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = "'" + text; return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text; };
  const lines = state.rows.map((claim) => [claim.id, documents[claim.document].id, claim.text, claim.value, claim.unit, claim.object, claim.subject, claim.from, claim.to, claim.status, claim.indicator, claim.sentence].map(cell).join(","));
  const address = URL.createObjectURL(new Blob([[names.join(","), ...lines, ""].join("\n")], { type: "text/csv" }));
  node("a", { href: address, download: "claims.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// ---- documents
function drawDocuments() {
  const body = document.querySelector("#document-table tbody");
  if (body.childElementCount) return;
  documents.forEach((source, index) => body.append(node("tr", {}, node("th", { scope: "row" }, source.text ? node("a", { href: "#document-" + index }, source.title || source.id) : source.id), node("td", {}, shown(source.published)), node("td", {}, shown(source.actor)), node("td", { className: "number" }, String(source.claims)), node("td", {}, source.error || source.outcome))));
}
let open = null;
function drawDocument(index) {
  const rejected = $("show-rejected").checked;
  if (open === index + ":" + rejected) return;
  open = index + ":" + rejected;
  const source = documents[index];
  $("h-document").textContent = source.title || source.id;
  $("document-facts").textContent = [source.publisher, source.published, source.id].filter(Boolean).join(", ");
  const marks = claims.filter((claim) => claim.document === index).map((claim) => [claim.start, claim.end, claim]);
  if (rejected) marks.push(...source.rejected.map(([start, end, reason]) => [start, end, reason]));
  marks.sort((a, b) => a[0] - b[0]);
  // Offsets count code points, strings of JavaScript count UTF-16 units.
  const wide = /[\u{10000}-\u{10FFFF}]/u.test(source.text) ? Array.from(source.text) : null;
  const cut = (start, end) => wide ? wide.slice(start, end).join("") : source.text.slice(start, end);
  const pieces = []; let at = 0;
  for (const [start, end, what] of marks) {
    if (start < at) continue;
    pieces.push(cut(at, start));
    pieces.push(typeof what === "string" ? node("span", { className: "rejected", title: what }, cut(start, end), node("small", {}, " [" + what + "]"))
      : node("a", { className: "claim " + what.status, href: "#claim-" + what.id, id: "at-" + what.id, title: what.status }, cut(start, end)));
    at = end;
  }
  pieces.push(cut(at));
  $("document-text").replaceChildren(...pieces);
}
function choose(claim) {
  drawDocument(claim.document);
  document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
  const at = $("at-" + claim.id);
  if (at) { at.classList.add("chosen"); at.scrollIntoView({ block: "center" }); at.focus({ preventScroll: true }); }
  const facts = [["value", shown(claim.value)], ["words", claim.relation.replaceAll("_", " ")], ["unit", claim.unit], ["object", claim.object], ["subject", claim.subject], ["when", period(claim)], ["status", claim.status], ["section", claim.section]];
  const list = node("dl");
  for (const [name, value] of facts) if (value) list.append(node("dt", {}, name), node("dd", {}, value));
  const found = data.findings.filter((finding) => finding.claims.includes(claim.id));
  $("detail").replaceChildren(node("h3", {}, claim.text), list,
    claim.indicator ? node("p", {}, "Series: ", node("a", { href: "#indicator-" + claim.indicator }, claim.indicator.replaceAll("_", " "))) : "",
    ...found.map((finding) => node("p", {}, node("a", { href: "#finding-" + finding.id }, finding.severity + ": " + finding.kind.replaceAll("_", " ")))),
    node("p", {}, node("a", { href: "#claim-" + claim.id }, "Address of this claim")));
}

// ---- addresses
const DRAW = { overview() {}, findings: drawFindings, indicators: drawIndicators, claims: drawClaims, documents: drawDocuments, document() {} };
function show(view) {
  for (const section of document.querySelectorAll("section[data-view]")) section.hidden = section.dataset.view !== view;
  const current = view === "document" ? "documents" : view;
  for (const one of document.querySelectorAll("nav a")) one.hash === "#" + current ? one.setAttribute("aria-current", "page") : one.removeAttribute("aria-current");
  DRAW[view]();
}
function go() {
  let hash = location.hash.slice(1);
  try { hash = decodeURIComponent(hash); } catch { hash = ""; } // a damaged address opens the overview
  const [, kind, rest] = /^(claim|finding|indicator|document)-(.+)$/s.exec(hash) || [];
  if (kind === "claim" && claimAt.has(rest)) { show("document"); choose(claims[claimAt.get(rest)]); }
  else if (kind === "document" && /^\d+$/.test(rest) && documents[rest]) { show("document"); drawDocument(Number(rest)); window.scrollTo(0, 0); $("h-document").focus(); }
  else if (kind === "finding" || kind === "indicator") { show(kind + "s"); const at = $(hash); if (at) at.scrollIntoView(); }
  else if (hash !== "main") show(Object.hasOwn(DRAW, hash) && hash !== "document" ? hash : "overview");
}
for (const claim of claims) claim.search = [claim.text, claim.object, claim.subject, claim.indicator, claim.sentence].join(" ").toLowerCase();
$("show-rejected").addEventListener("change", () => { if (open !== null) drawDocument(Number(open.split(":")[0])); });
window.addEventListener("hashchange", go);
go();
