/** Makes a pause that lets the browser paint and answer, once the work since the last pause took 50 ms. */
export function slices(): () => Promise<void> | void {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return;
    return new Promise((resolve) => {
      // Not a timer of 0, which browsers stretch to 4 ms when it is asked for again and again.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        since = performance.now();
        resolve();
      };
      port2.postMessage(null);
    });
  };
}

/** Longer work keeps a press waiting noticeably. */
const sliceMs = 50;
