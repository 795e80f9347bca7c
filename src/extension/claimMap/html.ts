/** The Claim Map's page: the one script and the one style sheet that are ours, and a policy that lets nothing else in. */

export interface PageParts {
  /** Where the webview serves files of the extension from. */
  source: string;
  script: string;
  style: string;
  /** Unguessable, new for each page. */
  nonce: string;
}

/** Each directive of the content security policy with what it admits. */
export function policy({ source, nonce }: Pick<PageParts, 'source' | 'nonce'>): string {
  const directives = {
    'default-src': `'none'`,
    'script-src': `'nonce-${nonce}'`,
    'style-src': source,
    'img-src': source,
    'font-src': source,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

export const page = (parts: PageParts): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy(parts)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${parts.style}" />
    <title>Claim Map</title>
  </head>
  <body>
    <div id="claim-map"></div>
    <script type="module" nonce="${parts.nonce}" src="${parts.script}"></script>
  </body>
</html>
`;
