import {
  type Dimension,
  type DimensionScore,
  dimensions,
  type Evaluation,
  scoreRange,
  type Weights,
} from "@eureka/contracts/evaluation";

/** The largest variance that scores from 1 to 10 are compared with; the earlier system's constant. */
const fullDisagreement = 25;
/** The two-sided 95 % quantile of the normal distribution. */
const quantile = 1.96;

/**
 * Computes the numbers of an evaluation from its scores. Dimensions without a score are left out and the weights of the others are
 * scaled up to 1, so that what nobody judged neither lifts nor lowers the whole.
 *
 * - `overall`: weighted mean; null when nothing was judged, or when all that was judged weighs nothing.
 * - `mean`: plain mean.
 * - `confidence`: max(0, 1 - variance / 25) with the population variance, as the earlier system computed it; null for fewer than two
 *   scores, because one cannot disagree with itself.
 * - `interval`: overall ± 1.96 standard errors of the weighted mean, where the variance is that of the weighted scores without bias
 *   (reliability weights: Σw(s - overall)² / (1 - Σw²)) and the squared error that variance times Σw²; kept inside 1..10; null where
 *   fewer than two scores weigh anything.
 *
 * Everything is rounded to two digits.
 */
export function computeEvaluation(
  basis: Evaluation["basis"],
  scores: Readonly<Record<Dimension, DimensionScore>>,
  weights: Weights,
): Evaluation {
  const judged = dimensions.flatMap((name) => {
    const { score } = scores[name];
    return score === null ? [] : [{ score, weight: weights[name] }];
  });
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  const shares = total > 0 ? judged.map(({ score, weight }) => ({ score, share: weight / total })) : [];
  const overall = shares.length > 0 ? shares.reduce((sum, { score, share }) => sum + score * share, 0) : null;
  const mean = judged.length > 0 ? judged.reduce((sum, { score }) => sum + score, 0) / judged.length : null;

  return {
    basis,
    scores,
    overall: round(overall),
    mean: round(mean),
    confidence: round(confidenceOf(judged, mean)),
    interval: overall === null ? null : intervalOf(shares, overall),
    judged: judged.length,
  };
}

function confidenceOf(judged: readonly { readonly score: number }[], mean: number | null): number | null {
  if (mean === null || judged.length < 2) return null;
  const variance = judged.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / judged.length;
  return Math.max(0, 1 - variance / fullDisagreement);
}

function intervalOf(
  shares: readonly { readonly score: number; readonly share: number }[],
  overall: number,
): Evaluation["interval"] {
  const squares = shares.reduce((sum, { share }) => sum + share ** 2, 0);
  // One score alone: its squared share is 1, but for rounding.
  if (shares.filter(({ share }) => share > 0).length < 2) return null;
  const spread = shares.reduce((sum, { score, share }) => sum + share * (score - overall) ** 2, 0);
  const half = quantile * Math.sqrt((spread / (1 - squares)) * squares);
  return {
    lower: round(Math.max(scoreRange.least, overall - half)),
    upper: round(Math.min(scoreRange.most, overall + half)),
  };
}

function round(value: number): number;
function round(value: number | null): number | null;
function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
