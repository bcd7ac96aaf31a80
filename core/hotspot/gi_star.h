// SPDX-License-Identifier: GPL-3.0-or-later
// Getis-Ord Gi* of values at points: a fixed distance band, binary weights (Getis and Ord 1992, Ord and Getis
// 1995; the form of ArcGIS' Hot Spot Analysis). Coordinates and distance in metres; z has no unit. S is the
// population standard deviation, distance <= band is a neighbour, coincident points are neighbours of each
// other. NaN means undefined: all values equal, a neighbourhood of all points, (without the star) no
// neighbour at all.
#pragma once

#include "core/base/params.h"
#include "core/base/progress.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scarp {

struct GiStarParams {
  double distance = 150;        ///< m
  std::string self = "include"; ///< include: Gi*; exclude: Gi; literal: w_ii = 0 in the formula of Gi*
  bool fdr = false;             ///< Benjamini-Hochberg bins too

  void describe(ParamVisitor& v) {
    v.visit(distance, {"distance", "Points this near or nearer are neighbours", "m", 0.01, 1e6});
    v.visit(self,
            {"self",
             "Is a point its own neighbour? include: Gi* as in ArcGIS; exclude: Gi, whose mean and variance "
             "leave the point out; literal: weight 0 for the point in the formula of Gi*",
             "",
             {},
             {},
             {"include", "exclude", "literal"}});
    v.visit(fdr, {"fdr", "Also bins whose p-values are corrected for many tests (Benjamini-Hochberg)"});
  }
};

/// What Gi* needs to know of the whole scene. Given from outside, a part of the scene gets the z of the
/// whole.
struct GiStarMoments {
  int64_t n = 0;
  double mean = 0;
  double sd = 0; ///< population: n in the denominator; exactly 0 when all values are equal
  bool operator==(const GiStarMoments&) const = default;
};

/// Columns in the order of the input. bin: -3..3, sign of z at 99, 95, 90 % confidence (p <= 0.01, 0.05,
/// 0.10), else 0.
struct GiStarResult {
  GiStarMoments moments;
  std::vector<int32_t> neighbours; ///< with "include" the point itself is counted; 0 for left out points
  std::vector<double> z, p;        ///< p: two-sided, normal
  std::vector<int8_t> bin;
  std::vector<int8_t> binFdr; ///< empty unless asked for
  int64_t leftOut = 0;   ///< points with a NaN value or place: in no mean, no deviation, no neighbourhood
  int64_t undefined = 0; ///< other points whose z is NaN
};

/// Of the finite values.
GiStarMoments momentsOf(std::span<const double> values);
/// Throws std::invalid_argument when the spans differ in length.
GiStarResult giStar(std::span<const double> x, std::span<const double> y, std::span<const double> values,
                    const GiStarParams& params, const Progress& progress = {},
                    const std::optional<GiStarMoments>& moments = {});

/// Two-sided normal p-value of z; NaN for NaN.
double twoSidedP(double z);
/// -3..3 from the sign of z and a p-value.
int8_t giBin(double z, double p);
/// Benjamini-Hochberg adjusted p-values over those that are not NaN.
std::vector<double> benjaminiHochberg(std::span<const double> p);

} // namespace scarp
