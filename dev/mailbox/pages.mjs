// The mailbox's pages. Every value that goes into one is escaped here.
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const layout = (title, body) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Demonstration mailbox</title>
<link rel="stylesheet" href="/mailbox.css">
</head>
<body>
<main>
<p class="banner"><strong>Demonstration only.</strong> What the portal sends arrives here and goes nowhere else.</p>
${body}
</main>
</body>
</html>`;

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/London' });
const time = (iso) => `<time datetime="${escape(iso)}">${escape(iso ? moment.format(new Date(iso)) : '')}</time>`;
const subject = (message) => message.subject || 'Without a subject';

export const listPage = (messages) => layout('Messages', `
<h1>Messages</h1>
<p class="bar"><span>${messages.length === 1 ? '1 message' : `${messages.length} messages`}, newest first</span> <a href="/">Look again</a></p>
${messages.length === 0 ? '<p class="empty">Nothing has arrived yet. The portal sends what is due within a minute or so.</p>' : `
<ol class="messages">
${messages.map((message) => `<li><a href="/messages/${escape(message.id)}">
<span class="subject" dir="auto">${escape(subject(message))}</span></a>
<span class="detail">To <bdi>${escape(message.to.join(', '))}</bdi></span>
<span class="detail">${time(message.receivedAt)}</span></li>`).join('\n')}
</ol>`}`);

// Addresses of web pages become links; the text around them, and the addresses themselves, are escaped piece by piece.
const withLinks = (text) => text.split(/(https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?])/).map((piece, index) =>
  index % 2 === 1 ? `<a href="${escape(piece)}" rel="noreferrer"><bdi>${escape(piece)}</bdi></a>` : escape(piece)).join('');

export const messagePage = (message) => layout(subject(message), `
<nav aria-label="Back"><a href="/">All messages</a></nav>
<h1 dir="auto">${escape(subject(message))}</h1>
<dl>
<div><dt>From</dt><dd><bdi>${escape(message.sender || message.from)}</bdi></dd></div>
<div><dt>To</dt><dd><bdi>${escape(message.to.join(', '))}</bdi></dd></div>
<div><dt>Arrived</dt><dd>${time(message.receivedAt)}</dd></div>
<div><dt>Message number</dt><dd><bdi>${escape(message.messageId || 'none')}</bdi></dd></div>
</dl>
<div class="text">
${message.text.trim().split(/\n{2,}/).map((paragraph) => `<p dir="auto">${withLinks(paragraph)}</p>`).join('\n')}
</div>
${message.attachments.length === 0 ? '' : `<h2>Attached</h2>
<ul>
${message.attachments.map((one) => `<li><bdi>${escape(one.name)}</bdi> (${escape(one.type)}, ${escape(one.bytes)} bytes)</li>`).join('\n')}
</ul>`}`);

export const notFoundPage = () => layout('Not found', `
<h1>There is no such message</h1>
<p>The mailbox may have been emptied. <a href="/">See what is there now</a>.</p>`);
