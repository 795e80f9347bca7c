/** The worked questions of docs/queries.md: command and printed answer. */
import { readFileSync } from 'node:fs';

export interface WorkedQuestion {
  title: string;
  /** Arguments behind `corroborate`. */
  args: string[];
  printed: string;
  /** Absent where a question is named. */
  query?: string;
}

export function workedQuestions(): WorkedQuestion[] {
  const text = readFileSync('docs/queries.md', 'utf8');
  const pattern = /^### \d+\. (.+)\n\n```sh\ncorroborate (.+)\n```\n\n```text\n([\s\S]*?)\n```$/gm;
  return [...text.matchAll(pattern)].map(([, title = '', command = '', printed = '']) => {
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const [, query] = /"([^"]*)"/.exec(command) ?? [];
    return { title, args, printed, ...(query !== undefined && { query }) };
  });
}
