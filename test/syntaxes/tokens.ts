/** Tokens as VS Code makes them: the same engine, a Markdown grammar as the base, ours injected. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';
import type { IGrammar } from 'vscode-textmate';

/** The editor's own grammars: what notes are to it without ours. */
const editors: Record<string, string> = {
  'text.html.markdown': 'markdown',
  'text.html.derivative': 'html-derivative',
  'text.html.basic': 'html',
  'text.html.markdown.math': 'md-math',
  'markdown.math.block': 'md-math-block',
  'markdown.math.inline': 'md-math-inline',
};
const fixture = (name: string): string => path.resolve(`test/fixtures/syntaxes/${name}.tmLanguage.json`);

interface Contribution {
  scopeName: string;
  path: string;
  injectTo?: string[];
}
/** Ours, as the editor is told of them. */
const ours = (
  JSON.parse(fs.readFileSync('package.json', 'utf8')) as { contributes: { grammars: Contribution[] } }
).contributes.grammars;
const injected = ours.filter(({ injectTo }) => injectTo?.includes('text.html.markdown'));

let ready: Promise<IGrammar> | undefined;

/** The editor's grammar of Markdown with that of math and ours injected. */
export function markdown(): Promise<IGrammar> {
  ready ??= load();
  return ready;
}

async function load(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(fs.readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const name = editors[scope];
      const file = name ? fixture(name) : ours.find(({ scopeName }) => scopeName === scope)?.path;
      return file ? textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file) : null;
    },
    getInjections: (scope) =>
      scope === 'text.html.markdown'
        ? ['markdown.math.block', 'markdown.math.inline', ...injected.map(({ scopeName }) => scopeName)]
        : undefined,
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (!grammar) throw new Error('the grammar of Markdown was not found');
  return grammar;
}

export interface Token {
  text: string;
  scopes: string[];
}

/** All tokens of a text. */
export function tokenise(grammar: IGrammar, text: string): Token[] {
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}

/** The innermost scope; of a relation the one that says which, within the one that themes colour. */
function meantBy(scopes: readonly string[]): string {
  const last = scopes.at(-1) ?? '';
  return /^markup\..*\.corroborate$/.test(last) ? (scopes.at(-2) ?? '') : last;
}

/**
 * What we colour, as `text → scope`: tokens whose innermost scope is one of ours, without the ending and without those that only
 * delimit or group.
 */
export async function coloured(text: string): Promise<string[]> {
  return tokenise(await markdown(), text).flatMap(({ text: word, scopes }) => {
    const scope = meantBy(scopes);
    if (!scope.endsWith('.corroborate') || /^(?:punctuation|meta)\./.test(scope)) return [];
    return [`${word} → ${scope.replace(/\.corroborate$/, '')}`];
  });
}

/** Our scope at an offset of a text, without the ending; undefined where we colour nothing. */
export async function colouredAt(text: string): Promise<(offset: number) => string | undefined> {
  const grammar = await markdown();
  const lines = text.split('\n');
  let stack = textmate.INITIAL;
  let start = 0;
  const spans = lines.flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const from = start;
    start += line.length + 1;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: from + startIndex,
      end: from + endIndex,
      scope: meantBy(scopes),
    }));
  });
  return (offset) => {
    const scope = spans.find((span) => span.start <= offset && offset < span.end)?.scope;
    return scope?.endsWith('.corroborate') ? scope.replace(/\.corroborate$/, '') : undefined;
  };
}
