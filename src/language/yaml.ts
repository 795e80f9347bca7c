/** Values as front matter holds them. */

/** Words that YAML takes for nothing but themselves. */
const isPlainScalar = (text: string): boolean =>
  /^(?:[\p{L}][\p{L}\p{N} _./()-]*|\d{4})$/u.test(text) &&
  !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text);

/** Text as YAML reads it back as the whole value of a key: in quotes where it has to be. */
export const yamlScalar = (text: string): string => (isPlainScalar(text) ? text : JSON.stringify(text));
