/** A function of a text that remembers its answer for the last one, for what is asked of each part of a text about the whole. */
export function ofLast<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  let last = '';
  let answer = ask(last);
  return (text) => {
    if (text !== last) {
      answer = ask(text);
      last = text;
    }
    return answer;
  };
}
