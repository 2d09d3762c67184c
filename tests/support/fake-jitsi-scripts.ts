/**
 * What `external_api.js` is to a page: a constructor that puts a frame in `parentNode`, `on`,
 * `executeCommand`, `getIFrame`, `getNumberOfParticipants`, `dispose`. Written from the handbook.
 */
export const EXTERNAL_API = `
(() => {
  let last = 0;
  window.JitsiMeetExternalAPI = class {
    constructor(domain, options = {}) {
      this.listeners = new Map();
      this.number = 0;
      const query = new URLSearchParams({
        nom: options.userInfo?.displayName ?? '',
        camera: String(!options.configOverwrite?.startWithVideoMuted),
        fois: String(++last),
      });
      if (options.jwt) query.set('jwt', options.jwt);
      const { parentNode, ...said } = options;
      this.frame = document.createElement('iframe');
      this.frame.allow = 'camera; microphone; display-capture; autoplay; clipboard-write';
      this.frame.src = 'https://' + domain + '/' + options.roomName + '?' + query;
      this.frame.style.cssText = 'width: 100%; height: 100%; border: 0';
      this.hear = ({ source, origin, data }) => {
        if (source !== this.frame.contentWindow || origin !== 'https://' + domain) return;
        if (data.event === 'pret') return source.postMessage({ options: said }, origin);
        if (data.event === 'videoConferenceJoined' || data.event === 'participantJoined') this.number += 1;
        if (data.event === 'participantLeft') this.number -= 1;
        for (const listener of this.listeners.get(data.event) ?? []) listener(data.data);
      };
      window.addEventListener('message', this.hear);
      parentNode.appendChild(this.frame);
    }
    on(event, listener) {
      this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
      return this;
    }
    executeCommand(name, ...args) {
      this.frame.contentWindow?.postMessage({ name, args }, '*');
    }
    getIFrame() {
      return this.frame;
    }
    getNumberOfParticipants() {
      return this.number;
    }
    dispose() {
      window.removeEventListener('message', this.hear);
      this.frame.remove();
    }
  };
})();
`;

/** A meeting: alone for a partner who follows a link, or inside the frame of a page. */
export const MEETING_PAGE = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Réunion d’essai</title>
<body style="background:#123;color:#fff;font:20px sans-serif">
<h1>Réunion d’essai</h1>
<p id="etat">Connexion</p>
<button id="partir">Quitter la réunion</button>
<script>
  const room = location.pathname.slice(1);
  const query = new URLSearchParams(location.search);
  const framed = window.parent !== window;
  const etat = document.getElementById('etat');
  const others = new Set();
  let audio = false;
  let video = query.get('camera') !== 'true';
  let share = false;
  let captions = false;
  const up = (event, data) => framed && window.parent.postMessage({ event, data }, '*');
  const say = (body) => fetch('/__dit', { method: 'POST', body: JSON.stringify(body) }).catch(() => {});
  const leave = () => {
    thread.close();
    etat.textContent = 'Parti';
    up('videoConferenceLeft', { roomName: room });
    up('readyToClose', {});
  };
  window.addEventListener('message', ({ data }) => {
    if (data.options) return say({ options: data.options });
    if (!data.name) return;
    say({ name: data.name, args: data.args });
    if (data.name === 'hangup') leave();
    if (data.name === 'toggleAudio') up('audioMuteStatusChanged', { muted: (audio = !audio) });
    if (data.name === 'toggleVideo') up('videoMuteStatusChanged', { muted: (video = !video) });
    if (data.name === 'toggleSubtitles') up('transcribingStatusChanged', { on: (captions = !captions) });
    if (data.name === 'toggleShareScreen') up('screenSharingStatusChanged', { on: (share = !share) });
  });
  document.getElementById('partir').addEventListener('click', leave);
  const devices = navigator.mediaDevices
    .getUserMedia({ audio: true, video: true })
    .then((stream) => (etat.dataset.media = stream.getTracks().length), (error) => (etat.dataset.media = error.name));
  query.set('room', room);
  if (!query.has('nom')) query.set('nom', 'Agent d’essai');
  const thread = new EventSource('/__fil?' + query);
  thread.onmessage = ({ data }) => {
    const { event, data: content } = JSON.parse(data);
    if (event === 'participantJoined') others.add(content.id);
    if (event === 'participantLeft') others.delete(content.id);
    etat.textContent = event === 'errorOccurred' ? 'Refusé' : 'Dans la salle avec ' + others.size;
    up(event, content);
  };
  thread.onerror = () => up('peerConnectionFailure', { isP2P: false, wasConnected: true });
  devices.finally(() => up('pret', {}));
</script>
</body>
</html>
`;
