// Reads the table of sign-ins that `demonstrate` prints and answers the list the demonstration provider wants.
// A row is a person when one of its cells is an e-mail address; the first cell is the name, the one after it the role.
import { readFileSync } from 'node:fs';

const people = new Map();
for (const line of readFileSync(0, 'utf8').split('\n')) {
  const cells = line.split(/\t|\s*[|│]\s*|\s{2,}/).map((cell) => cell.trim()).filter(Boolean);
  const email = cells.find((cell) => /^[^\s@]+@[^\s@]+$/.test(cell));
  if (!email || email === cells[0]) continue;
  const [name, role] = cells.filter((cell) => cell !== email);
  people.set(email, { sub: email, name, email, ...(role ? { role } : {}) });
}
if (people.size === 0) {
  console.error('No sign-ins were found in what the portal printed.');
  process.exit(1);
}
process.stdout.write(JSON.stringify([...people.values()], null, 2));
