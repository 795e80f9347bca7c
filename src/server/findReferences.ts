/**
 * References from elsewhere, asked for only at a user's word: a DOI at a service that speaks content negotiation
 * (https://citation.doi.org/docs.html), and Zotero on this machine, by Better BibTeX's JSON-RPC
 * (https://retorque.re/zotero-better-bibtex/exporting/json-rpc/) or else by Zotero's own local API (https://www.zotero.org/support/dev/web_api/v3/basics).
 */
import { shortCitation, plainText } from '../core/bibliography/index.js';
import type { CslItem } from '../core/bibliography/types.js';
import type { FindParams, FindResult } from '../protocol.js';

/** How long is waited for an answer, in milliseconds. */
const patience = 10_000;
/** No record is nearly as long, in characters. */
const longest = 2_000_000;
/** How many records Zotero is asked for. */
const most = 50;

export async function findReferences(params: FindParams): Promise<FindResult> {
  return 'doi' in params ? byDoi(params.doi, params.service) : inZotero(params.zotero, params.words);
}

async function byDoi(doi: string, service: string): Promise<FindResult> {
  const address = webAddress(
    `${service.replace(/\/*$/, '/')}${encodeURIComponent(doi).replace(/%2F/gi, '/')}`,
  );
  if (!address) return failed(`${service} is no web address; set corroborate.doiService to one`);
  try {
    const answer = await ask(address, { headers: { Accept: 'application/vnd.citationstyles.csl+json' } });
    if (answer.status === 404) return failed(`${address.host} knows no DOI ${doi}`);
    if (!answer.ok) return failed(`${address.host} answered with the error ${answer.status}`);
    const items = itemsIn(JSON.parse(answer.text));
    return items.length > 0
      ? { found: items.map(asFound) }
      : failed(`${address.host} gave no record of ${doi}`);
  } catch (error) {
    return failed(`${address.host} ${why(error)}`);
  }
}

async function inZotero(zotero: string, words: string): Promise<FindResult> {
  const address = webAddress(zotero);
  if (!address) return failed(`${zotero} is no web address; set corroborate.zoteroAddress to one`);
  try {
    const items = (await betterBibtex(address, words)) ?? (await localApi(address, words));
    return items
      ? { found: items.map(asFound) }
      : failed('Zotero answers, but lets no other program ask it; allow that in its settings under Advanced');
  } catch (error) {
    return failed(`Zotero ${why(error)}; start it, and try again`);
  }
}

/** Undefined where Better BibTeX is not installed. */
async function betterBibtex(zotero: URL, words: string): Promise<CslItem[] | undefined> {
  const answer = await ask(new URL('/better-bibtex/json-rpc', zotero), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'item.search', params: [words] }),
  });
  if (!answer.ok) return undefined;
  const { result } = JSON.parse(answer.text) as { result?: unknown };
  return result === undefined ? undefined : itemsIn(result).slice(0, most);
}

async function localApi(zotero: URL, words: string): Promise<CslItem[] | undefined> {
  const address = new URL('/api/users/0/items', zotero);
  address.search = new URLSearchParams({
    q: words,
    qmode: 'titleCreatorYear',
    itemType: '-attachment',
    format: 'csljson',
    limit: String(most),
  }).toString();
  const answer = await ask(address, { headers: { 'Zotero-API-Version': '3' } });
  return answer.ok ? itemsIn(JSON.parse(answer.text)) : undefined;
}

/** A list of records, one alone, or Zotero's `{ items: […] }`. Notes and attachments have no title that a reference could have. */
function itemsIn(value: unknown): CslItem[] {
  if (typeof value !== 'object' || value === null) return [];
  const list: unknown[] = Array.isArray(value)
    ? value
    : 'items' in value && Array.isArray(value.items)
      ? value.items
      : [value];
  return list.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return [];
    const item = each as CslItem;
    if (typeof item.title !== 'string' && !Array.isArray(item.author)) return [];
    return [item];
  });
}

const asFound = (item: CslItem): FindResult['found'][number] => ({
  label: shortCitation(item),
  detail: plainText(item.title),
  text: JSON.stringify([item]),
});

const failed = (failure: string): FindResult => ({ found: [], failure });

function webAddress(written: string): URL | undefined {
  try {
    const address = new URL(written);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address : undefined;
  } catch {
    return undefined;
  }
}

async function ask(
  address: URL,
  request: RequestInit,
): Promise<{ ok: boolean; status: number; text: string }> {
  const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(patience) });
  if (Number(answer.headers.get('content-length') ?? 0) > longest) throw new RangeError();
  const text = await answer.text();
  if (text.length > longest) throw new RangeError();
  return { ok: answer.ok, status: answer.status, text };
}

function why(error: unknown): string {
  if (error instanceof RangeError) return 'gave an answer that is too long for a record';
  if (error instanceof SyntaxError) return 'gave an answer that is not JSON';
  if (error instanceof Error && error.name === 'TimeoutError') return 'did not answer in time';
  return 'could not be reached';
}
