export { completionsAt, completionTriggers } from './completion/completions.js';
export { resolveCompletion } from './completion/resolve.js';
export { countsLine, countUnits } from './counts.js';
export { definitionsAt } from './definition.js';
export { diagnosticsOf } from './diagnostics.js';
export { citationOf, hoverAt } from './hover.js';
export { lineStartsIn } from './lineStarts.js';
export { editorRange } from './places.js';
export { createSearch, type Search } from './search.js';
export { codeLenses, showClaimCommand } from './codeLenses.js';
export { documentLinks, resolveLink } from './documentLinks.js';
export { documentSymbols } from './documentSymbols.js';
export { foldingRanges } from './folding.js';
export { inlayHints } from './inlayHints.js';
export { referenceAt } from './referenceAt.js';
export { referencesAt } from './references.js';
export { relativePath } from './relativePath.js';
export { renameableAt, renameAt, type RenameResult } from './rename.js';
export { selectionRangeAt } from './selectionRanges.js';
export { workspaceSymbols } from './workspaceSymbols.js';
export { resolveAction } from './codeActions/askingActions.js';
export { codeActionsAt, fixAllKind } from './codeActions/codeActions.js';
export {
  blockAt,
  evidenceBlocks,
  writtenBlocks,
  type EvidenceBlock,
  type WrittenBlock,
} from './queries/blocks.js';
export { queryCompletions, type QueryCompletion } from './queries/completion.js';
export { queryHover } from './queries/hover.js';
export { blockCommands, blockLenses } from './queries/lenses.js';
export { problemsOfBlocks } from './queries/problems.js';
export { editSaved, type SavedChange, type SavedEdit } from './queries/editSaved.js';
export { answerOfBlock, freezeEdit, type BlockAnswer } from './queries/answer.js';
export { blockCompletionsAt, blockHoverAt } from './queries/inNotes.js';
export { createQuoteSearch, type QuoteHit, type QuoteSearch } from './queries/quoteSearch.js';
export * as writing from './writing/index.js';
