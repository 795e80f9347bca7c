import { isUtf8 } from 'node:buffer';

export type Decoded =
  /** `guessed`: where a text that may be in another encoding first shows it. */
  | { text: string; guessed?: number }
  /** Why it is no text, as a sentence's end; and where in `around`, a rough reading of it. */
  | { reason: string; offset: number; around: string };

const utf8 = new TextDecoder('utf-8');
/** What windows-1252 has at 0x80 to 0x9f, where it differs from Latin-1. Some Nodes decode the one as the other. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The text of a file: UTF-8, or UTF-16 with a byte-order mark; the mark is not part of the text. Where `legacy` allows it, bytes that
 * are not UTF-8 are read as windows-1252, in which every byte is a character: bibliographies of old programs are written so.
 */
export function decode(bytes: Uint8Array, { legacy = false } = {}): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const zero = bytes.indexOf(0);
  if (zero >= 0) return { reason: 'it is not text: it holds a zero byte', offset: 0, around: '' };
  if (isUtf8(bytes)) return { text: utf8.decode(bytes) };
  if (legacy) {
    const text = decodeWindows1252(bytes);
    return { text, guessed: text.search(/[^\0-\x7f]/) };
  }
  const around = utf8.decode(bytes);
  return {
    reason: 'it is not UTF-8 from here on; save it with that encoding',
    offset: Math.max(0, around.indexOf('\uFFFD')),
    around,
  };
}

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
