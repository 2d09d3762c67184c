/** How often the level is read, in milliseconds. */
const EVERY = 100;

/** Samples looked at each time: more than come between two readings, so that no word is missed. */
const HEARD_SAMPLES = 16_384;

/** Tells what a microphone hears, 0 to 100, until stopped. */
export function followLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = HEARD_SAMPLES;
  context.createMediaStreamSource(stream).connect(analyser);
  // A page opened without a touch starts silent.
  void context.resume();
  const samples = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    // Silence is 128 all along.
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    onLevel(Math.min(100, Math.round((peak / 128) * 100)));
  }, EVERY);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
