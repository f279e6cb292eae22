/** How the marks of a user look: a word with its icon and colour. */
export const MARKS = {
  created: { word: 'created', tone: 'ok', icon: 'user-plus' },
  updated: { word: 'updated', tone: 'warning', icon: 'user-pen' },
  matched: { word: 'matched', tone: 'accent', icon: 'target' },
  signedIn: { word: 'signed in', tone: 'generate-jwt', icon: 'user-check' },
} as const;
