/** What this server knows of the département’s Jitsi. */
export interface VisioSettings {
  readonly domaine: string;
  /** How the Jitsi checks who enters: a key shared with it; null when it lets in whoever knows a room. */
  readonly cle: { readonly application: string; readonly secret: string } | null;
  /** Calls begin without the camera. */
  readonly audioDAbord: boolean;
  /** Its Jitsi has a transcription service, from which captions come. */
  readonly sousTitres: boolean;
  /** How its rooms are joined by telephone; null: they are not. */
  readonly telephone: TelephoneSettings | null;
}

/** The telephone of a Jitsi, as `config.js` says it to its own pages. */
export interface TelephoneSettings {
  readonly numero: string;
  /** The address of its conference mapper: `dialInConfCodeUrl`. */
  readonly codes: string;
  /** The domain of its rooms, which a mapper names them under: `hosts.muc`. */
  readonly muc: string;
}
