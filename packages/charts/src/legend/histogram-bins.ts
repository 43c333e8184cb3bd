import { range } from "d3";

/** A bar of a histogram: shares from `from` up to, not including, `to`. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Counts shares into bins of one width over a domain; what lies outside is counted in the first or last bin, so that none is lost.
 * @param shares - 0..1
 * @param width - of a bin, as a share; a divisor of the class widths keeps every bar within one class
 */
export function histogramBins(
  shares: Iterable<number>,
  domain: readonly [number, number],
  width = 0.0125,
): readonly HistogramBin[] {
  const bins = Math.max(1, Math.round((domain[1] - domain[0]) / width));
  const counts = new Uint32Array(bins);
  for (const share of shares) {
    if (Number.isNaN(share)) continue;
    // The small addition puts a share that is a bin's edge, like 0.4, into the bin it begins.
    const at = Math.floor((share - domain[0]) / width + 1e-9);
    const bin = Math.max(0, Math.min(bins - 1, at));
    counts[bin] = counts[bin]! + 1;
  }
  return range(bins).map((i) => ({
    from: domain[0] + i * width,
    to: domain[0] + (i + 1) * width,
    count: counts[i]!,
  }));
}
