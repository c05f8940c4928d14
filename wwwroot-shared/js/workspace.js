// Stands in <head> without defer, so that the chosen theme is there before the first paint.
const root = document.documentElement;
const themes = ["auto", "light", "dark"];

function chosen() {
  try {
    const theme = localStorage.getItem("theme");
    return themes.includes(theme) ? theme : "auto";
  } catch {
    return "auto";
  }
}

root.dataset.theme = chosen();

// A sheet that goes by post is printed alone, without the address and the title that browsers print around a page.
document.addEventListener("click", event => {
  if (!event.target.closest?.("[data-print-sheet]")) return;
  const margins = new CSSStyleSheet();
  margins.replaceSync("@page { margin: 0 }");
  const title = document.title;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
  document.title = "A letter";
  addEventListener("afterprint", () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== margins);
    document.title = title;
  }, { once: true });
  print();
});

document.addEventListener("change", event => {
  const theme = event.target.closest?.("[data-themes]") && event.target.value;
  if (!themes.includes(theme)) return;
  root.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // the choice holds for this page only
  }
});

// A menu shows the theme in force when it opens, and closes on Escape or a click elsewhere.
document.addEventListener("toggle", event => {
  const radio = event.target.querySelector?.(`[data-themes] [value="${chosen()}"]`);
  if (radio) radio.checked = true;
}, true);

document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  // Links to a field or to the main part: with <base href="/"> a bare #id would leave the page.
  const link = event.target.closest?.('a[href*="#"]');
  if (link && link.dataset.to !== undefined) {
    const target = document.getElementById(link.dataset.to);
    if (target) {
      event.preventDefault();
      target.focus();
      target.scrollIntoView({ block: "center" });
    }
  }
  const again = event.target.closest?.("[data-again]");
  if (again) tryAgain(again.dataset.again === "reconnect");
});

async function tryAgain(reconnect) {
  if (reconnect && await window.Blazor?.reconnect?.().catch(() => false)) return;
  location.reload();
}

// The reconnecting message takes the focus while it is shown and gives it back afterwards.
addEventListener("DOMContentLoaded", () => {
  const modal = document.getElementById("components-reconnect-modal");
  if (!modal) return;
  let before;
  let timer;
  const shown = () => getComputedStyle(modal).display !== "none";
  new MutationObserver(() => {
    clearTimeout(timer);
    if (shown()) {
      // as long as the message itself waits before it appears
      timer = setTimeout(() => {
        if (!shown() || modal.contains(document.activeElement)) return;
        before = document.activeElement;
        modal.querySelector(".reconnect__card").focus();
      }, 1500);
    } else if (before) {
      before.focus();
      before = undefined;
    }
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });
});

// A page is drawn before it answers, and drawn anew when it does. What somebody types or chooses in between is put in again.
const early = new Map();
const isLive = () => document.querySelector("[data-live=true]") !== null;
const fields = () => [...document.querySelectorAll("main input:not([type=file]):not([type=hidden]), main select, main textarea")];

function noteEarly(event) {
  const place = isLive() ? -1 : fields().indexOf(event.target);
  if (place < 0) return;
  const field = event.target;
  early.set(place, { of: fields().length, id: field.id, name: field.name, type: field.type, value: field.value, checked: field.checked });
}

