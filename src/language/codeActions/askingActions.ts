/** Refactorings that need more than the note: another note's text, found when the action is chosen, or an answer, asked for by a command. */
import { CodeActionKind, type CodeAction, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Claim, EvidenceBase, FileName } from '../../core/base/types.js';
import { decoded } from '../../core/decoded.js';
import type { Note } from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import { lineStartsIn } from '../lineStarts.js';
import { regionAt, startOfLine } from '../lines.js';
import { shortened } from '../markdown.js';
import { editorRange } from '../places.js';
import type { Search } from '../search.js';
import { addEvidence, sourceOfPassage } from '../writing/addEvidence.js';
import { extractableAt, extractEvidence } from '../writing/extractEvidence.js';
import { moveClaim } from '../writing/moveClaim.js';
import type { Outcome, Written } from '../writing/types.js';
import { touchesCarrier } from './refactorings.js';

/** Names of the commands, as the extension registers them. */
const addEvidenceCommand = 'corroborate.addEvidence';
const moveClaimCommand = 'corroborate.moveClaim';

/** What `resolveAction` needs. */
interface AllData {
  /** `length` is that of the text that the selection is of. */
  evidence: { file: FileName; claim: string; start: number; end: number; length: number };
  extract: { file: FileName; offset: number };
  move: { claim: string; to: FileName };
}
type ActionData = { [Of in keyof AllData]: Pick<AllData, Of> }[keyof AllData];

/** As many claims or notes as can be looked through in a menu. */
const mostOffered = 3;

/** Those of the kinds that are wanted; none reads a note anew before it is chosen. */
export function askingActions(
  base: EvidenceBase,
  file: FileName,
  note: Note,
  text: string,
  range: Range,
  means: { search?: Search; commands?: boolean },
  wants: (kind: string) => boolean,
): CodeAction[] {
  const [rewrites, moves] = [wants(CodeActionKind.RefactorRewrite), wants(CodeActionKind.RefactorMove)];
  if (!rewrites && !moves) return [];
  if (regionAt(text, startOfLine(text, range.start)) !== 'prose') return [];
  const isEmpty = text.slice(range.start, range.end).trim() === '';
  return [
    ...(rewrites && !isEmpty ? evidenceActions(base, file, note, text, range, means) : []),
    ...(moves ? extractActions(base, file, note, range) : []),
    ...(moves ? moveActions(base, file, note, range, means.commands === true) : []),
  ];
}

/** The selection as evidence: for the claim around it and those most like its words; for any other by the command. */
function evidenceActions(
  base: EvidenceBase,
  file: FileName,
  note: Note,
  text: string,
  selection: Range,
  { search, commands }: { search?: Search; commands?: boolean },
): CodeAction[] {
  if (note.evidence.some(({ range }) => range.start < selection.end && selection.start < range.end))
    return [];
  const citekey = sourceOfPassage(base, { file, text, selection });
  const around = base.at(file, selection.start).claim;
  const words = text.slice(selection.start, selection.end).slice(0, 300);
  const keys = [
    ...(around === undefined ? [] : [around]),
    ...(search?.claimIndex.search(words, mostOffered).map(({ key }) => key) ?? []),
  ];
  const actions: CodeAction[] = [];
  for (const key of citekey === undefined ? [] : new Set(keys)) {
    const claim = base.claim(key);
    if (!claim || claim.id === null || actions.length === mostOffered) continue;
    const { start, end } = selection;
    actions.push({
      title: `Make the selection evidence for #${claim.id}`,
      kind: CodeActionKind.RefactorRewrite,
      data: { evidence: { file, claim: key, start, end, length: text.length } } satisfies ActionData,
    });
  }
  if (commands)
    actions.push({
      title: 'Make the selection evidence for a claim…',
      kind: CodeActionKind.RefactorRewrite,
      command: { title: 'Add Evidence for Claim…', command: addEvidenceCommand },
    });
  return actions;
}

function extractActions(base: EvidenceBase, file: FileName, note: Note, { start }: Range): CodeAction[] {
  const found = extractableAt(base, file, note, start);
  if (!found) return [];
  return [
    {
      title: `Move this evidence to the note of @${found.citekey}`,
      kind: CodeActionKind.RefactorMove,
      data: { extract: { file, offset: start } } satisfies ActionData,
    },
  ];
}

