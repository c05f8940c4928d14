// A composite chronology as a person uses it: scroll.cjs CHROMIUM ADDRESS, with the cookie on standard input. Opens it, rolls on,
// jumps about and filters, and tells how long each was waited for (milliseconds until rows with words fill the screen), how long
// the browser was busy at most while it was scrolled, and how many rows it held at most; as JSON on one line.
const fs = require('node:fs');
const path = require('node:path');
const puppeteer = require(path.join(process.env.PRACTICEREVIEW_BENCH_NODE_MODULES, 'puppeteer-core'));

const [chromium, address] = process.argv.slice(2);
const [name, ...value] = fs.readFileSync(0, 'utf8').split('=');

// In the page: what is on the screen, and how to wait for it.
const tools = () => {
  window.frame = () => {
    const inside = document.querySelector('.composite__frame');
    return inside && inside.scrollHeight > inside.clientHeight + 1 ? inside : document.scrollingElement;
  };
  window.mostRows = 0;
  window.filled = () => {
    const rows = document.querySelectorAll('tr.event');
    window.mostRows = Math.max(window.mostRows, rows.length);
    const box = window.frame() === document.scrollingElement ? { top: 0, bottom: innerHeight } : window.frame().getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const seen = [...rows].map(row => [row, row.getBoundingClientRect()]).filter(([, at]) => at.bottom > top + 60 && at.top < bottom - 10);
    if (seen.length === 0 || seen.some(([row]) => row.classList.contains('event--coming'))) return false;
    // No hole above or below.
    return Math.min(...seen.map(([, at]) => at.top)) <= top + 140 && Math.max(...seen.map(([, at]) => at.bottom)) >= bottom - 140;
  };
  window.waitUntil = test => new Promise((resolve, reject) => {
    const began = performance.now();
    const look = () => test() ? resolve(performance.now() - began) : performance.now() - began > 20000 ? reject(new Error('Waited in vain: ' + document.querySelectorAll('tr.event').length + ' rows')) : requestAnimationFrame(look);
    look();
  });
  // From the moment of scrolling until the screen is full again, at the place that was scrolled to.
  window.scrollAndWait = to => {
    const frame = window.frame();
    const began = performance.now();
    frame.scrollTop = to;
    // Two frames at least: what stood there before must not be taken for what is asked for.
    return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() => window.waitUntil(window.filled)).then(() => performance.now() - began);
  };
  window.busiest = 0;
  new PerformanceObserver(list => { for (const task of list.getEntries()) window.busiest = Math.max(window.busiest, task.duration); }).observe({ type: 'longtask' });
};

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await browser.setCookie({ name: name.trim(), value: value.join('=').trim(), domain: new URL(address).hostname, path: '/', httpOnly: true });
    await page.evaluateOnNewDocument(() => {
      const look = () => document.querySelector('tr.event .event__words')?.getClientRects().length ? (window.firstRows = performance.now()) : requestAnimationFrame(look);
      requestAnimationFrame(look);
    });
    const opened = [], rolled = [], jumped = [], filtered = [];
    // The first opening of all warms up; nobody else has opened anything before it.
    for (let time = -2; time < 8; time++) {
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForFunction(() => window.firstRows, { polling: 10 });
      if (time >= 0) opened.push(await page.evaluate(() => window.firstRows));
    }
    await page.evaluate(tools);
    // Alive: the rows that were not drawn yet have a height, so there is something to scroll.
    await page.waitForFunction(() => window.frame().scrollHeight > 500000, { polling: 20, timeout: 30000 });
    await page.evaluate(() => window.waitUntil(window.filled));
    const height = await page.evaluate(() => window.frame().scrollHeight);
    await page.evaluate(() => window.scrollAndWait(30000));
    await page.evaluate(() => { window.busiest = 0; });
    for (let time = 0; time < 60; time++) rolled.push(await page.evaluate(to => window.scrollAndWait(to), 30000 + (time + 1) * 600));
    for (let time = 0; time < 40; time++) jumped.push(await page.evaluate(to => window.scrollAndWait(to), Math.floor(((time * 7919) % 997) / 997 * (height - 2000))));
    const busiest = await page.evaluate(() => window.busiest);
    let rows = await page.evaluate(() => window.mostRows);
    for (let time = 0; time < 10; time++) {
      await page.goto(address, { waitUntil: 'load' });
      await page.evaluate(tools);
      await page.waitForFunction(() => window.frame().scrollHeight > 500000, { polling: 20, timeout: 30000 });
      const before = await page.evaluate(() => document.querySelector('.composite-head p').textContent);
      await page.type('#words', 'Visit 1' + time);
      const began = Date.now();
      await page.click('.filters button[type=submit]');
      await page.waitForFunction(was => { const head = document.querySelector('.composite-head p'); return head && head.textContent !== was && document.querySelector('tr.event .event__words')?.getClientRects().length > 0; }, { polling: 10, timeout: 20000 }, before);
      filtered.push(Date.now() - began);
      rows = Math.max(rows, await page.evaluate(() => document.querySelectorAll('tr.event').length));
    }
    console.log(JSON.stringify({ opened, rolled, jumped, filtered, busiest, rows }));
  } finally {
    await browser.close();
  }
})().catch(problem => { console.error(problem); process.exit(1); });
