// Sleep of the computer, or of a tab that the browser has frozen: the clock has gone on, and timers have not.

const interval = 5000;
/** Browsers let the timers of tabs in the background run once a minute. */
const longestPause = 90_000;

/** Calls when the computer is awake again. */
export function onWake(action) {
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > longestPause)
      action();
    last = now;
  }, interval);
}
