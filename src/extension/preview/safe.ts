/** Answers hold words of other notes: nothing in them is HTML, and nothing is fetched for them. */
import type Token from 'markdown-it/lib/token.mjs';

/** Tokens of an answer with HTML and pictures as the text that they are written as, and without places of their own. */
export function withoutHtml(tokens: readonly Token[]): Token[] {
  for (const token of tokens) {
    token.map = null;
    if (token.attrs)
      token.attrs = token.attrs
        .filter(([name]) => name !== 'data-line')
        .map(([name, value]) => [
          name,
          name === 'class' ? value.replace(/(?:^|\s)code-line\b/g, '').trim() : value,
        ]);
    if (token.type === 'html_block' || token.type === 'html_inline' || token.type === 'image') asText(token);
    if (token.children) token.children = withoutHtml(token.children);
  }
  return [...tokens];
}

function asText(token: Token): void {
  if (token.type === 'image') token.content = `[${token.content}]`;
  token.type = 'text';
  token.tag = '';
  token.attrs = null;
  token.children = null;
}
