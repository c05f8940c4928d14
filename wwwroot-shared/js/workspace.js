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
