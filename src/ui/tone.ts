/** A meaning told by colour (tokens.css, `[data-tone]`); never by colour alone, so add a word or an icon. */
export type Tone =
  | 'neutral'
  | 'accent'
  | 'ok'
  | 'danger'
  | 'warning'
  | 'screen'
  | 'connector'
  | 'condition'
  | 'generate-jwt'
  | 'user'
  | 'claims'
  | 'end';
