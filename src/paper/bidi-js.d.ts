/** The package's own types say `default` twice where Node says it once. */
declare module 'bidi-js' {
  interface Bidi {
    /** A level for each UTF-16 unit: odd ones run from the right. */
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl' | 'auto'): { readonly levels: Uint8Array }
    /** Null where it looks the same from both sides. */
    getMirroredCharacter(character: string): string | null
  }
  // biome-ignore lint/style/noDefaultExport: the shape of a CommonJS module
  export default function bidiFactory(): Bidi
}
