// A mailbox for demonstrations and tests: takes every e-mail by SMTP, keeps it as a file, shows it on a page.
// Listens on loopback only.
//   MAILBOX_SMTP_PORT, MAILBOX_WEB_PORT, MAILBOX_FOLDER
//   GET /messages.json   all messages, oldest first: id, from, to, subject, messageId, text, receivedAt
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readMessage } from './message.mjs';
import { listPage, messagePage, notFoundPage } from './pages.mjs';

const modules = process.env.PRACTICEREVIEW_NODE_MODULES;
const { SMTPServer } = await import(
  modules ? pathToFileURL(createRequire(`${modules}/any.js`).resolve('smtp-server')).href : 'smtp-server');

const setting = (name) => {
  const value = process.env[name];
  if (!value) {
    console.error(`The demonstration mailbox needs ${name}.`);
    process.exit(64);
  }
  return value;
};

const smtpPort = Number(setting('MAILBOX_SMTP_PORT'));
const webPort = Number(setting('MAILBOX_WEB_PORT'));
const folder = path.resolve(setting('MAILBOX_FOLDER'));
const css = readFileSync(new URL('./mailbox.css', import.meta.url));

mkdirSync(folder, { recursive: true, mode: 0o700 });
const messages = new Map();
for (const file of readdirSync(folder).sort()) {
  if (file.endsWith('.eml')) {
    const id = file.slice(0, -4);
    messages.set(id, readMessage(id, readFileSync(path.join(folder, file))));
  } else if (file.endsWith('.arriving')) {
    rmSync(path.join(folder, file)); // never acknowledged: its sender still has it
  }
}

const keep = (from, to, body) => {
  const receivedAt = new Date().toISOString();
  const id = `${receivedAt.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
  const envelope = `Mailbox-Received-At: ${receivedAt}\r\nMailbox-From: ${from}\r\nMailbox-To: ${to.join(', ')}\r\n`;
  const bytes = Buffer.concat([Buffer.from(envelope), body]);
  const file = path.join(folder, id);
  writeFileSync(`${file}.arriving`, bytes, { mode: 0o600 });
  renameSync(`${file}.arriving`, `${file}.eml`);
  messages.set(id, readMessage(id, bytes));
};

const smtp = new SMTPServer({
  name: 'localhost',
  banner: 'demonstration mailbox',
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: 25 * 1024 * 1024,
  onData(stream, session, done) {
    const pieces = [];
    stream.on('data', (piece) => { if (!stream.sizeExceeded) pieces.push(piece); });
    stream.on('end', () => {
      if (stream.sizeExceeded) {
        done(Object.assign(new Error('Message too large'), { responseCode: 552 }));
        return;
      }
      try {
        keep(session.envelope.mailFrom.address ?? '', session.envelope.rcptTo.map((one) => one.address), Buffer.concat(pieces));
        done(null, 'kept');
      } catch (problem) {
        console.error(`A message could not be kept: ${problem.code ?? problem.message}`);
        done(Object.assign(new Error('Could not be kept, try again later'), { responseCode: 451 }));
      }
    });
  },
});

const web = http.createServer((request, response) => {
  const answer = (status, type, body) => {
    response.writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const html = (status, body) => answer(status, 'text/html; charset=utf-8', body);
  // A page elsewhere that points its own name at this machine is not shown the post.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    answer(403, 'text/plain', 'This mailbox answers to localhost only.');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(405, 'text/plain', 'Only reading is possible here.');
    return;
  }
  const where = request.url.split('?')[0];
  if (where === '/') {
    html(200, listPage([...messages.values()].reverse()));
  } else if (where === '/messages.json') {
    answer(200, 'application/json; charset=utf-8', JSON.stringify([...messages.values()]));
  } else if (where === '/mailbox.css') {
    answer(200, 'text/css; charset=utf-8', css);
  } else if (where === '/alive') {
    answer(200, 'text/plain', 'alive');
  } else {
    const message = where.startsWith('/messages/') ? messages.get(where.slice('/messages/'.length)) : undefined;
    html(message ? 200 : 404, message ? messagePage(message) : notFoundPage());
  }
});

const taken = (port) => (problem) => {
  console.error(problem.code === 'EADDRINUSE' ? `Port ${port} is taken.` : problem.message);
  process.exit(1);
};
web.once('error', taken(webPort));
smtp.on('error', (problem) => (problem.code === 'EADDRINUSE' ? taken(smtpPort)(problem) : console.error(`SMTP: ${problem.code ?? problem.message}`)));
smtp.listen(smtpPort, '127.0.0.1', () => web.listen(webPort, '127.0.0.1', () =>
  console.log(`Demonstration mailbox ready at http://localhost:${webPort}, SMTP on port ${smtpPort}, ${messages.size} messages kept`)));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(0)); // every acknowledged message is already a whole file
}
if (process.env.MAILBOX_STOP_WITH_PARENT === '1') {
  // Whoever started us holds the other end of standard input; when they are gone, so are we.
  process.stdin.on('end', () => process.exit(0)).resume();
}
