// What HTML says, as text. It is never given to the browser as HTML: nothing in it runs, is fetched or is complained about.

const blocks = new Set(['address', 'blockquote', 'div', 'dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'table', 'tr', 'ul']);
const cells = new Set(['td', 'th']);
const hidden = new Set(['iframe', 'noscript', 'script', 'style', 'template', 'title']);

/** The text of HTML, with a line for each block. */
export function textOfHtml(html) {
  const lower = html.toLowerCase();
  let text = '';
  let place = 0;
  while (place < html.length) {
    const start = html.indexOf('<', place);
    text += words(html.slice(place, start < 0 ? undefined : start));
    if (start < 0)
      break;
    const { name, isEnd, end } = readTag(lower, start);
    if (name === null)
      text += '&lt;';
    else if (blocks.has(name) && text && !text.endsWith('\n'))
      text += '\n';
    else if (name === 'br')
      text += '\n';
    else if (isEnd && cells.has(name))
      text += ' ';
    place = !isEnd && hidden.has(name) ? indexOr(lower, `</${name}`, end) : end;
  }
  return decodeEntities(text).replace(/ +\n/g, '\n').trim();
}

const words = text => text.replace(/\s+/g, ' ');

/** The tag at a place, or a comment, which has no name; the name is null where that < begins neither. */
function readTag(html, start) {
  if (html.startsWith('<!--', start))
    return { name: '', end: indexOr(html, '-->', start + 4) + 3 };
  const isEnd = html[start + 1] === '/';
  const [name] = /^[a-z][^\s/>]*|^[!?]|^/.exec(html.slice(start + (isEnd ? 2 : 1), start + 32));
  return name ? { name, isEnd, end: endOfTag(html, start + 1 + name.length) } : { name: null, end: start + 1 };
}

/** Where a tag ends: a > in the quotes of an attribute ends none. */
function endOfTag(html, start) {
  let quote = '';
  let before = '';
  for (let place = start; place < html.length; place++) {
    const letter = html[place];
    if (quote)
      quote = letter === quote ? '' : quote;
    else if (letter === '>')
      return place + 1;
    else if (before === '=' && (letter === '"' || letter === "'"))
      quote = letter;
    if (letter.trim())
      before = letter;
  }
  return html.length;
}

/** Where something is next; the end where it is not. */
function indexOr(html, wanted, start) {
  const place = html.indexOf(wanted, start);
  return place < 0 ? html.length : place;
}

/** What &amp; and the like stand for: there is no tag left in it. */
function decodeEntities(text) {
  return new DOMParser().parseFromString(`<pre>.${text}`, 'text/html').body.textContent.slice(1);
}
