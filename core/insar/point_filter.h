// SPDX-License-Identifier: GPL-3.0-or-later
// A condition on the numeric columns of points: "gi_bin<=-2", "gi_z < -1.96 and n_neighbours >= 5".
#pragma once

#include "core/insar/ct_points.h"

#include <string>
#include <vector>

namespace scarp {

class PointFilter {
public:
  /// Comparisons (< <= > >= = == != <>) with numbers, joined by `and`. Throws Error(Usage) on anything else.
  explicit PointFilter(const std::string& text);
  /// One flag per point; a missing value fulfils nothing. Throws Error(Input) when a column is missing or
  /// holds texts.
  std::vector<bool> flags(const CtPoints& points) const;

  /// The columns that it names, one per comparison.
  std::vector<std::string> columns() const;
  /// Does comparison k hold for this value of its column?
  bool holds(size_t k, float value) const;

private:
  enum class Operator { Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual };
  struct Comparison {
    std::string column;
    Operator op;
    double number;
  };
  static Comparison parse(const std::string& text);
  template <class T> static bool holds(T value, const Comparison& comparison);
  std::vector<Comparison> m_comparisons;
};

} // namespace scarp
