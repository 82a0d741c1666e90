// Records a voice into the file field of the form, which is sent like any chosen file. Without this script, or a microphone, the field is all there is.
const kinds = [['audio/webm;codecs=opus', 'webm'], ['audio/mp4', 'm4a']];
const box = document.querySelector('#recorder');
const field = document.querySelector('#recording');
const form = document.querySelector('#voice-form');
const kind = window.MediaRecorder && kinds.find(([type]) => MediaRecorder.isTypeSupported(type));

if (box && field && form && kind && navigator.mediaDevices?.getUserMedia && typeof DataTransfer === 'function') {
  const minutes = Number(box.dataset.minutes);
  const part = (name) => box.querySelector(`[data-recorder="${name}"]`);
  const [start, stop, play, again, remove] = ['start', 'stop', 'play', 'again', 'delete'].map(part);
  const sound = new Audio();
  let recorder = null;
  let timers = [];
  box.hidden = false;

  const say = (words) => { part('state').textContent = words; };

  // The button that had the focus may go: the next one takes it, so that a keyboard is never lost.
  const show = (buttons, focused) => {
    for (const button of [start, stop, play, again, remove]) {
      button.hidden = !buttons.includes(button);
    }
    focused.focus();
  };

  const silence = () => {
    sound.pause();
    play.textContent = 'Play';
  };

  const forget = () => {
    silence();
    URL.revokeObjectURL(sound.src);
    sound.removeAttribute('src');
    field.value = '';
  };

  const keep = (pieces) => {
    const file = new File(pieces, `recording.${kind[1]}`, { type: kind[0].split(';')[0] });
    const files = new DataTransfer();
    files.items.add(file);
    field.files = files.files;
    sound.src = URL.createObjectURL(file);
  };

  const end = () => {
    timers.forEach(clearTimeout);
    timers = [];
    recorder?.stream.getTracks().forEach((track) => track.stop());
    recorder = null;
  };

  const finish = (words) => {
    recorder?.addEventListener('stop', () => say(words), { once: true });
    recorder?.stop();
  };

  const record = async () => {
    forget();
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      say('We can not use the microphone. You can choose a recording below.');
      show([start], start);
      return;
    }
    const pieces = [];
    recorder = new MediaRecorder(stream, { mimeType: kind[0] });
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data));
    recorder.addEventListener('stop', () => {
      end();
      keep(pieces);
      show([play, again, remove], play);
    }, { once: true });
    recorder.start();
    say('Recording. Talk now.');
    show([stop], stop);
    timers = [
      setTimeout(() => say('You have 30 seconds left.'), minutes * 60000 - 30000),
      setTimeout(() => finish(`${minutes} minutes are over. The recording has stopped. You can play it now.`), minutes * 60000),
    ];
  };

  start.addEventListener('click', record);
  again.addEventListener('click', record);
  stop.addEventListener('click', () => finish('The recording has stopped. You can play it now.'));
  play.addEventListener('click', () => {
    if (sound.paused) {
      sound.currentTime = 0;
      sound.play();
      play.textContent = 'Stop playing';
    } else {
      silence();
    }
  });
  sound.addEventListener('ended', silence);
  remove.addEventListener('click', () => {
    forget();
    say('We deleted the recording.');
    show([start], start);
  });
  field.addEventListener('change', () => {
    // A file was chosen by hand: that one counts.
    silence();
    say('');
    for (const button of [stop, play, again, remove]) {
      button.hidden = true;
    }
    start.hidden = false;
  });
  form.addEventListener('submit', (event) => {
    if (recorder) {
      event.preventDefault();
      event.stopImmediatePropagation();
      finish('The recording has stopped. You can send it now.');
    }
  }, { capture: true });
  window.addEventListener('pagehide', () => {
    end();
    silence();
  });
}
