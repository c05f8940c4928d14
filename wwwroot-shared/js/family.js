// Everything works without this file. It adds three things: leaving with the keyboard, keeping words while they are
// typed, and taking a page off the screen when nobody is there any more.

// What forms do at the last moment: it waits for nothing.
const parting = [];

// Esc or Shift three times within two seconds leaves. Leaving replaces this page, so that "back" doesn't return to it.
const leave = document.querySelector("[data-leave]");
if (leave) {
  let presses = [];
  let last;
  const go = () => {
    document.documentElement.hidden = true;
    for (const part of parting) {
      try {
        part();
      } catch {
        // whatever becomes of the words of one form: leaving never fails
      }
    }
    location.replace(leave.href);
  };
  addEventListener("keydown", event => {
    if (event.repeat) return;
    if (event.key !== "Shift" && event.key !== "Escape") {
      presses = [];
      return;
    }
    if (event.key !== last) presses = [];
    last = event.key;
    presses = [...presses.filter(at => event.timeStamp - at < 2000), event.timeStamp];
    if (presses.length === 3) go();
  });
  leave.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go();
  });
}

// A page taken out of the browser's memory by "back" is asked for again, so that a session that ended stays ended.
addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});

const keepers = [];

// A form with data-keep="address" posts what stands in it there, a second and a half after the last key, and says so
// in its [data-kept] element in the words of data-kept-yes and data-kept-no. With data-keep-if="name=value" only while that is chosen;
// when something else is chosen after that, this choice alone is posted once, so that what was kept is forgotten.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const says = form.querySelector("[data-kept]");
  const choice = (form.dataset.keepIf || "").split("=");
  let timer;
  let kept = read();
  let lies = wanted();
  let busy = false;

  function read() {
    const fields = [...new FormData(form)].filter(entry => typeof entry[1] === "string");
    return new URLSearchParams(wanted() ? fields : fields.filter(entry => entry[0] === choice[0] || entry[0] === "form")).toString();
  }

  function wanted() {
    return !choice[0] || new FormData(form).get(choice[0]) === choice[1];
  }

  async function keep() {
    clearTimeout(timer);
    const now = read();
    const chosen = wanted();
    if (busy || now === kept || (!lies && !chosen)) return;
    busy = true;
    lies = true;
    let done = false;
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST",
        credentials: "same-origin",
        redirect: "error",
        keepalive: now.length < 60000,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: now,
      });
      done = answer.ok;
    } catch {
      // no connection: the words still stand in the form, and the next key tries again
    }
    busy = false;
    if (done) {
      kept = now;
      lies = chosen;
    }
    if (says) says.textContent = done ? says.dataset.keptYes : says.dataset.keptNo;
    if (read() !== kept) timer = setTimeout(keep, done ? 1500 : 5000);
  }

  keepers.push(keep);
  parting.push(() => {
    clearTimeout(timer);
    const now = read();
    if (now === kept || (!lies && !wanted())) return;
    if (navigator.sendBeacon) {
      navigator.sendBeacon(form.dataset.keep, new Blob([now], { type: "application/x-www-form-urlencoded" }));
      kept = now;
    } else {
      keep();
    }
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
}

// A page of somebody's own names in data-ended where it goes after the seconds of data-idle without a key, a touch or the mouse: its words
// are kept, and it leaves the screen. Timers sleep with the device, so the clock is looked at again when the page is seen again, and
// before the first key counts. Pages of the same visit tell one another that somebody is there.
const ended = document.body.dataset.ended;
if (ended) {
  const idle = Number(document.body.dataset.idle) * 1000;
  const others = window.BroadcastChannel && new BroadcastChannel("visit");
  let last = Date.now();
  let told = 0;
  let over = false;
  let timer;

  async function look() {
    clearTimeout(timer);
    const left = last + idle - Date.now();
    if (left > 0) {
      timer = setTimeout(look, left);
      return;
    }
    if (over) return;
    over = true;
    document.documentElement.hidden = true;
    await Promise.race([Promise.all(keepers.map(keep => keep())), new Promise(done => setTimeout(done, 3000))]);
    location.replace(ended);
  }

  function here() {
    if (Date.now() - last >= idle) {
      look();
      return;
    }
    last = Date.now();
    if (!others || last - told < 5000) return;
    told = last;
    others.postMessage("here");
  }

  for (const sign of ["keydown", "input", "pointerdown", "pointermove", "wheel", "touchmove"]) addEventListener(sign, here, { passive: true, capture: true });
  if (others) others.onmessage = () => (last = Date.now());
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  look();
}
