// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_source.h"

#include "core/base/error.h"
#include "core/insar/ct_roles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace scarp {

CtSource::CtSource(std::filesystem::path file, CtReadOptions options, const std::string& mapCrs,
                   const Progress& progress)
    : m_file(std::move(file)), m_options(std::move(options)) {
  CtReadOptions first = m_options;
  first.mostSeriesValues = std::min(first.mostSeriesValues, CtCloud::kMostSeriesValues);
  m_options.mostSeriesValues = SIZE_MAX; // later readings are of a few targets
  const CtPoints points = projectedToMetres(readPoints(m_file, first, progress), mapCrs);
  m_notices = points.notices;
  m_cloud = std::make_shared<const CtCloud>(points);
}

CtColumns CtSource::columns(const std::vector<std::string>& names, const Progress& progress) const {
  const std::lock_guard lock(m_mutex);
  CtColumns result;
  CtReadOptions options = m_options;
  options.readSeries = false;
  options.columns.emplace();
  for (const std::string& name : names) {
    const auto at = columnNamed(m_cloud->numericColumns(), name);
    if (!at || m_file.empty())
      throw inputError((m_file.empty() ? std::string("the table") : m_file.string()) + " has no column '" +
                           name + "' with numbers",
                       "It has: " + listed(m_cloud->numericColumns()) + ".");
    if (const auto known = m_columns.find(name); known != m_columns.end())
      result[name] = known->second;
    else
      options.columns->push_back(m_cloud->numericColumns()[*at]);
  }
  if (options.columns->empty())
    return result;
  const CtPoints points = readPoints(m_file, options, progress);
  for (const std::string& name : names) {
    if (result.contains(name))
      continue;
    const CtColumn* column =
        points.column(m_cloud->numericColumns()[*columnNamed(m_cloud->numericColumns(), name)]);
    const auto* numbers = column ? std::get_if<std::vector<double>>(&column->values) : nullptr;
    if (!numbers)
      throw inputError(m_file.string() + " has changed: its column '" + name + "' holds no numbers now",
                       "Open the project again.");
    auto ordered = std::make_shared<std::vector<float>>(m_cloud->size());
    for (size_t i = 0; i < ordered->size(); ++i) {
      if (m_cloud->row(i) >= numbers->size())
        throw inputError(m_file.string() + " has changed: it holds fewer points now",
                         "Open the project again.");
      (*ordered)[i] = static_cast<float>((*numbers)[m_cloud->row(i)]);
    }
    result[name] = m_columns[name] = std::move(ordered);
  }
  return result;
}

CtPoints CtSource::row(uint32_t target, const Progress& progress) const {
  if (m_file.empty())
    throw inputError("these targets are in no file");
  CtReadOptions options = m_options;
  options.readSeries = false;
  options.rows = std::vector<size_t>{m_cloud->row(target)};
  return readPoints(m_file, options, progress);
}

std::vector<float> CtSource::series(std::span<const uint32_t> targets, const Progress& progress) const {
  const size_t dates = m_cloud->dates().size();
  std::vector<float> result;
  if (dates == 0 || targets.empty() || (!m_cloud->keepsSeries() && m_file.empty()))
    return result;
  if (m_cloud->keepsSeries()) {
    result.reserve(targets.size() * dates);
    for (const uint32_t i : targets) {
      const std::vector<float> one = m_cloud->series(i);
      result.insert(result.end(), one.begin(), one.end());
    }
    return result;
  }
  std::vector<size_t> order(targets.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return m_cloud->row(targets[a]) < m_cloud->row(targets[b]); });
  CtReadOptions options = m_options;
  options.columns.emplace();
  options.rows.emplace();
  for (const size_t k : order)
    if (const size_t row = m_cloud->row(targets[k]); options.rows->empty() || options.rows->back() != row)
      options.rows->push_back(row);
  const CtPoints points = readPoints(m_file, options, progress);
  if (points.size() != options.rows->size() || points.dates != m_cloud->dates())
    throw inputError(m_file.string() + " has changed since it was read", "Open the project again.");
  result.resize(targets.size() * dates);
  for (const size_t k : order) {
    const auto at = std::lower_bound(options.rows->begin(), options.rows->end(), m_cloud->row(targets[k])) -
                    options.rows->begin();
    std::copy_n(points.series.begin() + at * static_cast<std::ptrdiff_t>(dates), dates,
                result.begin() + static_cast<std::ptrdiff_t>(k * dates));
  }
  return result;
}

} // namespace scarp
