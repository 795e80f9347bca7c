/** As much of citation-js (https://citation.js.org, 0.8) and citeproc (https://citeproc-js.readthedocs.io) as is used here. */
declare module '@citation-js/core' {
  interface ChainOptions {
    forceType: string;
    generateGraph: false;
  }
  interface BibtexConfig {
    constants: {
      defaultStrings: Record<string, string>;
      sentenceCaseLanguages: string[];
      commands: Record<string, string>;
    };
    parse: { sentenceCase: 'always' | 'english' | 'never' };
    format: { useIdAsLabel: boolean; checkLabel: boolean; asciiOnly: boolean };
  }
  export const plugins: {
    input: { chain(input: unknown, options: ChainOptions): Record<string, unknown>[] };
    output: { format(name: 'biblatex', items: unknown[]): string };
    config: { get(plugin: '@bibtex'): BibtexConfig };
  };
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';

declare module 'citeproc' {
  interface Sys {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): Record<string, unknown>;
  }
  interface Engine {
    opt: { development_extensions: { wrap_url_and_doi: boolean } };
    registry: { registry: Record<string, { disambig?: { year_suffix?: unknown } | undefined } | undefined> };
    tmp: { taintedItemIDs: Record<string, boolean> };
    /** With an empty list: forgets every item. */
    restoreProcessorState(citations: never[]): void;
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: string[]): string[];
    /** What stands in running text, of items that were entered. */
    makeCitationCluster(items: { id: string }[]): string;
    makeBibliography(page?: {
      page_start: string | true;
      page_length: number;
    }): false | [{ entry_ids: string[][]; bibliography_errors: { itemID: string }[] }, string[]];
  }
  const CSL: {
    debug: (message: string) => void;
    Engine: new (sys: Sys, style: string, language?: string, force?: boolean) => Engine;
  };
  export default CSL;
}
