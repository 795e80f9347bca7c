/**
 * The settings of corroborate.json: the one table. `readConfig` checks against it, media/corroborate.schema.json (what the editor
 * completes and checks) is written from it, and a test holds the two together.
 */
import { designs } from '../designs.js';

/** The part of JSON Schema that the settings need. */
export type ValueSchema =
  | { readonly type: 'string'; readonly minLength?: number; readonly enum?: readonly string[] }
  | { readonly type: 'number'; readonly exclusiveMinimum: number }
  | { readonly type: 'array'; readonly items: ValueSchema; readonly uniqueItems?: boolean }
  | { readonly type: 'object'; readonly additionalProperties: ValueSchema }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, ValueSchema>>;
      readonly additionalProperties: false;
    };

export interface Setting {
  readonly description: string;
  /** What holds where the setting is absent; null where that is nothing. */
  readonly default: unknown;
  readonly example: unknown;
  readonly schema: ValueSchema;
}

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text } as const;

export const settings = {
  notes: {
    description: 'Which Markdown files are notes, as globs relative to this folder. Default: all of them.',
    default: [],
    example: ['notes/**'],
    schema: texts,
  },
  ignore: {
    description: 'Files and folders to leave out beside those that .gitignore names, as globs.',
    default: [],
    example: ['drafts/**'],
    schema: texts,
  },
  bibliography: {
    description:
      'The bibliographies, as paths relative to this folder. Default: those that notes name, else every .bib, .ris, .nbib, .enw, .csl.json and .csl.yaml file.',
    default: [],
    example: ['references.bib'],
    schema: texts,
  },
  style: {
    description: 'How references are formatted: the id of a citation style.',
    default: 'apa',
    example: 'apa',
    schema: text,
  },
  rubric: {
    description:
      'How the strength of evidence is rated: the id of a shipped rubric (dfid-2014, grade-lite, nesta, sms), or the path of a rubric’s file.',
    default: 'dfid-2014',
    example: 'dfid-2014',
    schema: text,
  },
  appraisalTools: {
    description:
      'Appraisal tools of this project beside AMSTAR 2 and MMAT 2018, as paths relative to this folder.',
    default: [],
    example: ['tools/casp-qualitative.json'],
    schema: texts,
  },
  facets: {
    description: 'Attributes that this project declares for its claims and studies, by name.',
    default: {},
    example: { phase: { label: 'Phase', values: ['co-design', 'co-delivery'], on: ['claim', 'study'] } },
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: {
          label: text,
          values: texts,
          on: { type: 'array', items: { type: 'string', enum: ['claim', 'study'] } },
        },
        additionalProperties: false,
      },
    },
  },
  designs: {
    description: "This project's own names for study designs, each with the known design that it stands for.",
    default: {},
    example: { vignette: 'survey-experiment' },
    schema: { type: 'object', additionalProperties: { type: 'string', enum: Object.keys(designs) } },
  },
  outcomes: {
    description: 'Outcomes that studies of this project measure, beside the known ones.',
    default: [],
    example: ['trust'],
    schema: texts,
  },
  citekeyPattern: {
    description: 'How a citation key is made for a new reference.',
    default: '{author}{year}{word}',
    example: '{author}{year}{word}',
    schema: text,
  },
  noteTemplate: {
    description: 'The file that a new literature note is made from, relative to this folder.',
    default: null,
    example: 'templates/literature.md',
    schema: text,
  },
  queries: {
    description: 'Saved queries, by name.',
    default: {},
    example: { Contested: 'verdict:contested' },
    schema: { type: 'object', additionalProperties: text },
  },
  maxNoteSize: {
    description: 'The largest note that is read, in megabytes. A larger one is a problem and left unread.',
    default: 5,
    example: 20,
    schema: { type: 'number', exclusiveMinimum: 0 },
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];
export const isSetting = (name: string): name is SettingName => Object.hasOwn(settings, name);
