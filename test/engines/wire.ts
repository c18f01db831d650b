/** Commands and answers as JSON over a WebSocket: the way both Chromium (DevTools) and Firefox (WebDriver BiDi) are asked things. */
export interface Wire { send<T = Record<string, unknown>>(method: string, params?: object, extra?: object): Promise<T>; close(): void }

/** @throws Error when no connection comes up; each `send` throws what the browser says is wrong. */
export async function connect(address: string): Promise<Wire> {
  const socket = new WebSocket(address), waiting = new Map<number, { done: (value: never) => void; failed: (error: Error) => void }>();
  await new Promise<void>((done, failed) => { socket.onopen = () => done(); socket.onerror = () => failed(new Error(`No connection to ${address}.`)); });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as { id?: number; result?: never; error?: { message: string } | string; message?: string };
    const one = waiting.get(message.id ?? -1);
    if (!one) return;
    waiting.delete(message.id!);
    if (message.error) one.failed(new Error(typeof message.error === 'string' ? `${message.error}: ${message.message}` : message.error.message)); else one.done(message.result!);
  };
  socket.onclose = () => { for (const one of waiting.values()) one.failed(new Error('The browser has gone.')); waiting.clear(); };
  let id = 0;
  return {
    send: (method, params = {}, extra = {}) => new Promise((done, failed) => {
      id += 1;
      waiting.set(id, { done, failed });
      const mine = id;
      setTimeout(() => { if (waiting.delete(mine)) failed(new Error(`${method}: no answer in a minute.`)); }, 60_000).unref();
      try { socket.send(JSON.stringify({ id, method, params, ...extra })); } catch (e) { failed(e as Error); }
    }),
    close: () => socket.close(),
  };
}
