/** What a picture has baked into it (Open Badges 3.0 §5.3). */
export interface Baked {
  /** The credential: JSON or a compact JWS. Null when there is none. */
  readonly text: string | null;
  /** It carries a badge of Open Badges 1 or 2. */
  readonly older: boolean;
}
