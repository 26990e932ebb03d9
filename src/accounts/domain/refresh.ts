// What becomes of a refresh token that somebody shows.

export interface ShownToken {
  readonly expire_time: Date;
  /** When it was traded for a new one, if it was. */
  readonly use_time: Date | null;
  /** When its session ended, if it did. */
  readonly end_time: Date | null;
  /** The moment it is shown, by the clock that set the other times. */
  readonly now: Date;
}

/**
 * `rotate`: trade it. `reused`: two people hold it, so its session has to end. `refused`: it is good for nothing.
 * A used token is `reused` even where it would have expired: its successors may still be good.
 */
export function judgeRefresh(token: ShownToken | undefined): 'rotate' | 'reused' | 'refused' {
  if (token === undefined) return 'refused';
  if (token.use_time !== null) return 'reused';
  if (token.end_time !== null || token.expire_time <= token.now) return 'refused';
  return 'rotate';
}
