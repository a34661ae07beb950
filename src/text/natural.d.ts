/** The one module of `natural` that is used: its index would load database clients and a `.env` file. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  // biome-ignore lint/style/noDefaultExport: the shape of a CommonJS module
  export default stemmer
}