function placeEarly() {
  const now = fields();
  for (const place of [...early.keys()]) {
    const was = early.get(place);
    // Without a name of its own a field is known by its place, and only while the page has as many.
    const field = was.id ? document.getElementById(was.id) : now.length === was.of ? now[place] : undefined;
    if (!field || field.type !== was.type || field.name !== was.name) continue;
    early.delete(place);
    if (was.type === "checkbox" || was.type === "radio") {
      if (field.checked !== was.checked) field.click();
    } else if (field.value !== was.value) {
      field.value = was.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}

// Where the person was typing they go on, although a page that begins puts the focus on its heading.
function takeUp(id) {
  const back = () => document.getElementById(id)?.focus();
  const heading = event => event.target.matches("h1") && back();
  addEventListener("focusin", heading);
  setTimeout(() => removeEventListener("focusin", heading), 3000);
  back();
}

addEventListener("input", noteEarly, true);
addEventListener("change", noteEarly, true);
let focused;
addEventListener("focusin", event => {
  if (!isLive()) focused = event.target.id;
});

// Now, and not when the document is complete: that waits for the very script that makes the page answer.
const watch = new MutationObserver(() => {
  if (!isLive()) return;
  if (focused) takeUp(focused);
  focused = undefined;
  placeEarly();
  if (early.size === 0) watch.disconnect();
  // a field that the page no longer has is not waited for any longer
  else setTimeout(() => watch.disconnect(), 5000);
});
watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-live"] });

// A form with data-upload says how far its file has come, and refuses one that is too long before it is sent. Without
// this the browser posts the form by itself.
document.addEventListener("submit", event => {
  const form = event.target.closest?.("form[data-upload]");
  const file = form?.querySelector("input[type=file]")?.files[0];
  if (!file) return;
  event.preventDefault();
  const says = form.querySelector("[data-upload-says]");
  if (file.size > Number(form.dataset.upload)) {
    says.textContent = `The file is larger than ${Math.round(Number(form.dataset.upload) / 1048576)} MB. Send a smaller copy, or its parts one by one.`;
    return;
  }
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  let told = -1;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", sent => {
    // a listener to the page hears every quarter, not every packet
    const quarter = Math.floor((4 * sent.loaded) / sent.total);
    if (quarter === told) return;
    told = quarter;
    says.textContent = quarter < 4 ? `Uploading: ${25 * quarter} per cent` : "Uploaded. Reading every row…";
  });
  request.addEventListener("load", () => {
    if (request.status === 200) return location.assign(request.responseURL || location.href);
    button.disabled = false;
    says.textContent = request.responseText.length < 300 ? request.responseText : "The file could not be uploaded. Try again.";
  });
  request.addEventListener("error", () => {
    button.disabled = false;
    says.textContent = "The connection was lost. Nothing was taken: try again.";
  });
  request.send(new FormData(form));
});

// A form with data-within asks within the page: what is chosen stands in the address as if the browser had sent it, and nothing is
// loaded again. Before the page lives the browser sends it by itself.
document.addEventListener("submit", event => {
  const form = event.target.closest?.("form[data-within]");
  if (!form || !isLive() || !window.Blazor?.navigateTo) return;
  event.preventDefault();
  const asked = new URLSearchParams([...new FormData(form)].filter(field => typeof field[1] === "string" && field[1] !== ""));
  const query = asked.toString();
  window.Blazor.navigateTo(query === "" ? form.getAttribute("action") : `${form.getAttribute("action")}?${query}`);
});

// Keyboard shortcuts: never while somebody types, never with another key held, and not at all where they are switched off.
const leadsTo = { t: "/workspace", c: "/workspace/cases", b: "/workspace/board" };
let led = 0;

function useShortcuts() {
  try {
    return localStorage.getItem("shortcuts") !== "off";
  } catch {
    return true;
  }
}

function showShortcuts() {
  const list = document.getElementById("shortcuts");
  if (!list || list.open) return;
  list.querySelector("[data-shortcuts-on]").checked = useShortcuts();
  list.showModal();
}

document.addEventListener("keydown", event => {
  const typing = event.target.isContentEditable || event.target.closest?.("input, select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented) return;
  if (!useShortcuts() || document.querySelector("dialog[open]")) return;
  const to = event.timeStamp - led < 1500 ? leadsTo[event.key] : undefined;
  led = event.key === "g" ? event.timeStamp : 0;
  const search = event.key === "/" && document.querySelector("[data-shortcut-search]");
  if (to) {
    event.preventDefault();
    if (window.Blazor?.navigateTo) window.Blazor.navigateTo(to);
    else location.assign(to);
  } else if (search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "?") {
    event.preventDefault();
    showShortcuts();
  }
});

document.addEventListener("click", event => {
  if (event.target.closest?.("[data-shortcuts]")) showShortcuts();
  if (event.target.closest?.("[data-shortcuts-close]")) document.getElementById("shortcuts").close();
});

document.addEventListener("change", event => {
  if (!event.target.matches?.("[data-shortcuts-on]")) return;
  try {
    localStorage.setItem("shortcuts", event.target.checked ? "on" : "off");
  } catch {
    // without storage they stay as they are
  }
});

// In a long list of rows the arrow keys go from one row to the next. The list draws rows as they come into sight.
document.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = step && !event.defaultPrevented && event.target.closest?.("[data-rows] tr");
  if (!row || event.target.tagName !== "BUTTON") return;
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  const button = next?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
});
