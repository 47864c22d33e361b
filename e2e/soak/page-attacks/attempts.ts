export interface Attempt {
  readonly name: string;
  /**
   * Runs in the page, given the address of a server that counts what reaches it. A script that ran, or anything that
   * was granted, calls `attacked`. What it does, it does from a timer: what a test evaluates is free of the policy.
   */
  readonly run: (address: string) => void;
}

declare global {
  /** Set up by the check. */
  var attacked: (how: string) => void;
}

/** What a page that is no longer ours could try. */
export const attempts: readonly Attempt[] = [
  { name: 'navigation', run: (address) => void setTimeout(() => location.assign(`${address}/navigation`)) },
  { name: 'navigation to a file', run: () => void setTimeout(() => location.assign('file:///etc/hostname')) },
  {
    name: 'navigation to data:',
    run: () => void setTimeout(() => location.assign('data:text/html,<script>alert(1)</script>')),
  },
  {
    name: 'navigation to javascript:',
    run: () => void setTimeout(() => location.assign('javascript:attacked("javascript:")')),
  },
  {
    name: 'a page that refreshes itself elsewhere',
    run: (address) =>
      void setTimeout(() => {
        const refresh = document.createElement('meta');
        refresh.httpEquiv = 'refresh';
        refresh.content = `0;url=${address}/refresh`;
        document.head.append(refresh);
      }),
  },
  {
    name: 'window.open',
    run: (address) => void setTimeout(() => open(`${address}/open`)),
  },
  { name: 'window.open of our own page', run: () => void setTimeout(() => open('/index.html', 'own', 'width=100')) },
  {
    name: 'a link into another window',
    run: (address) =>
      void setTimeout(() => {
        const link = document.createElement('a');
        link.href = `${address}/link`;
        link.target = '_blank';
        document.body.append(link);
        link.click();
      }),
  },
  {
    name: 'a form',
    run: (address) =>
      void setTimeout(() => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = `${address}/form`;
        document.body.append(form);
        form.submit();
      }),
  },
  {
    name: 'a webview',
    run: (address) =>
      void setTimeout(() => {
        const view = document.createElement('webview');
        view.setAttribute('src', `${address}/webview`);
        document.body.append(view);
        if ('getURL' in view) attacked('webview');
      }),
  },
  {
    name: 'a frame',
    run: (address) =>
      void setTimeout(() => {
        const frame = document.createElement('iframe');
        frame.src = `${address}/frame`;
        document.body.append(frame);
      }),
  },
  {
    name: 'an object and an embed',
    run: (address) =>
      void setTimeout(() => {
        for (const [name, source] of [
          ['object', 'data'],
          ['embed', 'src'],
        ] as const) {
          const plugin = document.createElement(name);
          plugin.setAttribute(source, `${address}/${name}`);
          document.body.append(plugin);
        }
      }),
  },
  {
    name: 'a remote script',
    run: (address) =>
      void setTimeout(() => {
        const script = document.createElement('script');
        script.setAttribute('src', `${address}/script.js`);
        document.head.append(script);
      }),
  },
  {
    name: 'an imported script',
    run: (address) => void setTimeout(() => void import(/* @vite-ignore */ `${address}/module.js`).catch(() => {})),
  },
  {
    name: 'an inline script',
    run: () =>
      void setTimeout(() => {
        const script = document.createElement('script');
        script.append('attacked("inline script")');
        document.head.append(script);
      }),
  },
  {
    name: 'an inline handler',
    run: () =>
      void setTimeout(() => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'attacked("inline handler")');
        document.body.append(button);
        button.click();
      }),
  },
  {
    name: 'markup with a handler',
    run: () =>
      void setTimeout(() => {
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="attacked(\'markup\')">');
      }),
  },
  // Written so that no tool takes them for ours.
  { name: 'eval', run: () => void setTimeout(() => Reflect.get(globalThis, 'eval')('attacked("eval")')) },
  {
    name: 'a function from text',
    run: () =>
      void setTimeout(() => Reflect.construct(Reflect.get(globalThis, 'Function'), ['attacked("Function")'])()),
  },
  {
    name: 'a timer with text',
    run: () => void setTimeout(() => Reflect.get(globalThis, 'setTimeout')('attacked("timer")')),
  },
  { name: 'fetch', run: (address) => void setTimeout(() => void fetch(`${address}/fetch`).catch(() => {})) },
  {
    name: 'XMLHttpRequest',
    run: (address) =>
      void setTimeout(() => {
        const request = new XMLHttpRequest();
        request.open('POST', `${address}/xhr`);
        request.send('x');
      }),
  },
  {
    name: 'a beacon',
    run: (address) => void setTimeout(() => navigator.sendBeacon(`${address}/beacon`, 'x')),
  },
  {
    name: 'sockets and event streams',
    run: (address) =>
      void setTimeout(() => {
        const stream = new EventSource(`${address}/events`);
        const socket = new WebSocket(`${address.replace('http', 'ws')}/socket`);
        setTimeout(() => [stream, socket].forEach((open) => open.close()), 20);
      }),
  },
  {
    name: 'images, styles and fonts from elsewhere',
    run: (address) =>
      void setTimeout(() => {
        new Image().src = `${address}/pixel.png`;
        const style = document.createElement('link');
        style.rel = 'stylesheet';
        style.href = `${address}/style.css`;
        document.head.append(style);
        const font = new FontFace('remote', `url(${address}/font.woff2)`);
        void font.load().catch(() => {});
      }),
  },
  {
    name: 'prefetching',
    run: (address) =>
      void setTimeout(() => {
        for (const kind of ['prefetch', 'preload', 'modulepreload', 'manifest']) {
          const link = document.createElement('link');
          link.rel = kind;
          link.href = `${address}/${kind}`;
          link.setAttribute('as', 'script');
          document.head.append(link);
        }
      }),
  },
  {
    name: 'a worker from text',
    run: () =>
      void setTimeout(() => {
        const source = URL.createObjectURL(new Blob(['postMessage("ran")'], { type: 'text/javascript' }));
        const worker = new Worker(source);
        worker.addEventListener('message', () => attacked('worker'));
      }),
  },
  {
    name: 'a service worker',
    run: () =>
      void setTimeout(() => {
        void navigator.serviceWorker
          ?.register('data:text/javascript,')
          .then(() => navigator.serviceWorker.getRegistrations())
          .then(({ length }) => length > 0 && attacked('service worker'))
          .catch(() => {});
      }),
  },
  {
    name: 'another base address',
    run: (address) =>
      void setTimeout(() => {
        const base = document.createElement('base');
        base.href = `${address}/`;
        document.head.prepend(base);
        if (document.baseURI.startsWith(address)) attacked('base');
      }),
  },
  {
    name: 'Node',
    run: () => {
      const names = ['require', 'process', 'Buffer', 'module', '__dirname', 'ipcRenderer', 'electron'];
      for (const name of names) if (name in globalThis) attacked(name);
    },
  },
  {
    name: 'another bridge',
    run: () => {
      const bridge: object = Reflect.get(window, 'tokendock');
      Reflect.set(window, 'tokendock', { call: () => attacked('bridge') });
      Reflect.set(bridge, 'call', () => attacked('call'));
      if (Reflect.get(window, 'tokendock') !== bridge || !Object.isFrozen(bridge)) attacked('bridge');
    },
  },
  {
    name: 'geolocation',
    run: () => navigator.geolocation.getCurrentPosition(() => attacked('geolocation')),
  },
  {
    name: 'camera and microphone',
    run: () =>
      void navigator.mediaDevices
        ?.getUserMedia({ audio: true, video: true })
        .then(() => attacked('camera'))
        .catch(() => {}),
  },
  {
    name: 'reading the clipboard',
    run: () =>
      void navigator.clipboard
        ?.readText()
        .then(() => attacked('clipboard'))
        .catch(() => {}),
  },
  {
    name: 'notifications',
    run: () =>
      void Notification.requestPermission().then((answer) => answer === 'granted' && attacked('notifications')),
  },
];

/** Electron's names (`session.setPermissionRequestHandler`). */
export const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'media',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
] as const;
