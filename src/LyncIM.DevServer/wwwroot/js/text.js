// Text that others have written: it is shown as text, never as markup, and cannot steer what stands around it.

import { textOfHtml } from './html.js';

/** Without control characters but tab and newline, and without characters that turn the direction of what follows. */
export function clean(text) {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

/** On one line. */
export const line = text => clean(String(text ?? '')).replace(/\s+/g, ' ').trim();

/** What percent signs stand for; the text as it is where they stand for nothing. */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The content type and the text of a data: URI (RFC 2397), in which a plus is a blank. */
function readDataUri(uri) {
  const comma = uri.indexOf(',');
  const [type, ...parameters] = uri.slice('data:'.length, comma).split(';');
  const data = uri.slice(comma + 1);
  const text = parameters.includes('base64')
    ? new TextDecoder().decode(Uint8Array.from(atob(data), letter => letter.charCodeAt(0)))
    : decode(data.replace(/\+/g, ' '));
  return { type: type.trim().toLowerCase(), text: text.replace(/\r?\n$/, '') };
}

/** What a message's link to its content says, as text; null where there is none. */
export function textOfLink(link) {
  if (!link?.href?.startsWith('data:'))
    return null;
  const { type, text } = readDataUri(link.href);
  return clean(type === 'text/html' ? textOfHtml(text) : text);
}

export const writeDataUri = text => `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;

/** kim@contoso.com of sip:Kim@contoso.com, or of the last part of a participant's address. */
export function addressOf(uri) {
  return line(decode(uri.split('/').pop())).replace(/^sip:/i, '').toLowerCase();
}

/** A full address of what somebody has typed. */
export function fullAddress(typed) {
  const address = typed.trim().replace(/^sip:/i, '').toLowerCase();
  return address.includes('@') ? address : `${address}@contoso.com`;
}

/** A reason of the server's in words. */
export function explain(reason) {
  const said = line(reason?.message);
  const code = [reason?.code, reason?.subcode].filter(Boolean).join('/');
  return said && code ? `${said} (${code})` : said || code || 'The server does not say why.';
}
