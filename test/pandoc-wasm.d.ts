declare module 'pandoc-wasm' {
  /** Pandoc in the form of its own WebAssembly build; options as in its defaults files. */
  export function convert(
    options: Record<string, unknown>,
    stdin: string | null,
    files: Record<string, string | Blob>,
  ): Promise<{ stdout: string; stderr: string }>;
}
