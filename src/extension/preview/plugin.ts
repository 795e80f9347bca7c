/**
 * What VS Code's Markdown preview is extended with. markdown-it is asked at once and answers at once: what the server has told of a note is
 * there already, or the note is shown as any other, until it is there.
 */
import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { dressed, Gate, shownChildren } from './dress.js';
import { copied } from './environment.js';
import type { ShownNote, Source } from './types.js';

/** What dresses a note, once it is loaded. */
export interface Dresser {
  dressed: typeof dressed;
  shownChildren: typeof shownChildren;
}

export interface PreviewSource {
  /** What is known of a note that is drawn with this text. Asking for it is how one hears of what is drawn. */
  shown(uri: string, text: string): ShownNote | undefined;
  dresser(): Dresser | undefined;
  failed(error: unknown): void;
}

/** Names of our tokens; the dressing's own. */
const ownHtml = 'corroborate_html';
const ownInline = 'corroborate_inline';

/** Extends a markdown-it. A text of which nothing is known comes out as it did before. */
export function extended(md: MarkdownIt, source: PreviewSource): MarkdownIt {
  const gate: Gate = {};
  const sources = new WeakMap<Token[], Source>();
  const drawn = new WeakMap<Token[], { note: ShownNote; tokens: Token[] }>();

  md.core.ruler.before('inline', 'corroborate_marks', (state) => gate.marks?.(state.tokens));
  md.renderer.rules[ownHtml] = (tokens, index) => tokens[index]?.content ?? '';
  md.renderer.rules[ownInline] = (tokens, index, options, env, self) => {
    const token = tokens[index];
    return token ? self.renderInline(source.dresser()?.shownChildren(token) ?? [], options, env) : '';
  };

  const parse = md.parse.bind(md);
  md.parse = (text, env: unknown) => {
    const given = copied(env);
    const tokens = parse(text, env);
    sources.set(tokens, { text, env: given });
    return tokens;
  };
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => render(dress(tokens, env), options, env);
  return md;

  function dress(tokens: Token[], env: unknown): Token[] {
    const uri = uriOf(env);
    const written = sources.get(tokens);
    if (uri === undefined || !written) return tokens;
    try {
      const note = source.shown(uri, written.text);
      const dresser = source.dresser();
      if (!note || !dresser) return tokens;
      const before = drawn.get(tokens);
      if (before?.note === note) return before.tokens;
      const made = dresser.dressed(md, gate, tokens, written, note);
      drawn.set(tokens, { note, tokens: made });
      return made;
    } catch (error) {
      // A mistake of ours must not take the preview with it.
      source.failed(error);
      return tokens;
    }
  }
}

/** The note that is drawn, as the preview tells it. */
function uriOf(env: unknown): string | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined;
  const { currentDocument } = env;
  return typeof currentDocument === 'object' && currentDocument !== null
    ? currentDocument.toString()
    : undefined;
}