/** The claim at the cursor to the notes with most claims; to any other by the command. */
function moveActions(
  base: EvidenceBase,
  file: FileName,
  note: Note,
  range: Range,
  commands: boolean,
): CodeAction[] {
  const annotation = note.claims.find((claim) => touchesCarrier(claim, range));
  const claim: Claim | undefined =
    annotation && base.claimsIn(file).find((one) => one.range.start === annotation.range.start);
  if (!claim) return [];
  const others: { name: FileName; claims: number }[] = [];
  for (const [name, claims] of base.claimCounts())
    if (name !== file && claims > 0) others.push({ name, claims });
  others.sort((a, b) => b.claims - a.claims);
  const what = `“${shortened(claim.text, 40)}”`;
  return [
    ...others.slice(0, mostOffered).map(({ name }) => ({
      title: `Move ${what} to ${decoded(name.slice(name.lastIndexOf('/') + 1))}`,
      kind: CodeActionKind.RefactorMove,
      data: { move: { claim: claim.key, to: name } } satisfies ActionData,
    })),
    ...(commands
      ? [
          {
            title: `Move ${what} to another note…`,
            kind: CodeActionKind.RefactorMove,
            command: { title: 'Move Claim…', command: moveClaimCommand, arguments: [claim.key] },
          },
        ]
      : []),
  ];
}

/** An action with its edit; without one, and with the reason as `disabled`, where it cannot be done after all. */
export async function resolveAction(
  base: EvidenceBase,
  action: CodeAction,
  textOf: (file: FileName) => Promise<string | undefined>,
  uriOf: (file: FileName) => string,
): Promise<CodeAction> {
  const outcome = await outcomeOf(base, action.data, textOf);
  if (!outcome) return action;
  return 'failure' in outcome
    ? { ...action, disabled: { reason: outcome.failure } }
    : { ...action, edit: workspaceEdit(base, outcome.changes, uriOf) };
}

async function outcomeOf(
  base: EvidenceBase,
  data: unknown,
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<Outcome | undefined> {
  if (!isObject(data)) return undefined;
  if (isOf(data.evidence, { file: '', claim: '', start: 0, end: 0, length: 0 }))
    return evidenceAdded(base, data.evidence, textOf);
  if (isOf(data.extract, { file: '', offset: 0 })) return extracted(base, data.extract, textOf);
  if (isOf(data.move, { claim: '', to: '' })) return moveClaim(base, data.move.claim, data.move.to, textOf);
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether a value has members of the same types as an example. */
const isOf = <Example extends object>(value: unknown, example: Example): value is Example =>
  isObject(value) && Object.entries(example).every(([name, member]) => typeof value[name] === typeof member);

async function evidenceAdded(
  base: EvidenceBase,
  { file, claim: key, start, end, length }: AllData['evidence'],
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<Outcome> {
  const text = await textOf(file);
  const claim = base.claim(key);
  if (!claim) return { failure: 'The claim is not there any more.' };
  if (text?.length !== length) return { failure: 'The note has changed meanwhile: try again.' };
  return addEvidence(base, { file, text, selection: { start, end }, claim, relation: 'supports' });
}

async function extracted(
  base: EvidenceBase,
  { file, offset }: AllData['extract'],
  textOf: (file: FileName) => Promise<string | undefined>,
) {
  const note = base.note(file);
  const found = note && extractableAt(base, file, note, offset);
  const text = await textOf(file);
  const targetText = found && (await textOf(found.to));
  if (!found || text === undefined || targetText === undefined)
    return { failure: 'The notes have changed meanwhile: try again.' };
  return extractEvidence(base, file, text, found, targetText);
}

/** Changes of several files as an editor takes them. */
export function workspaceEdit(
  base: EvidenceBase,
  changes: Written['changes'],
  uriOf: (file: FileName) => string,
): WorkspaceEdit {
  const edits: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { file, range, newText } of changes) {
    const edit = { range: editorRange(lineStartsIn(base, file), range), newText };
    (edits[uriOf(file)] ??= []).push(edit);
  }
  return { changes: edits };
}
