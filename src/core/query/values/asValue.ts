/** A value as a query writes it: in quotation marks where it has to be. */
export const asValue = (value: string): string =>
  /[\s(),"“„«»”*?]|^[<>=≥≤]/.test(value) || value === '' ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
