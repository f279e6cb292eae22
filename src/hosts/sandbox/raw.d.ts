/** A file's text, put into the bundle as it stands. */
declare module '*?raw' {
  const text: string;
  export = text;
}
