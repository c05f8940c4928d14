// How long SheetJS takes merely to parse a workbook that is in memory: parse.cjs FILE TIMES, milliseconds on one line.
const fs = require('node:fs');
const path = require('node:path');
const XLSX = require(path.join(process.env.PRACTICEREVIEW_BENCH_NODE_MODULES, 'xlsx'));

const file = fs.readFileSync(process.argv[2]);
const taken = [];
for (let time = 0; time < Number(process.argv[3]); time++) {
  const start = performance.now();
  const rows = XLSX.read(file).Sheets.Chronology['!ref'];
  taken.push(performance.now() - start);
  if (!rows) throw new Error('SheetJS read no rows.');
}
console.log(taken.join(' '));
