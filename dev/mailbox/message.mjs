// Reads the e-mails the portal sends: headers, encoded words, multipart bodies. Made for our own mail, not for all mail.

const decodeBytes = (bytes, charset) => {
  try {
    return new TextDecoder(charset || 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const quotedPrintable = (text) => Buffer.from(text
  .replace(/[ \t]+$/gm, '')
  .replace(/=\r?\n/g, '')
  .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

/** Header text with its encoded words (RFC 2047) made readable. */
export const decodeWords = (value) => value
  .replace(/(\?=)\s+(=\?)/g, '$1$2')
  // A character may be cut in two between words of one charset and encoding: join them before decoding.
  .replace(/(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+/gi, (run) => {
    const groups = [];
    for (const [, charset, encoding, text] of run.matchAll(/=\?([^?*\s]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi)) {
      const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replace(/_/g, '=20'));
      const last = groups.at(-1);
      if (last?.charset === charset.toLowerCase()) last.bytes.push(bytes);
      else groups.push({ charset: charset.toLowerCase(), bytes: [bytes] });
    }
    return groups.map((group) => decodeBytes(Buffer.concat(group.bytes), group.charset)).join('');
  });

/** Splits raw mail (a string in which each character is one byte) into headers, names in lower case, and body. */
const splitHeaders = (raw) => {
  const end = /\r?\n\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw;
  const headers = new Map();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) {
      const name = line.slice(0, colon).toLowerCase();
      if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return { headers, body: end ? raw.slice(end.index + end[0].length) : '' };
};

const parameter = (header, name) => {
  const extended = new RegExp(`;\\s*${name}\\*\\s*=\\s*([\\w-]*)'[^']*'([^;\\s]+)`, 'i').exec(header ?? '');
  if (extended) return decodeBytes(quotedPrintable(extended[2].replace(/%/g, '=')), extended[1]);
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header ?? '');
  return match ? match[1] ?? match[2] : '';
};

const bytesOf = (body, encoding) => {
  switch ((encoding ?? '').toLowerCase()) {
    case 'base64': return Buffer.from(body, 'base64');
    case 'quoted-printable': return quotedPrintable(body);
    default: return Buffer.from(body, 'latin1');
  }
};

// The parts of a body that are not themselves made of parts, in order. Depth is bounded: mail is not trusted.
const leaves = (raw, depth = 0) => {
  const { headers, body } = splitHeaders(raw);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (/^multipart\//i.test(type) && boundary && depth < 8) {
    // What stands before the first boundary and after the closing one is not part of the message.
    return `\n${body}`.split(`\n--${boundary}`).slice(1)
      .filter((part) => !part.startsWith('--'))
      .flatMap((part) => leaves(part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''), depth + 1));
  }
  return [{
    type: type.split(';')[0].trim().toLowerCase(),
    charset: parameter(type, 'charset'),
    name: decodeWords(parameter(headers.get('content-disposition'), 'filename') || parameter(type, 'name')),
    attached: /^attachment/i.test(headers.get('content-disposition') ?? ''),
    bytes: bytesOf(body, headers.get('content-transfer-encoding')),
  }];
};

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
const textOfHtml = (html) => html
  .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
  .replace(/<(br|\/p|\/div|\/h\d|\/li|\/tr)\b[^>]*>/gi, '\n')
  .replace(/<[^>]*>/g, '')
  .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name) => entities[name])
  .replace(/\n{3,}/g, '\n\n').trim();

/** One message as the pages and the tests see it. */
export const readMessage = (id, bytes) => {
  const raw = bytes.toString('latin1');
  const { headers } = splitHeaders(raw);
  // Headers may carry UTF-8 as it is (RFC 6532).
  const header = (name) => decodeWords(Buffer.from(headers.get(name) ?? '', 'latin1').toString('utf8'));
  const parts = leaves(raw.replace(/^(?:Mailbox-[^\n]*\n)*/, ''));
  const plain = parts.find((part) => part.type === 'text/plain' && !part.attached);
  const html = parts.find((part) => part.type === 'text/html' && !part.attached);
  return {
    id,
    receivedAt: header('mailbox-received-at'),
    from: header('mailbox-from'),
    to: header('mailbox-to').split(', ').filter(Boolean),
    sender: header('from'),
    subject: header('subject'),
    messageId: header('message-id'),
    text: plain ? decodeBytes(plain.bytes, plain.charset).replace(/\r\n/g, '\n')
      : html ? textOfHtml(decodeBytes(html.bytes, html.charset)) : '',
    attachments: parts.filter((part) => part !== plain && part !== html)
      .map((part) => ({ name: part.name || 'without a name', type: part.type, bytes: part.bytes.length })),
  };
};
