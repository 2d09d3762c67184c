/** What this server knows of the département’s Jitsi. */
export interface VisioSettings {
  readonly domaine: string;
  /** How the Jitsi checks who enters: a key shared with it; null when it lets in whoever knows a room. */
  readonly cle: { readonly application: string; readonly secret: string } | null;
  /** Calls begin without the camera. */
  readonly audioDAbord: boolean;
  /** Its Jitsi has a transcription service, from which captions come. */
  readonly sousTitres: boolean;
}
