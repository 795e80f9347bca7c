import { didYouMean } from '../../nearest.js';
import {
  answers,
  type Answer,
  type Appraisal,
  type AppraisalTool,
  type CountName,
  type ToolPart,
} from './types.js';

/** What front matter says under `appraisal`, as plain values. */
export interface WrittenAppraisal {
  appraisal?: Appraisal;
  /** What is wrong with it, each a sentence. */
  wrong: string[];
}

const qualityOrder = ['low', 'moderate', 'high'] as const;

/** `{ tool: amstar-2, items: { 1: yes, 2: no, … } }`, or the answers in order as a list. Nothing is derived from no answers at all. */
export function readAppraisal(written: unknown, tools: readonly AppraisalTool[]): WrittenAppraisal {
  if (!isRecord(written)) return { wrong: ['an appraisal names its tool and answers its items'] };
  const names = tools.map(({ id }) => id);
  const tool = tools.find(({ id }) => id === written.tool);
  if (!tool) {
    const name = typeof written.tool === 'string' ? written.tool : '';
    return { wrong: [`tool is one of ${names.join(', ')}${didYouMean(name, names)}`] };
  }
  const wrong: string[] = [];
  const given = answersOf(written.items, tool, wrong);
  const kind = typeof written.kind === 'string' ? written.kind : undefined;
  if (kind !== undefined && !tool.parts.some(({ id }) => id === kind)) {
    const kinds = tool.parts.filter(({ required }) => required !== true).map(({ id }) => id);
    wrong.push(`kind is one of ${kinds.join(', ')}${didYouMean(kind, kinds)}`);
  }
  if (given.size === 0) return { wrong };
  const appraisal = appraise(tool, given, kind);
  if (appraisal.unanswered.length > 0) {
    const count = appraisal.unanswered.length;
    const subject =
      count === 1 ? 'one item is unanswered and counts' : `${count} items are unanswered and count`;
    wrong.push(`${tool.name}: ${subject} as not met: ${appraisal.unanswered.join(', ')}`);
  }
  return { appraisal, wrong };
}

/** The level of a study under a tool: the lowest of its parts. */
export function appraise(tool: AppraisalTool, given: ReadonlyMap<string, Answer>, kind?: string): Appraisal {
  const parts = tool.parts.filter(
    ({ id, required, items }) => required === true || id === kind || items.some((item) => given.has(item.id)),
  );
  const rated = parts.map((part) => ({ part, level: levelOf(part, tool, given) }));
  const lowest = rated.reduce((one, other) =>
    qualityOrder.indexOf(other.level.quality) < qualityOrder.indexOf(one.level.quality) ||
    // Of equals the part that is the study's own says more than one that holds for all.
    (other.level.quality === one.level.quality && one.part.required === true)
      ? other
      : one,
  );
  const items = parts.flatMap((part) => part.items.map(({ id }) => id));
  return {
    tool: tool.id,
    level: tool.parts.length === 1 ? lowest.level.label : `${lowest.part.label}: ${lowest.level.label}`,
    quality: lowest.level.quality,
    unanswered: items.filter((id) => !given.has(id)),
    cantTell: items.filter((id) => given.get(id) === 'cant-tell'),
    ...(tool.note !== undefined && { note: tool.note }),
  };
}

function levelOf(
  part: ToolPart,
  tool: AppraisalTool,
  given: ReadonlyMap<string, Answer>,
): ToolPart['levels'][number] {
  const isMet = (id: string): boolean => {
    const answer = given.get(id);
    return answer !== undefined && tool.met.includes(answer);
  };
  const count = (fits: (item: ToolPart['items'][number]) => boolean): number =>
    part.items.filter(fits).length;
  const answered = (answer: Answer): number => count(({ id }) => given.get(id) === answer);
  const counted: Record<CountName, number> = {
    items: part.items.length,
    met: count(({ id }) => isMet(id)),
    not_met: count(({ id }) => !isMet(id)),
    critical_not_met: count(({ id, critical }) => critical === true && !isMet(id)),
    other_not_met: count(({ id, critical }) => critical !== true && !isMet(id)),
    yes: answered('yes'),
    partial: answered('partial'),
    no: answered('no'),
    cant_tell: answered('cant-tell'),
    unanswered: count(({ id }) => !given.has(id)),
  };
  const fits = ({ when }: ToolPart['levels'][number]): boolean =>
    Object.entries(when).every(([name, needs]) => {
      const is = counted[name as CountName];
      return is >= (needs['>='] ?? -Infinity) && is <= (needs['<='] ?? Infinity);
    });
  const found = part.levels.find(fits);
  if (!found) throw new Error(`No level of ${tool.id} fits; it was not checked.`);
  return found;
}

function answersOf(written: unknown, tool: AppraisalTool, wrong: string[]): Map<string, Answer> {
  const given = new Map<string, Answer>();
  const ids = tool.parts.flatMap(({ items }) => items.map(({ id }) => id));
  const entries: [string, unknown][] = Array.isArray(written)
    ? written.map((value: unknown, index) => [ids[index] ?? String(index + 1), value])
    : isRecord(written)
      ? Object.entries(written)
      : [];
  for (const [id, value] of entries) {
    const answer = answerOf(value);
    if (!ids.includes(id)) wrong.push(`${tool.name} has no item ${id}`);
    else if (value === null || value === '') continue;
    else if (!answer) wrong.push(`the answer to item ${id} is one of ${answers.join(', ')}`);
    else given.set(id, answer);
  }
  return given;
}

/** As people write answers: "Yes", "partial yes", "can't tell", "n/a", true. */
function answerOf(value: unknown): Answer | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return undefined;
  const words = value
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return spellings.get(words);
}

const spellings = new Map<string, Answer>([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['partial', 'partial'],
  ['partial yes', 'partial'],
  ['no', 'no'],
  ['n', 'no'],
  ['cant tell', 'cant-tell'],
  ['unclear', 'cant-tell'],
  ['not applicable', 'not-applicable'],
  ['n/a', 'not-applicable'],
  ['na', 'not-applicable'],
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
