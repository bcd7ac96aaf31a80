// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/point_filter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/insar/ct_roles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace scarp {

PointFilter::PointFilter(const std::string& text) {
  if (trimmed(text).empty())
    return;
  const std::string lower = lowerCase(text);
  size_t from = 0;
  for (size_t at = 0; (at = lower.find(" and ", at)) != std::string::npos;) {
    m_comparisons.push_back(parse(text.substr(from, at - from)));
    from = at += 5;
  }
  m_comparisons.push_back(parse(text.substr(from)));
}

PointFilter::Comparison PointFilter::parse(const std::string& text) {
  const size_t at = text.find_first_of("<>=!");
  const auto wrong = [&] {
    return usageError("'" + std::string(trimmed(text)) + "' is no comparison of a column with a number",
                      "Write for example \"gi_bin<=-2\" or \"gi_z<-1.96 and n_neighbours>=5\".");
  };
  if (at == std::string::npos)
    throw wrong();
  size_t end = at;
  while (end < text.size() && end < at + 2 && std::string("<>=!").find(text[end]) != std::string::npos)
    ++end;
  static const std::pair<const char*, Operator> kOperators[] = {
      {"<", Operator::Less},          {"<=", Operator::LessEqual}, {">", Operator::Greater},
      {">=", Operator::GreaterEqual}, {"=", Operator::Equal},      {"==", Operator::Equal},
      {"!=", Operator::NotEqual},     {"<>", Operator::NotEqual}};
  const std::string sign = text.substr(at, end - at);
  const auto known = std::find_if(std::begin(kOperators), std::end(kOperators),
                                  [&](const auto& o) { return sign == o.first; });
  const std::string column(trimmed(text.substr(0, at)));
  const auto number = parseNumber(text.substr(end));
  if (known == std::end(kOperators) || column.empty() || !number || std::isnan(*number))
    throw wrong();
  return {column, known->second, *number};
}

std::vector<std::string> PointFilter::columns() const {
  std::vector<std::string> names;
  for (const Comparison& comparison : m_comparisons)
    names.push_back(comparison.column);
  return names;
}

bool PointFilter::holds(size_t k, float value) const {
  return holds(value, m_comparisons[k]);
}

template <class T> bool PointFilter::holds(T value, const Comparison& c) {
  const auto number = static_cast<T>(c.number); // 1.96 as a float is no less than 1.96 as a float
  if (std::isnan(value))
    return false;
  switch (c.op) {
  case Operator::Less:
    return value < number;
  case Operator::LessEqual:
    return value <= number;
  case Operator::Greater:
    return value > number;
  case Operator::GreaterEqual:
    return value >= number;
  case Operator::Equal:
    return value == number;
  case Operator::NotEqual:
    return value != number;
  }
  return false;
}

std::vector<bool> PointFilter::flags(const CtPoints& points) const {
  std::vector<bool> keep(points.size(), true);
  std::vector<std::string> names;
  for (const CtColumn& column : points.columns)
    names.push_back(column.name);
  for (const Comparison& comparison : m_comparisons) {
    const auto at = columnNamed(names, comparison.column);
    if (!at)
      throw inputError(points.provenance.file + " has no column '" + comparison.column + "'",
                       "It has: " + listed(names) + ".");
    const auto* numbers = std::get_if<std::vector<double>>(&points.columns[*at].values);
    if (!numbers)
      throw inputError("the column '" + comparison.column + "' of " + points.provenance.file +
                       " holds texts, not numbers");
    for (size_t i = 0; i < keep.size(); ++i)
      keep[i] = keep[i] && holds((*numbers)[i], comparison);
  }
  return keep;
}

} // namespace scarp
