const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in at most two units, rounded down: "30 s", "42 min", "1 h 5 min", "2 d 3 h". Takes ms. */
export function durationWords(ms: number): string {
  if (ms < minute) {
    return `${Math.max(0, Math.floor(ms / second))} s`;
  }
  if (ms < hour) {
    return `${Math.floor(ms / minute)} min`;
  }
  if (ms < 2 * day) {
    return twoUnits(ms, hour, 'h', minute, 'min');
  }
  return twoUnits(ms, day, 'd', hour, 'h');
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  const first = `${Math.floor(ms / large)} ${largeName}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}
