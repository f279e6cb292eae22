/** A file's text, put into the bundle as it stands. */
declare module '*?raw' {
  const text: string;
  export = text;
}

/** A file as a `data:` address, put into the bundle. */
declare module '*?url&inline' {
  const address: string;
  export = address;
}
