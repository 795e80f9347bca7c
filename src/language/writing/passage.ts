/** Words that someone copied out of a paper, with what its reader wrote behind them: the page, and perhaps the citation key. */

export interface Passage {
  /** The words on one line, without quotation marks around them. */
  quote: string;
  /** As a citation writes it: "p. 12". */
  locator?: string;
  citekey?: string;
}

const marks: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»', '‘': '’' };
/** "p. 12", "pp. 33–35", "S. 4" are written in as many ways as there are languages; only those that citations know are taken. */
const place = String.raw`(?:pp?\.?|pages?|sec\.|ch\.|fig\.|tbl\.|para\.)[ \t]*\d[\d–—-]*(?:,[ \t]*\d[\d–—-]*)*`;
/** `[@key, p. 12]`, as Pandoc and Better BibTeX write it. */
const citation = new RegExp(
  String.raw`\s*\[@(?:\{([^{}\s]{1,200})\}|([^\s,;\]{}]{1,200}))(?:,?[ \t]*([^\[\];]{1,80}))?\]\s*[.]?\s*$`,
  'u',
);
/** `(Bovaird, 2007, p. 12)`, `(p. 12)`, and Zotero's `([Bovaird, 2007, p. 12](zotero://…)) ([pdf](zotero://…))`. */
const parenthesis = new RegExp(
  String.raw`\s*\(\[?(?:[^()\[\]]{0,200}[,;][ \t]*)?(${place})\]?(?:\([^()\s]{0,400}\))?\)(?:\s*\(\[[^\[\]]{1,20}\]\([^()\s]{0,400}\)\))?\s*$`,
  'iu',
);

/** The most of a text that is looked through for what stands behind the words. */
const longestTail = 1500;

export function passageOf(text: string): Passage {
  const whole = text.trim();
  const tail = whole.slice(-longestTail);
  const cited = citation.exec(tail);
  const paged = cited ? null : parenthesis.exec(tail);
  const behind = cited ?? paged;
  // Words of which nothing would be left are the words themselves.
  const isBehind = behind !== null && behind[0].length < whole.length;
  const words = isBehind ? whole.slice(0, whole.length - behind[0].length) : whole;
  const citekey = isBehind ? (cited?.[1] ?? cited?.[2]) : undefined;
  const locator = isBehind ? (cited?.[3] ?? paged?.[1])?.trim() : undefined;
  return {
    quote: unquoted(onOneLine(words)),
    ...(locator && { locator }),
    ...(citekey !== undefined && { citekey }),
  };
}

/** Lines of a copied column joined; a hyphen at a line's end stays, since nobody can say whether it belongs to the word. */
const onOneLine = (text: string): string =>
  text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)+/, '').trim())
    .join('\n')
    .replace(/(\p{L}-)\n(?=\p{L})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();

function unquoted(text: string): string {
  const close = marks[text.charAt(0)];
  if (close === undefined || text.length < 3 || !text.endsWith(close)) return text;
  const inner = text.slice(1, -1);
  return inner.includes(close) || inner.includes(text.charAt(0)) ? text : inner.trim();
}

/** The words in the first quotation marks that do not occur in them; where all do, inner ones become single. */
export function quoted(words: string): string {
  for (const [open, close] of [
    ['"', '"'],
    ['“', '”'],
    ['«', '»'],
  ] as const) {
    if (!words.includes(open) && !words.includes(close)) return `${open}${words}${close}`;
  }
  return `"${words.replace(/["“”]/g, "'")}"`;
}
