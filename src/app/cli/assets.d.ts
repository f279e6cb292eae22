/** A file as a `data:` address, put into the bundle. */
declare module '*?url&inline' {
  const address: string;
  export = address;
}
